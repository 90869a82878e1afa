"""Feeds, the map and the list for AI: what a stranger may read of articles, and nothing else."""

from datetime import date
from importlib import import_module
from xml.etree import ElementTree

import pytest

from tealight.magazine.models import PublishedArticle, Topic
from tests.magazine.writing import a_category, an_article
from tests.make import a_reply, a_story

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(anybody, path="/reading/feed/"):
    answer = anybody.client.get(path)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/atom+xml", path
    return ElementTree.fromstring(answer.content).findall("a:entry", ATOM)


def said(entry, name: str) -> str:
    return entry.findtext(f"a:{name}", "", ATOM)


def test_a_feed_tells_title_standfirst_day_and_author(anybody, place):
    article = an_article("Milk, afterwards", standfirst="It can come after any loss.", author_name="Robin Field")
    PublishedArticle.objects.update(published_on=date(2026, 11, 2), changed_on=date(2026, 11, 20))
    entry, = entries(anybody)
    assert said(entry, "title") == "Milk, afterwards" and said(entry, "summary") == "It can come after any loss."
    assert entry.findtext("a:author/a:name", "", ATOM) == "Robin Field"
    assert said(entry, "published") == "2026-11-02T00:00:00+00:00" and said(entry, "updated") == "2026-11-20T00:00:00+00:00"
    assert entry.find("a:link", ATOM).get("href").endswith("/reading/milk-afterwards/")
    assert said(entry, "id").startswith("tag:") and said(entry, "id").endswith(f":article-{article.id}")


def test_a_category_has_a_feed_of_its_own_and_pages_lead_to_them(anybody, place):
    an_article("Milk, afterwards")
    an_article("Going back", category=a_category("Returning"))
    assert [said(one, "title") for one in entries(anybody, "/reading/in/returning/feed/")] == ["Going back"]
    assert len(entries(anybody)) == 2
    assert anybody.client.get("/reading/in/nothing/feed/").status_code == 404
    for page, feed in (("/reading/", "/reading/feed/"), ("/reading/in/returning/", "/reading/in/returning/feed/")):
        links = [e.get("href") for e in anybody.get(page).root.iter("link") if e.get("type") == "application/atom+xml"]
        assert links == [feed]


@pytest.mark.parametrize("path", ["/reading/feed/", "/sitemap.xml", "/reading/milk-afterwards/card.png", "/llms.txt"])
def test_who_has_it_already_is_sent_nothing(path, anybody, place):
    an_article("Milk, afterwards")
    first = anybody.client.get(path)
    again = anybody.client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content
    if "Last-Modified" in first:
        assert " 00:00:00 GMT" in first["Last-Modified"], "a day, and no moment"
        assert anybody.client.get(path, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    PublishedArticle.objects.update(title="Milk, after a loss", changed_on=date(2027, 1, 1))
    assert path == "/llms.txt" or anybody.client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200



def test_a_feed_goes_by_the_filters_everyone_starts_with_and_by_nobodys_own(anybody, ada, browser_of):
    from tealight.place.models import ContentNote

    covered, left_out = ContentNote.objects.order_by("bit")[:2]
    ContentNote.objects.update(starts_as="show")
    ContentNote.objects.filter(id=covered.id).update(starts_as="cover")
    ContentNote.objects.filter(id=left_out.id).update(starts_as="leave-out")

    import_module("tealight.place.queries.notes").forget()
    for title, note in (("Covered", covered), ("Left out", left_out), ("Plain", None)):
        article = an_article(title, standfirst=f"Told of {title}.")
        PublishedArticle.objects.filter(pk=article.pk).update(notes=0 if note is None else 1 << note.bit)
    told = anybody.client.get("/reading/feed/").content.decode()
    assert "Told of Plain" in told and "Told of" not in told.replace("Told of Plain", "")
    assert f"An article about: {covered.label}" in told and "Left out" not in told and ">Covered<" not in told
    assert browser_of(ada).client.get("/reading/feed/").content.decode() == told
    assert "left-out" not in anybody.client.get("/sitemap.xml").content.decode()


def test_the_map_holds_articles_categories_and_topics_that_hold_something(anybody, place):
    used, unused = Topic.objects.create(title="Milk", slug="milk"), Topic.objects.create(title="Work", slug="work")
    a_category("Empty")
    an_article("Milk, afterwards", topics=[("topic", used)])
    an_article("A draft", publish=False)
    answer = anybody.client.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml" and unused.slug
    found = [one.text.split("/", 3)[3] for one in ElementTree.fromstring(answer.content).findall("m:url/m:loc", MAP)]
    assert found == ["reading/", "reading/in/after-the-hospital/", "reading/topics/milk/", "reading/milk-afterwards/"]
    days = ElementTree.fromstring(answer.content).findall("m:url/m:lastmod", MAP)
    assert len(days) == 4 and all(date.fromisoformat(one.text) for one in days)


def test_the_map_is_none_where_articles_are_not_to_be_listed(anybody, olive, browser_of):
    an_article("Milk, afterwards")
    assert browser_of(olive).post("/desk/place/switches/unlisted/", {"turn": "on"}).status == 303
    assert anybody.client.get("/sitemap.xml").status_code == 404


def test_the_list_for_ai_says_no_until_the_operator_says_yes(anybody, olive, browser_of):
    an_article("Milk, afterwards", standfirst="It can come after any loss.")
    refused = anybody.client.get("/llms.txt").content.decode()
    assert "nothing" in refused.lower() and "Milk" not in refused
    assert browser_of(olive).post("/desk/place/switches/ai/", {"turn": "on"}).status == 303
    told = anybody.client.get("/llms.txt").content.decode()
    assert "/reading/milk-afterwards/): It can come after any loss." in told and "Nothing else of this place is for you" in told


def test_no_story_of_anybody_is_in_any_of_them(anybody, ada, ben, cy, olive, browser_of):
    """A place with stories for anyone, for members and for oneself, all switches at their boldest."""
    for switch in ("anyone", "ai"):
        assert browser_of(olive).post(f"/desk/place/switches/{switch}/", {"turn": "on"}).status == 303
    stories = [
        a_story(ada, "Zebrafinch at the window that morning.", audience="anyone"),
        a_story(ben, "Zebrafinch in the members’ hour.", audience="members"),
        a_story(cy, "Zebrafinch, for nobody else.", audience="me"),
    ]
    a_reply(ben, stories[0], "Zebrafinch, I am so sorry.")
    an_article("Milk, afterwards", standfirst="It can come after any loss.")
    for path in ("/reading/feed/", "/reading/in/after-the-hospital/feed/", "/sitemap.xml", "/llms.txt", "/robots.txt"):
        told = anybody.client.get(path).content.decode()
        assert "milk-afterwards" in told or path == "/robots.txt", path
        assert "ebrafinch" not in told and "/stories/" not in told and "Ada" not in told, path
        assert not [number for number in stories if str(number) in told], path
    head = anybody.get("/reading/milk-afterwards/").html.partition("</head>")[0]
    assert "ebrafinch" not in head and "/stories/" not in head

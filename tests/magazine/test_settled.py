"""What readers read is what is published: at once after the editor's press, and never a draft."""

from tealight.magazine.jobs import settle_what_changed
from tealight.magazine.models import PublishedArticle
from tests import make
from tests.magazine.reviewing import both_say_yes
from tests.magazine.writing import a_category, an_article, article_form


def test_a_visitor_reads_what_was_published(place, anybody):
    an_article("Milk, afterwards", "Milk can come after any loss.")
    page = anybody.get("/reading/milk-afterwards/")
    assert page.status == 200 and page.heading == "Milk, afterwards" and "Milk can come" in page.main
    assert "/reading/milk-afterwards/" in anybody.get("/reading/").links()
    assert "/reading/milk-afterwards/" in anybody.get("/reading/in/after-the-hospital/").links()


def test_a_draft_is_nowhere(place, anybody):
    an_article("Milk, afterwards", publish=False)
    assert anybody.get("/reading/milk-afterwards/").status == 404
    assert "Milk" not in anybody.get("/reading/").main


def test_an_editor_publishes_and_takes_back_in_the_cms(cms, send, anybody, place):
    article = an_article("Milk, afterwards", "Milk can come after any loss.", publish=False)
    both_say_yes(article, make.a_person("Rowan", roles=("editor",)))
    dates = {"reviewed_on": "2026-11-01", "next_review_on": "2029-11-01"}
    fields = article_form(cms.get(f"/desk/cms/pages/{article.id}/edit/"), "Milk can come after any loss.", **dates)
    answer = send(f"pages/{article.id}/edit/", **{**fields, "action-publish": "1"})
    assert answer.status_code == 302, answer.content[:2000]
    assert anybody.get("/reading/milk-afterwards/").status == 200
    assert send(f"pages/{article.id}/unpublish/").status_code == 302
    assert anybody.get("/reading/milk-afterwards/").status == 404
    assert not PublishedArticle.objects.exists()


def test_what_was_published_by_the_clock_is_settled_by_the_next_minute(place, anybody):
    article = an_article("Milk, afterwards", publish=False)
    article.get_latest_revision().publish()
    settle_what_changed.call()
    assert anybody.get("/reading/milk-afterwards/").status == 200


def test_articles_stand_in_the_editors_order(place, anybody):
    shelf = a_category("Bodies")
    first, second = an_article("One", category=shelf), an_article("Two", category=shelf)
    second.move(first, pos="left")
    settle_what_changed.call()
    links = [url for url in anybody.get("/reading/in/bodies/").links() if url in {"/reading/one/", "/reading/two/"}]
    assert links == ["/reading/two/", "/reading/one/"]


def leads_to(article) -> list[tuple[str, str]]:
    return [("text", f'<p>Read <a linktype="page" id="{article.id}">the other one</a> too.</p>')]


def renamed(article, slug: str) -> None:
    article.slug = slug
    article.save_revision().publish()
    settle_what_changed.call()


def test_a_link_to_a_draft_tells_nothing_of_it_until_it_is_read(place, anybody):
    draft = an_article("When a twin dies", publish=False)
    an_article("Milk, afterwards", body=leads_to(draft))
    page = anybody.get("/reading/milk-afterwards/")
    assert "the other one" in page.main and "when-a-twin-dies" not in page.html
    draft.get_latest_revision().publish()
    settle_what_changed.call()
    assert "/reading/when-a-twin-dies/" in anybody.get("/reading/milk-afterwards/").links()


def test_renamed_it_is_found_by_links_and_by_whoever_kept_its_old_address(place, anybody):
    other = an_article("When a twin dies")
    an_article("Milk, afterwards", body=leads_to(other))
    renamed(other, "one-of-twins")
    assert "/reading/one-of-twins/" in anybody.get("/reading/milk-afterwards/").links()
    moved = anybody.get("/reading/when-a-twin-dies/", follow=False)
    assert (moved.status, moved.goes_to) == (301, "/reading/one-of-twins/")
    renamed(other, "when-a-twin-dies")
    assert anybody.get("/reading/when-a-twin-dies/", follow=False).status == 200


def test_taken_back_neither_its_old_address_nor_a_link_leads_to_it(place, anybody):
    other = an_article("When a twin dies")
    an_article("Milk, afterwards", body=leads_to(other))
    renamed(other, "one-of-twins")
    other.unpublish()
    settle_what_changed.call()
    assert "one-of-twins" not in anybody.get("/reading/milk-afterwards/").html
    assert anybody.get("/reading/when-a-twin-dies/").status == 404


def test_settling_what_is_settled_finds_nothing_to_do(place):
    from tealight.magazine.queries.behind import articles_behind

    an_article("Milk, afterwards", body=leads_to(an_article("When a twin dies", publish=False)))
    assert articles_behind(make.TEST) == []

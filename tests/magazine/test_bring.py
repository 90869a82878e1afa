"""Articles of an old site come along: what they were, where they were, and nobody's comment or address."""

import json
import re
from collections import Counter
from datetime import date
from importlib import import_module

import pytest
from PIL import Image
from wagtail.images import get_image_model

from tealight.magazine.models import (
    Article,
    BroughtArticle,
    Category,
    OldAddress,
    PublishedArticle,
    Topic,
)
from tests.magazine.exported import ghost, wordpress

command = import_module("tealight.cli.import")
FILES = {"ghost": ghost, "wordpress": wordpress}


def kinds(article: Article) -> list[str]:
    return [block.block_type for block in article.body]


def words(article: Article) -> str:
    return json.dumps(article.body.get_prep_value(), ensure_ascii=False)


def everything() -> tuple[int, ...]:
    return tuple(m.objects.count() for m in (Article, Category, Topic, OldAddress, BroughtArticle, get_image_model()))


@pytest.mark.parametrize("program", FILES)
def test_a_dry_run_counts_and_writes_nothing(program, bring, tmp_path):
    status, told = bring(program, FILES[program](), "--dry-run")
    assert status == 0 and everything() == (0,) * 6 and not (tmp_path / "kept").exists()
    assert "Articles in the file: 5" in told and "Nothing was written." in told and "drafts there: 3" in told
    assert "gone.png" in told and "Robin Field: 1" in told.replace("Robin Field, Kit: 1", "Robin Field: 1").replace("Robin Field: 5", "Robin Field: 1")
    assert "never taken: 1" in told and "old.example" not in told.replace("https://old.example", "") and "@" not in told


@pytest.mark.parametrize("program", FILES)
def test_all_are_drafts_that_nobody_reviewed_and_twice_adds_nothing(program, bring, anybody):
    assert bring(program, FILES[program]())[0] == 0
    articles, before = Article.objects.all(), everything()
    assert len(articles) == 5 and not any(one.live or one.reviewed_on or one.next_review_on for one in articles)
    assert not PublishedArticle.objects.exists() and anybody.get("/reading/milk-afterwards/").status == 404
    status, told = bring(program, FILES[program]())
    assert status == 0 and everything() == before and "here already: 5" in told


def test_what_ghost_knew_of_an_article_is_kept(bring):
    bring("ghost", ghost())
    milk = Article.objects.get(slug="milk-afterwards")
    assert milk.get_parent().title == "Bodies" and [one.value.title for one in milk.topics] == ["Milk"]
    assert milk.author_name == "Robin Field, Kit" and milk.standfirst == "It can come after any loss."
    assert milk.first_published_at.date() == date(2021, 3, 4)
    assert kinds(milk) == [
        "picture", "text", "picture", "heading", "text", "callout", "folded", "picture", "text", "quote", "table",
    ]
    assert [one.value["alt"] for one in milk.body if one.block_type == "picture"] == ["A cup of tea", "A window", "A cup"]
    assert milk.body[2].value["caption"] == "Morning" and milk.body[6].value["title"] == "How long?"
    told = words(milk)
    assert '<a href=\\"/going-back/\\">' in told and "https://video.example/embed/1" in told and "A leaflet" in told
    assert not [odd for odd in ("script", "iframe", "style", "alert", "__GHOST", "💡") if odd in told]
    assert {one.value["credit"] for one in milk.body if one.block_type == "picture"} == {"Whose picture it is was not written down."}
    assert get_image_model().objects.count() == 2, "one picture, however often it is shown"


def test_what_wordpress_knew_of_an_article_is_kept(bring):
    bring("wordpress", wordpress())
    milk, back = Article.objects.get(slug="milk-afterwards"), Article.objects.get(slug="going-back")
    assert milk.get_parent().title == "Bodies & milk" and [one.value.title for one in milk.topics] == ["Milk"]
    assert milk.author_name == "Robin Field" and milk.first_published_at.date() == date(2019, 3, 4)
    assert kinds(milk) == ["picture", "text", "picture", "heading", "picture", "text"]
    assert [one.value["alt"] for one in milk.body if one.block_type == "picture"] == ["A cup", "A window", "A cup"]
    assert milk.body[2].value["caption"] == "Morning" and "contact-form" not in words(milk) and "[" not in milk.body[-1].value.source
    assert "after any loss.<br>It passes." in milk.body[1].value.source
    assert '<a href="/2019/04/going-back/">' in milk.body[-1].value.source and "https://video.example/watch" in words(milk)
    assert kinds(back) == ["text", "folded", "table", "text"] and back.body[2].value["title"] == "A plan"


@pytest.mark.parametrize(("program", "old"), [("ghost", "/milk-afterwards/"), ("wordpress", "/2019/03/milk-afterwards/")])
def test_published_ones_are_read_under_their_day_and_old_addresses_lead_on(program, old, bring, anybody):
    _, told = bring(program, FILES[program](), "--published")
    assert {one.slug for one in PublishedArticle.objects.all()} == {"milk-afterwards", "going-back"}, told
    row = PublishedArticle.objects.get(slug="milk-afterwards")
    assert (row.published_on.month, row.changed_on.month, row.reviewed_on) == (3, 5, None)
    answer = anybody.client.get(old)
    assert answer.status_code == 301 and answer["Location"] == "/reading/milk-afterwards/"
    without = anybody.client.get(old.rstrip("/"))
    assert without.status_code == 301 and without["Location"] == old
    assert "Nobody has reviewed this yet." in anybody.get("/reading/milk-afterwards/").main
    assert "It comes" in anybody.get("/reading/milk-afterwards/").html or program == "wordpress"


def test_an_old_address_leads_nowhere_while_its_article_is_a_draft_and_no_other_path_does(bring, anybody):
    bring("ghost", ghost())
    assert OldAddress.objects.filter(path="/milk-afterwards/").exists()
    for path in ("/milk-afterwards/", "/nothing/", "/nothing", "/2019/03/x/", "/a" * 300 + "/"):
        assert anybody.client.get(path).status_code == 404, path
    assert anybody.client.get("/stories").status_code == 301, "our own addresses go on as before"


@pytest.mark.parametrize("ask", [
    lambda client, path: client.get(path), lambda client, path: client.get(path[:-1]), lambda client, path: client.post(path),
])  # fmt: skip
def test_an_old_address_of_a_draft_answers_as_one_that_never_was(bring, anybody, ask):
    bring("ghost", ghost())
    known, never = (ask(anybody.client, path).status_code for path in ("/milk-afterwards/", "/never-was-there/"))
    assert known == never


def test_a_wordpress_without_permalinks_leads_on_by_number(bring, anybody):
    plain = wordpress().replace(b"https://old.example/2019/03/milk-afterwards/", b"https://old.example/?p=3")
    plain = plain.replace(b"https://old.example/2019/04/going-back/", b"https://old.example/?p=4")
    _, told = bring("wordpress", plain.replace(b"Going back takes", b"<a href='https://old.example/?p=5'>A draft</a>"), "--published")
    assert "Old addresses that lead on: 2." in told
    milk = words(Article.objects.get(slug="milk-afterwards"))
    assert '<a href=\\"/?p=4\\">Going back' in milk
    assert "https://old.example/?p=5" in words(Article.objects.get(slug="going-back")), "nobody reads it here, so the link stays as it was"
    for old in ("/?p=4", "/?page_id=4", "/?p=4&utm_source=x"):
        answer = anybody.client.get(old)
        assert answer.status_code == 301 and answer["Location"] == "/reading/going-back/", old
    for none in ("/?p=5", "/?p=99", "/?p=", "/?p=4%00", "/?p=-4", "/?p=" + "4" * 400, "/?cat=4"):
        assert anybody.client.get(none).status_code == 200, none


def test_an_old_address_that_leads_on_already_is_told(bring, anybody):
    bring("ghost", ghost(), "--published")
    _, told = bring("wordpress", wordpress().replace(b"/2019/03/milk-afterwards/", b"/milk-afterwards/"), "--published", "--dry-run")
    assert "Old addresses that lead on: 3." in told and "  · /milk-afterwards/" in told
    assert anybody.client.get("/milk-afterwards/")["Location"] == "/reading/milk-afterwards/"


def test_an_old_address_never_takes_the_place_of_ours(bring, anybody):
    content = json.loads(ghost())
    content["db"][0]["data"]["posts"][1]["slug"] = "help"
    _, told = bring("ghost", json.dumps(content).encode(), "--published")
    assert "  · /help/" in told and anybody.get("/help/").status == 200 and anybody.get("/help/").url == "/help/"


def test_pages_come_only_when_asked_for_and_slugs_never_meet(bring):
    from tests.magazine.writing import a_category, an_article

    an_article("Going back", category=a_category("Work"))
    bring("ghost", ghost(wrapped=False), "--pages")
    assert Article.objects.filter(title="About us").exists()
    assert sorted(Article.objects.filter(title="Going back").values_list("slug", flat=True)) == ["going-back", "going-back-2"]
    bring("wordpress", wordpress())
    assert Article.objects.filter(title="Going back").count() == 3, "another site’s is another article"


BOMB = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'


@pytest.mark.parametrize(("program", "content", "sentence"), [
    ("ghost", b"", "no whole JSON"),
    ("ghost", ghost()[:-400], "no whole JSON"),
    ("ghost", ghost().decode().encode("utf-16"), "not UTF-8"),
    ("ghost", b"\xff\xfe\xfa", "not UTF-8"),
    ("ghost", b"[" * 100_000, "deeper than any export"),
    ("ghost", b"{}", "no export of Ghost"),
    ("ghost", b'{"db": []}', "no export of Ghost"),
    ("ghost", b'{"db": [{"meta": {"version": "5.1"}, "data": {"posts": "none"}}]}', "not a list of rows"),
    ("ghost", ghost(version="55-beta"), "we read those of Ghost 1 to 6"),
    ("ghost", b'{"db": ' + b"9" * 5_000 + b"}", "no JSON that can be read"),
    ("ghost", ghost(version="9.1"), "we read those of Ghost 1 to 6"),
    ("ghost", ghost(users=[1, 2]), "users is not a list of rows"),
    ("ghost", wordpress(), "no whole JSON"),
    ("wordpress", b"", "no XML"),
    ("wordpress", ghost(), "no XML"),
    ("wordpress", wordpress()[:-400], "no whole XML"),
    ("wordpress", wordpress().replace(b"Milk", b"\xe4"), "not UTF-8"),
    ("wordpress", wordpress(version="1.0"), "we read 1.2"),
    ("wordpress", wordpress().replace(b"export/1.2/", b"export/1.1/"), "no export of WordPress in WXR 1.2"),
    ("wordpress", b"<rss><channel/></rss>", "no export of WordPress"),
    ("wordpress", b"<html><body>Sign in</body></html>", "no export of WordPress"),
    ("wordpress", wordpress(before=BOMB, within="&b;"), "document type"),
    ("wordpress", wordpress(before=OUTSIDE, within="&x;"), "document type"),
    ("wordpress", wordpress(within="&nbsp;"), "no whole XML"),
    ("wordpress", wordpress(within="\x08"), "no whole XML"),
])
def test_what_is_no_export_is_refused_in_a_sentence_and_nothing_is_written(program, content, sentence, bring):
    status, told = bring(program, content)
    assert status == 1 and told.startswith("Nothing was taken in.") and sentence in told and told.count("\n") == 1
    assert everything() == (0,) * 6


def test_twice_as_many_articles_and_files_are_twice_the_work(monkeypatch):
    from tealight.magazine.bringing import wordpress as reader

    seen = Counter()
    meta = reader._meta
    monkeypatch.setattr(reader, "_meta", lambda item, key: seen.update([key]) or meta(item, key))
    one = wordpress()
    begin, end = one.index(b"<item>"), one.rindex(b"</item>") + len(b"</item>")
    for times in (1, 4):
        seen.clear()
        items = b"".join(
            re.sub(rb"<wp:post_id>(\d+)<", rb"<wp:post_id>\g<1>%d<" % number, one[begin:end]) for number in range(times)
        )  # fmt: skip
        shipment = reader.read_wordpress(one[:begin] + items + one[end:])
        assert len(shipment.articles) == 5 * times and seen["_wp_attachment_image_alt"] <= 5 * times


def test_what_is_too_large_is_refused(bring, monkeypatch):
    import tealight.magazine.bringing.facts as facts

    monkeypatch.setattr(facts, "LARGEST_FILE", 1_000)
    status, told = bring("ghost", ghost())
    assert status == 1 and "larger than 100 MB" in told


def test_a_picture_outside_the_directory_is_never_read(bring, tmp_path):
    from tealight.magazine.bringing.pictures import find

    inside = tmp_path / "site"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    for name in ("/../secret.png", "/content/images/../../secret.png", "/link.png", "//etc/passwd", "/etc/passwd", "\x00", "", "/" + "a" * 5000):
        assert find(inside, name) is None, name


def test_a_picture_is_taken_or_listed_as_when_an_editor_sends_it(bring, tmp_path):
    from tests.magazine.test_pictures import MANY, two_in_one

    at = tmp_path / "content" / "images" / "2021" / "03"
    (at / "cup.png").write_bytes(two_in_one())
    (at / "window.png").write_bytes(MANY)
    (at / "gone.png").write_bytes(b"\0" * (26 * 1024 * 1024))
    status, told = bring("ghost", ghost())
    assert status == 0 and "Pictures that were not found" not in told, told
    assert "at most 25 MB" in told and "window.png" in told and "gone.png" in told and "cup.png" not in told
    with Image.open(get_image_model().objects.get().file) as kept:
        assert kept.format == "JPEG" and kept.size == (96, 64)


def test_a_place_that_can_only_be_read_takes_nothing_in(bring, olive, browser_of):
    assert browser_of(olive).post("/desk/place/switches/reading/", {"turn": "on"}).status == 303
    status, told = bring("ghost", ghost())
    assert status == 1 and "only be read" in told and everything() == (0,) * 6

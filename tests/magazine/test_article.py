"""The page of an article: who answers for it, whom it is for, what is covered, and what cannot wait."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.magazine.writing import a_category, an_article
from tests.stories.wishes import wishes

TODAY = date(2026, 11, 30)
ANSWERED_FOR = {
    "author_name": "Asha Pell", "author_role": "obstetrician", "clinical_reviewer": "Nuala Byrne",
    "clinical_credentials": "midwife", "lived_reviewer": "two parents", "reviewed_on": date(2026, 3, 4),
    "next_review_on": date(2029, 3, 4),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _that_evening(monkeypatch):
    """Reviews fall due on a day; the tests stand on one, whenever they are run."""
    from tealight.kernel import clock
    from tests.magazine.writing import NOW

    monkeypatch.setattr(clock, "now", lambda: NOW)


def mask(*keys: str) -> int:
    from tealight.place.queries import notes

    return notes().mask(keys)


def test_it_says_who_answers_for_it_and_until_when(place, anybody):
    an_article("Milk, afterwards", standfirst="It can come after any loss.", **ANSWERED_FOR)
    page = anybody.get("/reading/milk-afterwards/")
    for words in (
        "Reading · After the hospital", "It can come after any loss.", "By Asha Pell, obstetrician",
        "Reviewed by Nuala Byrne (midwife) and, from experience, by two parents",
        "Last reviewed March 2026, next by March 2029", "1 minute to read",
    ):  # fmt: skip
        assert words in page.main, words
    assert "sample" not in page.main and "due to be looked over" not in page.main
    assert {"/reading/", "/reading/in/after-the-hospital/"} <= set(page.links())
    assert "Milk" not in page.title, "who looks over a shoulder reads the tab"


def test_it_says_plainly_what_nobody_is_known_to_have_reviewed(place, anybody):
    an_article("Milk, afterwards", author_name="Asha Pell")
    page = anybody.get("/reading/milk-afterwards/")
    assert "By Asha Pell" in page.main and "Nobody has reviewed this yet." in page.main and "eviewed by" not in page.main


def test_a_sample_says_that_nobody_reviewed_it(place, anybody):
    an_article("Milk, afterwards", is_sample=True, **ANSWERED_FOR)
    assert "A sample: nobody reviewed this." in anybody.get("/reading/milk-afterwards/").main


@pytest.mark.parametrize(("first", "last", "said"), [
    (87, 140, "12 weeks and 3 days to 20 weeks of pregnancy"),
    (87, None, "From 12 weeks and 3 days of pregnancy"),
    (None, 141, "Up to 20 weeks and 1 day of pregnancy"),
])
def test_it_says_how_far_along_it_is_for(place, anybody, first, last, said):
    an_article("Milk, afterwards", from_days=first, to_days=last)
    assert said in anybody.get("/reading/milk-afterwards/").main


def test_it_says_for_which_countries_it_is(helplines, anybody):
    an_article("Milk, afterwards", countries="gb, IE, XX")
    assert "Written for the United Kingdom, Ireland, XX" in anybody.get("/reading/milk-afterwards/").main


def test_what_is_overdue_says_so_and_since_when(place, anybody):
    an_article("Milk, afterwards", next_review_on=TODAY - timedelta(days=1), reviewed_on=date(2024, 1, 1))
    an_article("Today", next_review_on=TODAY, reviewed_on=date(2024, 1, 1))
    said = "This was due to be looked over in November 2026. Parts of it may be out of date."
    assert said in anybody.get("/reading/milk-afterwards/").main
    assert "Parts of it" not in anybody.get("/reading/today/").main


def test_references_are_printed_with_their_dates(place, anybody):
    reference = {"title": "Milk after loss", "publisher": "Sands", "url": "https://example.org/milk", "published": "2023-11", "looked_at": date(2026, 5, 2)}
    an_article("Milk, afterwards", references=[("reference", reference), ("reference", {"title": "A book", "publisher": "Press", "published": "1999"})])
    page = anybody.get("/reading/milk-afterwards/")
    assert "Milk after loss. Sands, November 2023. Looked at 2 May 2026." in page.main and "A book. Press, 1999." in page.main
    assert "https://example.org/milk" in page.links()


def test_the_switch_is_there_only_where_a_quick_view_is_approved(place, anybody):
    from tealight.magazine.actions.settle_article import settle_article
    from tealight.magazine.quick import digest
    from tests.magazine.writing import NOW

    article = an_article("Milk, afterwards", quick_points=[("point", {"lead": "Milk may come.", "rest": ""})])
    assert "/reading/milk-afterwards/quick/" not in anybody.get("/reading/milk-afterwards/").links()
    article.quick_of = digest(article)
    article.save_revision().publish()
    settle_article(viewer=make.TEST, now=NOW, article=article.id)
    page = anybody.get("/reading/milk-afterwards/")
    assert "/reading/milk-afterwards/quick/" in page.links() and "Full article" in page.main


def test_left_out_it_is_not_there(place, ben, browser_of, anybody):
    an_article("Milk, afterwards", notes=mask("birth", "physical-detail"))
    browser = browser_of(wishes(ben, birth="leave-out"))
    assert browser.get("/reading/milk-afterwards/").status == 404
    for address in ("/reading/", "/reading/latest/", "/reading/in/after-the-hospital/"):
        assert "Milk" not in browser.get(address).html
    assert anybody.get("/reading/milk-afterwards/").status == 200


def test_covered_it_is_one_line_and_nothing_of_itself(place, ben, browser_of):
    an_article("Milk, afterwards", "Milk can come.", notes=mask("physical-detail"), questions=[("question", "Why is there milk?")])
    browser = browser_of(wishes(ben, physical_detail="cover"))
    page = browser.get("/reading/milk-afterwards/")
    assert "An article with physical detail." in page.main and page.status == 200
    assert "Milk" not in page.html and "milk?" not in page.html
    (opens,) = [url for url in page.links() if "open=" in url]
    assert "Milk can come." in browser.get(opens).main
    for address in ("/reading/", "/reading/latest/", "/reading/in/after-the-hospital/", "/reading/questions/"):
        listed = browser.get(address)
        assert "Milk" not in listed.html and "milk?" not in listed.html, address
        assert opens in listed.links(), address


def test_a_note_that_is_never_printed_is_printed_on_no_article(place, ben, browser_of):
    an_article("Milk, afterwards", notes=mask("tfmr"))
    assert "medical reasons" not in browser_of(wishes(ben)).get("/reading/milk-afterwards/").main
    covered = browser_of(wishes(ben, tfmr="cover")).get("/reading/milk-afterwards/")
    assert "An article you asked us to cover." in covered.main


def test_its_notes_are_named(place, ben, browser_of):
    an_article("Milk, afterwards", notes=mask("physical-detail"))
    assert "Notes: physical detail" in browser_of(wishes(ben)).get("/reading/milk-afterwards/").main


def test_what_cannot_wait_names_the_number_of_the_chosen_country(helplines, browser_of):
    an_article("Milk, afterwards", has_urgent_box=True)
    wren = make.a_person("Wren", country="IE")
    page = browser_of(wren).get("/reading/milk-afterwards/")
    assert "Ring 112 for any of these" in page.main and "Heavy bleeding." in page.main
    assert {"tel:112", "/help/ie/"} <= set(page.links()) and "Samaritans" in page.main


def test_what_cannot_wait_never_guesses_a_country(helplines, anybody, ben, browser_of):
    an_article("Milk, afterwards", has_urgent_box=True)
    for browser in (anybody, browser_of(ben)):
        page = browser.get("/reading/milk-afterwards/")
        assert "Ring your emergency number for any of these" in page.main
        assert not [url for url in page.links() if url.startswith("tel:")] and "/help/" in page.links()


def test_an_article_without_the_box_still_ends_with_somebody_to_talk_to(helplines, anybody, browser_of):
    an_article("Milk, afterwards")
    page = anybody.get("/reading/milk-afterwards/")
    assert "for any of these" not in page.main and "helplines, country by country" in page.main
    page = browser_of(make.a_person("Wren", country="GB")).get("/reading/milk-afterwards/")
    assert "116 123" in page.main and "All help in the United Kingdom" in page.main


def test_a_line_stands_between_it_and_what_members_tell(place, anybody):
    an_article("Milk, afterwards")
    assert "This is information, and nobody’s story." in anybody.get("/reading/milk-afterwards/").main


def test_every_kind_of_block_is_plain_html(place, anybody):
    an_article("Milk, afterwards", body=[
        ("heading", "When it comes"), ("subheading", "Days"), ("text", "<p>It <b>can</b>. <a href='https://example.org/'>More</a></p>"),
        ("quote", {"words": "Nobody said it would.", "said_by": "a parent"}), ("facts", ["Cabbage leaves do little.", "It ends."]),
        ("callout", {"title": "Cold", "text": "<p>A cold flannel.</p>"}),
        ("table", {"title": "What helps", "head": ["What", "When"], "rows": [["Cold", "Often"]]}),
        ("folded", {"title": "Can I give it?", "text": "<p>In some places.</p>"}),
    ])  # fmt: skip
    page = anybody.get("/reading/milk-afterwards/")
    for words in ("When it comes", "Days", "It can.", "“Nobody said it would.”", "a parent", "It ends.", "A cold flannel.", "What helps", "Often", "In some places."):
        assert words in page.main, words
    names = [element.tag for element in page.root.iter() if isinstance(element.tag, str)]
    assert {"blockquote", "details", "caption", "th", "aside", "figure"} <= set(names)


def test_what_was_brought_from_elsewhere_is_made_safe(place, anybody):
    an_article("Milk, afterwards", "<script>x()</script><img src=x onerror=x()><a href='javascript:x()'>a</a> <a href='mailto:a@b.test'>b</a> <b style='x'>c</b>")
    page = anybody.get("/reading/milk-afterwards/").html
    for words in ("x()", "onerror", "javascript", "mailto", "style="):
        assert words not in page.partition('id="article-text"')[2].partition("article__end")[0], words


@pytest.mark.parametrize("to", ["mailto:a@b.test", "//evil.test/", "/\\evil.test/", "javascript:x()", "sms:116123", "https://a.test/ b"])
def test_a_link_that_may_lead_nowhere_is_told_to_whoever_writes_it_and_its_words_stay(place, anybody, to):
    from datetime import date

    from tealight.magazine.markdown import NotAnArticle, article_from_markdown
    from tealight.magazine.queries.checks import checks_of

    page = an_article("Milk, afterwards", f'<p><a href="{to}">write</a> <a href="tel:116123">ring</a></p>')
    shown = anybody.get("/reading/milk-afterwards/")
    assert "write" in shown.main and to not in shown.html and "tel:116123" in shown.links()
    assert any(want.startswith("The link “write”") for want in checks_of(page, date(2026, 11, 30)).wants)
    with pytest.raises(NotAnArticle, match="cannot lead to"):
        article_from_markdown(f'+++\ntitle = "A"\ncategory = "B"\n+++\n\n[write](<{to}>)\n')


def test_a_link_to_an_article_leads_to_where_readers_read_it(place, anybody):
    other = an_article("Cold")
    an_article("Milk, afterwards", f'<a linktype="page" id="{other.id}">Cold helps</a>, <a id="77" linktype="page">this is gone</a>.')
    page = anybody.get("/reading/milk-afterwards/")
    assert "/reading/cold/" in page.links() and "this is gone" in page.main


def test_what_it_said_before_is_not_sent_again_when_it_says_something_else(place, anybody):
    """A visitor's page is drawn once; everything that it says is asked anew."""
    from tealight.magazine.jobs import settle_what_changed

    first, second = an_article("One", "The first words."), an_article("Two")
    for address in ("/reading/one/", "/reading/", "/reading/latest/", "/reading/in/after-the-hospital/"):
        assert anybody.get(address).status == anybody.get(address).status == 200
    first.body = [("text", "<p>Other words.</p>")]
    first.save_revision().publish()
    settle_what_changed.call()
    assert "Other words." in anybody.get("/reading/one/").main and "The first words." not in anybody.get("/reading/one/").main
    shelf = a_category()
    shelf.title = "At home again"
    shelf.save_revision().publish()
    assert "At home again" in anybody.get("/reading/one/").main and "At home again" in anybody.get("/reading/").main
    second.unpublish()
    for address in ("/reading/", "/reading/latest/", "/reading/in/after-the-hospital/"):
        assert "/reading/two/" not in anybody.get(address).links(), address
    assert anybody.get("/reading/two/").status == 404


def test_a_visitors_colours_and_size_are_drawn_for_them(place, anybody):
    from tealight.web.context import look_cookie

    an_article("One")
    assert 'data-theme="dark"' not in anybody.get("/reading/one/").html
    anybody.client.cookies[look_cookie()] = "dark.large"
    assert 'data-theme="dark"' in anybody.get("/reading/one/").html and 'data-size="large"' in anybody.get("/reading/one/").html
    del anybody.client.cookies[look_cookie()]
    assert 'data-theme="dark"' not in anybody.get("/reading/one/").html


@pytest.mark.parametrize("below", ["", "quick/"])
def test_a_cover_keeps_nobody_from_a_number(helplines, place, browser_of, below):
    reader = browser_of(wishes(make.a_person("Wren", country="GB"), physical_detail="cover"))
    an_article("Milk, afterwards", has_urgent_box=True, notes=mask("physical-detail"))
    page = reader.get(f"/reading/milk-afterwards/{below}")
    assert "you need not read first" in page.main and "tel:999" in page.links() and "Milk" not in page.main
    an_article("Bread, afterwards", notes=mask("physical-detail"))
    assert "need not read" not in reader.get(f"/reading/bread-afterwards/{below}").main

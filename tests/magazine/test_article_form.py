"""The editors' form for an article: what it asks, what is kept of it, and what it refuses, in sentences."""

import pytest

from tealight.magazine.models import Article, PublishedArticle
from tealight.place.queries import notes
from tests import make
from tests.magazine.reviewing import AtTheDesk, both_say_yes
from tests.magazine.writing import a_category, an_article


@pytest.fixture
def desk(edda, browser_of):
    return AtTheDesk(browser_of(edda))


@pytest.fixture
def milk(place):
    return an_article("Milk, afterwards", publish=False)


@pytest.fixture
def countries(place, now):
    """The directory of help, which knows the countries."""
    from tealight.help.actions.load_directory import load_directory

    load_directory(viewer=make.TEST, now=now)


def kept(article) -> Article:
    return Article.objects.get(id=article.id).get_latest_revision_as_object()


def refusal(answer) -> str:
    assert answer.status_code == 200
    return str(answer.context["form"].errors) + str(answer.context["form"]["body"].errors)


def test_content_notes_are_ticked_and_kept_as_a_mask(desk, milk):
    html = desk.get(f"pages/{milk.id}/edit/").content.decode()
    assert all(f'value="{note.key}"' in html for note in notes().offered), "tfmr too: an editor marks what is there"
    desk.edit(milk, notes=["physical-detail", "tfmr"])
    assert notes().keys(kept(milk).notes) == [note.key for note in notes().all if note.key in {"physical-detail", "tfmr"}]
    html = desk.get(f"pages/{milk.id}/edit/").content.decode()
    assert html.count("checked") >= 2


def test_the_tfmr_note_is_never_printed(desk, milk, anybody):
    desk.edit(milk, "Said.", notes=["faith", "tfmr"], reviewed_on="2026-11-01", next_review_on="2029-10-01")
    both_say_yes(milk, make.a_person("Rowan", roles=("editor",)))
    desk.edit(milk, "Said.", **{"action-publish": "1"})
    assert PublishedArticle.objects.get().notes == notes().mask(["faith", "tfmr"])
    page = anybody.get("/reading/milk-afterwards/").main + anybody.get("/reading/").main
    assert "tfmr" not in page.lower() and "medical reasons" not in page


def test_countries_are_ticked_among_those_of_the_directory(desk, milk, countries):
    assert "Ireland" in desk.get(f"pages/{milk.id}/edit/").content.decode()
    desk.edit(milk, countries=["GB", "IE"])
    assert kept(milk).countries == "GB, IE"
    assert "not one of the available choices" in refusal(desk.edit(milk, countries=["XX"]))


def test_weeks_and_days_are_typed_and_days_are_kept(desk, milk):
    desk.edit(milk, from_days_0="12", from_days_1="3", to_days_0="24", to_days_1="")
    assert (kept(milk).from_days, kept(milk).to_days) == (87, 168)
    html = desk.get(f"pages/{milk.id}/edit/").content.decode()
    assert 'name="from_days_0" value="12"' in html and 'name="from_days_1" value="3"' in html
    assert "earlier than where it begins" in refusal(desk.edit(milk, from_days_0="12", to_days_0="4"))


@pytest.mark.parametrize(("last", "following", "said"), [
    ("2026-11-01", "2029-11-03", "three years at most"),
    ("", "2027-11-01", "when it was last reviewed"),
    ("2026-11-01", "2026-10-01", "comes after the last"),
])
def test_a_review_is_not_believed_for_longer_than_three_years(desk, milk, last, following, said):
    assert said in refusal(desk.edit(milk, reviewed_on=last, next_review_on=following))
    desk.edit(milk, reviewed_on="2026-11-01", next_review_on="2029-11-01")
    assert kept(milk).next_review_on.isoformat() == "2029-11-01"


@pytest.mark.parametrize("word", ["in", "topics", "series", "questions", "pictures", "feed", "latest"])
def test_no_article_has_a_word_of_our_own_addresses(desk, milk, word):
    assert "a word of our own addresses" in refusal(desk.edit(milk, slug=word))


def test_an_address_is_one_articles_in_all_categories(desk, milk):
    an_article("Sleep", category=a_category("Bodies"))
    assert "Another article has this address" in refusal(desk.edit(milk, slug="sleep"))
    assert kept(milk).slug == "milk-afterwards"


def test_an_address_made_of_the_title_avoids_what_is_taken(place):
    an_article("Sleep", category=a_category("Bodies"))
    assert an_article("Sleep", category=a_category("Grief")).slug == "sleep-2"
    assert an_article("Latest").slug == "latest-2"


def test_a_picture_says_what_it_shows_and_carries_notes(desk, milk, photograph):
    from wagtail.images import get_image_model
    from wagtail.test.utils.form_data import streamfield

    desk.send("images/add/", title="A window", file=photograph(), collection=1)
    picture = {"image": get_image_model().objects.get().id, "alt": "A window", "caption": "", "credit": "Ash"}
    ticked = {"body-0-value-notes": ["scan-photo"]}
    desk.edit(milk, body=streamfield([("picture", picture)]), **ticked)
    [block] = kept(milk).body
    assert block.value["notes"] == ["scan-photo"]
    assert "scan-photo" in desk.get(f"pages/{milk.id}/edit/").content.decode()
    both_say_yes(milk, make.a_person("Rowan", roles=("editor",)))
    answer = desk.edit(milk, body=streamfield([("picture", {**picture, "alt": ""})]), **ticked, **{"action-publish": "1"})
    assert "This field is required" in str(answer.context["form"].errors.as_data()) + answer.content.decode()


def test_two_versions_are_compared_in_words(desk, milk):
    desk.edit(milk, "Milk comes.", notes=["faith"], from_days_0="12")
    desk.edit(milk, "Milk stops.", notes=["faith", "ivf"], from_days_0="13", from_days_1="1")
    first, second = milk.revisions.order_by("-id")[:2][::-1]
    html = desk.get(f"pages/{milk.id}/revisions/compare/{first.id}...{second.id}/").content.decode()
    assert ", ".join(note.label for note in notes().of(notes().mask(["faith", "ivf"]))) in html
    assert "12 weeks" in html and "13 weeks and 1 day" in html and "stops" in html


def test_a_page_is_locked_against_another_editor_and_opened_again(desk, milk, browser_of):
    desk.send(f"pages/{milk.id}/lock/")
    other = AtTheDesk(browser_of(make.a_person("Rowan", roles=("editor",))))
    html = other.get(f"pages/{milk.id}/edit/").content.decode()
    assert "locked" in html and "Edda" in html
    desk.send(f"pages/{milk.id}/unlock/")
    assert not Article.objects.get(id=milk.id).locked


def test_editors_comment_on_a_place_in_the_text(desk, milk, browser_of):
    fields = {
        "comments-TOTAL_FORMS": 1, "comments-0-contentpath": "title", "comments-0-text": "Is this the right word?",
        "comments-0-position": "", "comments-0-id": "", "comments-0-replies-TOTAL_FORMS": 0, "comments-0-replies-INITIAL_FORMS": 0,
        "comments-0-replies-MIN_NUM_FORMS": 0, "comments-0-replies-MAX_NUM_FORMS": 1000,
    }
    desk.edit(milk, **fields)
    other = AtTheDesk(browser_of(make.a_person("Rowan", roles=("editor",))))
    html = other.get(f"pages/{milk.id}/edit/").content.decode()
    assert "Is this the right word?" in html and "Edda" in html and "gravatar" not in html


def test_the_form_runs_no_inline_script(desk, milk):
    import re

    html = desk.get(f"pages/{milk.id}/edit/").content.decode()
    for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.S):
        assert "src=" in attributes or "json" in attributes, body[:80]
    assert not re.findall(r"<[^>]+\son\w+=", html) and not re.findall(r"<style|\sstyle=", html)


def test_a_standfirst_is_seen_whole_while_written_and_kept_on_one_line(desk, milk):
    assert '<textarea name="standfirst"' in desk.get(f"pages/{milk.id}/edit/").content.decode()
    desk.edit(milk, "Milk can come.", standfirst="It can come after any loss.\r\nWhat helps.")
    assert kept(milk).standfirst == "It can come after any loss. What helps."


def test_the_form_leads_to_where_a_quick_view_is_drafted_and_approved(desk, milk):
    tab = desk.get(f"pages/{milk.id}/edit/").content.decode().partition('id="tab-quick_view"')[2]
    assert f"/desk/cms/quick/{milk.id}/" in tab and "once an editor has approved it" in tab
    new = desk.get(f"pages/add/magazine/article/{milk.get_parent().id}/").content.decode()
    assert "Save the article first" in new

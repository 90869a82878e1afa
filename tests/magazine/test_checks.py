"""Beside the text: how hard it is to read, and what is missing or leads nowhere. Nobody else is asked."""

from datetime import date

import pytest

from tealight.magazine.queries.checks import address_wrong, checks_of
from tealight.magazine.reading_age import difficulty, syllables
from tests.magazine.reviewing import AtTheDesk
from tests.magazine.writing import a_category, an_article

TODAY = date(2026, 11, 30)
PLAIN = "You can ask for a scan. You can ask for it on another day. Take somebody with you."
HARD = (
    "Histopathological examination notwithstanding, establishing definitive aetiological attribution "
    "following recurrent miscarriage necessitates multidisciplinary investigation."
)


@pytest.mark.parametrize(("word", "count"), [
    ("scan", 1), ("baby", 2), ("hospital", 3), ("bleeding", 2), ("stopped", 1), ("ended", 2), ("little", 2),
    ("pregnancy", 3), ("the", 1), ("made", 1), ("miscarriage", 3), ("nurse", 1),
])  # fmt: skip
def test_syllables_of_plain_words(word, count):
    assert syllables(word) == count


def test_the_formula_is_the_published_one():
    # 6 words, 1 sentence, 6 syllables: 0.39·6 + 11.8·1 − 15.59 = −1.45; nothing is easier than five
    assert difficulty("The cat sat on the mat. The dog sat on the rug.").age == 5
    # 10 words of 20 syllables in one sentence: 0.39·10 + 11.8·2 − 15.59 = 11.91; and five
    assert difficulty("Baby pregnant women suffer bleeding during quiet summer evening hospice.").age in {16, 17}


def test_the_sentence_that_is_hardest_is_named():
    found = difficulty(f"{PLAIN} {HARD} {PLAIN}")
    assert found.hardest == HARD and found.hardest_age > found.age
    assert difficulty(PLAIN * 3).hardest == "", "of a plain text, none stands out"
    assert difficulty("Too short.") is None


@pytest.mark.parametrize("address", [
    "https://www.nhs.uk/conditions/miscarriage/", "/reading/", "/help/", "tel:+44800123", "#sources", "http://www.gov.ie/a?b=c",
])
def test_addresses_that_look_right(address, place):
    assert address_wrong(address) == ""


@pytest.mark.parametrize("address", [
    "http:/www.nhs.uk", "www.nhs.uk", "https://", "https://nhs", "mailto:somebody@example.org", "javascript:x()", "/nowhere/", "https://a b.org/",
    "", "#", "https://[broken", "tel:",
])
def test_addresses_nobody_can_follow(address, place):
    assert address_wrong(address)


def test_links_within_the_magazine_are_followed(place):
    gone, draft = an_article("Gone"), an_article("Draft", publish=False)
    text = (
        f'<p><a linktype="page" id="{gone.id}">one</a> <a linktype="page" id="{draft.id}">two</a> '
        '<a href="/reading/draft/">three</a> <a href="/reading/gone/">four</a> <a href="https://x">five</a></p>'
    )
    page = an_article("Milk", body=[("text", text)])
    said = " ".join(checks_of(page, TODAY).wants)
    assert "“two” leads to “Draft”, which is not published" in said and "“three” leads to an article that is not" in said
    assert "“one”" not in said and "“four”" not in said and "“five” has an address nobody can follow" in said
    gone.delete()
    said = " ".join(checks_of(page, TODAY).wants)
    assert "“one” leads to an article that is gone" in said


def test_links_in_boxes_and_folded_answers_are_followed_too(place):
    box = ("callout", {"title": "More", "text": '<p><a href="https://x">box</a></p>'})
    folded = ("folded", {"title": "Why?", "text": '<p><a href="/nowhere/">answer</a></p>'})
    said = " ".join(checks_of(an_article("Milk", body=[box, folded]), TODAY).wants)
    assert "“box”" in said and "“answer” leads to a page that is not here" in said


def test_a_clinical_article_names_its_sources(place):
    clinical, other = a_category("Bodies", is_clinical=True), a_category("Words", is_clinical=False)
    assert any("names no reference" in said for said in checks_of(an_article("Milk", category=clinical), TODAY).wants)
    assert not any("names no reference" in said for said in checks_of(an_article("Names", category=other), TODAY).wants)


def test_what_is_missing_is_said_in_the_editor(edda, browser_of):
    article = an_article("Milk", PLAIN, HARD, PLAIN, category=a_category("Bodies"), publish=False)
    html = AtTheDesk(browser_of(edda)).get(f"pages/{article.id}/edit/").content.decode()
    assert "Reading age" in html and HARD in html and "minute" in html
    assert "names no reference" in html and "to be reviewed again" in html and "Where it stands: A draft." in html
    page = AtTheDesk(browser_of(edda)).get(f"pages/add/magazine/article/{article.get_parent().id}/").content.decode()
    assert "too little text" in page


def test_a_picture_that_is_gone_or_has_no_words_is_said(edda, browser_of, photograph):
    from wagtail.images import get_image_model

    AtTheDesk(browser_of(edda)).send("images/add/", title="A window", file=photograph(), collection=1)
    image = get_image_model().objects.get()
    page = an_article("Milk", body=[("picture", {"image": image, "alt": "", "credit": "Ash", "caption": "", "notes": []})], publish=False)
    assert any("“A window” has no words" in said for said in checks_of(page, TODAY).wants)

"""A draft is made of the article's own sentences, word for word, and chooses as well as was measured."""

import re
from html import escape

import pytest
from bench.quick.__main__ import by_chance, drafted, first, judge, table
from bench.quick.labelled import SETS, articles
from hypothesis import given
from hypothesis import strategies as st

from tealight.magazine.drafting import LONGEST, MOST, draft
from tealight.magazine.drafting.leads import LONGEST_LEAD, LONGEST_REST, lead_and_rest
from tealight.magazine.drafting.places import Places
from tealight.magazine.drafting.recognise import URGENT, advice, leans, urgency
from tealight.magazine.drafting.sentences import paragraphs, sentences_of, split
from tests.structure.code import ROOT

WORDS = st.sampled_from(
    ["you", "can", "ask", "the", "unit", "for", "a", "number", "Ring", "999", "if", "bleeding", "does", "not", "stop.", "This", "is", "common.", "They,", "because", "it;", "waiting:", "Dr.", "Pell", "3.5", "“no”", "scan", "<b>not</b>", "&amp;", "–", "pain?", "A", "fever!", "e.g.", "milk"]
)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
BLOCK = st.one_of(
    st.builds(lambda said: {"type": "text", "value": "".join(f"<p>{one}</p>" for one in said)}, st.lists(PARAGRAPH, max_size=4)),
    st.builds(lambda said: {"type": "text", "value": f"<ul>{''.join(f'<li>{one}</li>' for one in said)}</ul>"}, st.lists(PARAGRAPH, max_size=3)),
    st.builds(lambda said: {"type": "facts", "value": said}, st.lists(st.text(max_size=120), max_size=3)),
    st.builds(lambda said: {"type": "heading", "value": said}, st.text(max_size=30)),
    st.builds(lambda said: {"type": "callout", "value": {"title": "A box", "text": f"<p>{said}</p>"}}, PARAGRAPH),
    st.builds(lambda said: {"type": "quote", "value": {"words": said, "said_by": ""}}, PARAGRAPH),
    st.just({"type": "table", "value": {"title": "A table", "head": ["One"], "rows": [["Two."]]}}),
)  # fmt: skip


def said_in(body) -> list[str]:
    """The paragraphs of a body in plain words, by a way of reading it of this test's own."""
    from html import unescape

    said = []
    for block in body:
        kept = block["value"]["text"] if block["type"] == "callout" else block["value"]
        if block["type"] == "facts":
            said += kept
        elif block["type"] in {"text", "callout"}:
            said += [unescape(re.sub("<[^>]+>", "", one)) for one in re.split(r"</p>|</li>", kept)]
    return [" ".join(one.split()) for one in said]


@given(st.lists(BLOCK, max_size=12))
def test_every_drafted_sentence_stands_in_the_text(body):
    made = draft("A title", "", body)
    text = said_in(body)
    for point in made.points:
        words = f"{point.lead} {point.rest}".strip()
        assert any(words in paragraph for paragraph in text), words
        assert point.lead and len(point.lead) <= LONGEST_LEAD and len(point.rest) <= LONGEST_REST
    for one in (*made.do, *made.help):
        assert any(one.text in paragraph for paragraph in text), one.text
    assert len(made.points) <= MOST
    for lines in (made.do, made.help):
        assert len("\n".join(one.text for one in lines)) <= LONGEST
    used = [point.taken.number for point in made.points] + [one.number for one in (*made.do, *made.help)]
    assert len(used) == len(set(used)), "nothing is said twice"


@given(PARAGRAPH)
def test_sentences_are_the_paragraph_again(paragraph):
    assert " ".join(split(paragraph)) == " ".join(paragraph.split())


@given(st.text(alphabet="abc ,:;.–—") .map(str.strip).map(lambda said: " ".join(said.split())))
def test_a_lead_and_its_rest_are_the_sentence_again(text):
    lead, rest = lead_and_rest(text)
    assert f"{lead} {rest}".strip() == text or (lead, rest) == ("", "")


@pytest.mark.parametrize(("text", "lead", "rest"), [
    ("There are usually three ways forward: waiting, medicine, or a short operation, as you choose.",
     "There are usually three ways forward:", "waiting, medicine, or a short operation, as you choose."),
    ("You can ask for the picture.", "You can ask for the picture.", ""),
    ("Follow-up often lasts about six months because some of the cells may stay behind for longer.",
     "Follow-up often lasts about six months", "because some of the cells may stay behind for longer."),
])  # fmt: skip
def test_a_sentence_is_parted_where_a_reader_would_breathe(text, lead, rest):
    assert lead_and_rest(text) == (lead, rest)


def test_abbreviations_numbers_and_quotes_end_no_sentence():
    assert split("Dr. Pell saw 3.5 in a hundred, e.g. Anna. “I’m sorry.” She left at 9 p.m. on Monday.") == [
        "Dr. Pell saw 3.5 in a hundred, e.g. Anna.", "“I’m sorry.”", "She left at 9 p.m. on Monday.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["This helps.", "They may ask you.", "It grew.", "However, milk comes.", "Most units offer it.", "Some of them wait."])
def test_a_sentence_that_leans_on_another_is_no_point(text):
    assert leans(text)
    body = [{"type": "text", "value": f"<p>Scans are done on Monday mornings by two people. {text}</p>"}]
    assert text not in {point.lead for point in draft("", "", body).points}


def test_a_bold_word_stays_with_its_comma():
    assert list(paragraphs("<p><b>Ring</b>, and <i>ask</i>.</p><ul><li>One</li></ul>")) == [("Ring, and ask.", False), ("One", True)]


def test_what_stands_under_a_note_or_in_somebodys_mouth_is_never_drawn_from():
    said = "You can ask for the picture."
    body = [
        {"type": "quote", "value": {"words": said, "said_by": "A reader"}},
        {"type": "picture", "value": {"alt": said, "caption": said, "notes": ["scan-photo"]}},
        {"type": "callout", "value": {"title": "A box", "text": f"<p>{said}</p>", "notes": ["physical-detail"]}},
        {"type": "table", "value": {"title": said, "head": [said], "rows": [[said]]}},
    ]
    assert sentences_of(body) == []


def test_near_duplicates_are_said_once():
    body = [{"type": "facts", "value": ["A second person confirms the scan.", "A second person always confirms the scan.", "Milk can come after a loss."]}]
    assert [point.lead for point in draft("", "", body).points].count("A second person confirms the scan.") == 1
    assert len(draft("", "", body).points) == 2


@pytest.mark.parametrize("text", [
    "Ring 999 if you soak more than one pad in an hour.", "A fever needs a doctor the same day.",
    "If you feel that you cannot go on living, ring a crisis line at any hour.",
])  # fmt: skip
def test_what_is_urgent_is_known(text):
    assert urgency(text, "When to ring") >= URGENT and not urgency("Blood can be red.", "") >= URGENT


def test_advice_is_known():
    assert advice("Ask for a number.") == advice("After the injection, go to every test.") == 2
    assert advice("You can ask for the picture.") == 1 and advice("Milk can come after a loss.") == 0


@given(st.lists(PARAGRAPH.map(escape), min_size=1, max_size=6, unique=True), st.data())
def test_an_anchor_changes_nothing_but_one_name(said, choose):
    html = "".join(f"<p>{one}</p>" for one in said)
    places = Places([(0, html), (4, "<p>Under a note.</p>")])
    point = choose.draw(st.sampled_from([text for text, _ in paragraphs(html)]))
    assert places.anchor(point, "point-1") == "point-1"
    assert places.anchor(point, "point-2") == "point-1", "two points of one paragraph share it"
    assert places.parts[0][1].count('id="point-1"') == 1
    assert places.parts[0][1].replace(' id="point-1"', "") == html and places.parts[1] == (4, "<p>Under a note.</p>")
    assert places.anchor("Under a note.", "point-3") != "point-3"


# ── how well it chooses; see docs/quick-view.md ───────────────────────────────────────────────────
def test_the_set_is_whole():
    found = {of: articles(of) for of in SETS}
    assert {of: len(some) for of, some in found.items()} == {"tuned": 6, "held-out": 4}
    for article in (one for some in found.values() for one in some):
        assert len(article.sentences) >= 24 and len(article.marked["points"]) >= 7
        assert sorted(one.text for one in sentences_of(article.body)) == sorted(article.sentences), article.name


@pytest.mark.parametrize(("of", "purpose", "precision", "recall"), [
    ("tuned", "points", 0.68, 0.64), ("held-out", "points", 0.71, 0.58),
    ("held-out", "do", 0.85, 0.6), ("held-out", "help", 0.9, 0.7),
])  # fmt: skip
def test_it_chooses_as_well_as_was_measured(of, purpose, precision, recall):
    reached = judge(of, lambda article: drafted(article)[purpose], purpose)
    assert reached.precision >= precision and reached.recall >= recall, reached


@pytest.mark.parametrize("of", SETS)
def test_it_chooses_better_than_the_first_sentences_and_than_chance(of):
    reached = judge(of, lambda article: drafted(article)["points"]).precision
    assert reached > judge(of, first).precision + 0.2 and reached > by_chance(of).precision + 0.2


def test_the_page_tells_the_figures_as_they_are():
    assert table() in (ROOT / "docs" / "quick-view.md").read_text(encoding="utf-8")

"""The sample's articles: plain, sourced, careful with words, and honest about nobody having reviewed them."""

import re
from datetime import timedelta
from html import unescape

import pytest

from tealight.kernel import clock
from tealight.magazine.models import Article, PublishedArticle
from tealight.operations.demo.magazine import DRAFT, OVERDUE, SCHEDULED, SHELVES, articles, lay
from tests import make
from tests.operations.sources import SOURCES
from tests.structure.test_templates import WOUNDING

#: years of schooling plus five; the issue asks for about twelve
OLDEST_READER = 12.5
_WORD, _SENTENCE_END, _TAG = re.compile(r"[A-Za-z’'-]+"), re.compile(r"[.?!:]+(?=\s|$)"), re.compile(r"<[^>]+>")
_SYLLABLE = re.compile(r"[aeiouy]+")

every = pytest.mark.parametrize("article", articles(), ids=lambda one: one.slug)


def said_by(article) -> list[str]:
    """Everything an article says, piece by piece."""
    pieces = [article.title, article.standfirst, *article.questions, article.quick.do, article.quick.help]
    pieces += [half for point in article.quick.points for half in point]
    for block in article.body:
        pieces += _strings(block["value"])
    return [unescape(_TAG.sub(" ", re.sub(r"</(p|li)>", ".\n", piece))) for piece in pieces if piece]


def _strings(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [said for one in (value.values() if isinstance(value, dict) else value) for said in _strings(one)]


def reading_age(text: str) -> float:
    """The age at which somebody reads `text` with ease: Flesch and Kincaid's grade, and the five years before school."""
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59 + 5


def _syllables(word: str) -> int:
    word = word.lower()
    found = len(_SYLLABLE.findall(word))
    return max(1, found - (word.endswith("e") and not word.endswith(("le", "ee"))) - (word.endswith("ed") and not word.endswith(("ted", "ded"))))


def _prose(article) -> str:
    return "\n".join(said for block in article.body if block["type"] in {"text", "callout", "folded"} for said in (
        unescape(_TAG.sub(" ", re.sub(r"</(p|li)>", ". ", "".join(_strings(block["value"]))))).replace("..", "."),
    ))  # fmt: skip


def test_there_are_two_dozen_to_read_and_some_on_every_shelf():
    assert len(articles()) >= 24 + len({DRAFT, SCHEDULED})
    assert {one.category for one in articles()} == {title for title, _, _ in SHELVES}
    slugs = [one.slug for one in articles()]
    assert len(slugs) == len(set(slugs)) and {OVERDUE, DRAFT, SCHEDULED} <= set(slugs)
    series = {one.series for one in articles()} - {""}
    assert len(series) == 2
    for title in series:
        parts = sorted(one.series_part for one in articles() if one.series == title)
        assert parts == list(range(1, len(parts) + 1))


@every
def test_it_says_that_nobody_reviewed_it(article):
    assert article.sample and article.author == "Sample author"
    assert article.clinical_reviewer == article.lived_reviewer == "Sample reviewer: nobody has reviewed this"
    assert not article.clinical_credentials


@every
def test_it_says_where_its_facts_are_from(article):
    assert article.references
    for source in article.references:
        assert SOURCES.get(source.url) == source.publisher, source


@every
def test_it_uses_no_word_that_hurts(article):
    for said in said_by(article):
        assert not WOUNDING.search(said) and "!" not in said, said


@every
def test_nobody_is_quoted_who_did_not_say_it(article):
    for block in article.body:
        if block["type"] == "quote" and re.search(r"\b(I|we|my|our|us)\b", block["value"]["words"], re.IGNORECASE):
            assert block["value"]["said_by"] == "A voice made up for this sample", block["value"]["words"]


@every
def test_it_is_long_enough_and_plain(article):
    text = _prose(article)
    assert 450 <= sum(len(_WORD.findall(said)) for said in said_by(article)) <= 1000
    assert reading_age(text) <= OLDEST_READER, round(reading_age(text), 1)


@every
def test_its_quick_view_is_short_and_approved(article):
    assert article.quick.approved and article.quick.do and article.quick.help
    assert 5 <= len(article.quick.points) <= 7
    assert all(len(lead) <= 60 and len(rest) <= 120 for lead, rest in article.quick.points)


@every
def test_whatever_it_leads_to_is_there(article):
    slugs = {one.slug for one in articles()}
    assert 1 <= len(article.read_next) <= 3 and set(article.read_next) <= slugs - {article.slug}
    assert article.questions and article.topics
    for block in article.body:
        for href in re.findall(r'href="([^"]+)"', " ".join(_strings(block["value"]))):
            assert href == "/help/" or re.match(r"/reading/([a-z-]+)/\Z", href)[1] in slugs, href


@every
def test_no_number_or_dose_that_could_be_wrong_stands_in_it(article):
    """Numbers come from the helplines, which are verified and expire; doses from whoever treats somebody."""
    allowed = re.compile(r"NHS 111")
    for said in said_by(article):
        assert not re.search(r"\b0\d{3,4}[ \d]{5,}|\b999\b|\b911\b|\b112\b|\d ?(mg|mcg|ml)\b", allowed.sub("", said)), said


def test_where_bodies_are_concerned_there_is_an_urgent_box():
    bodily = {"Bleeding and pain", "Your body", "Ectopic and molar"}
    without = {one.slug for one in articles() if bodily & set(one.topics) and not one.urgent}
    assert without == {"trying-again"}


def test_the_sample_lays_them_out(place, anybody):
    lay(make.TEST, make.NOW)
    today = clock.day(make.NOW)
    read = {row.slug: row for row in PublishedArticle.objects.all()}
    assert set(read) == {one.slug for one in articles()} - {DRAFT, SCHEDULED}
    assert {slug for slug, row in read.items() if row.next_review_on < today} == {OVERDUE}
    assert all(row.quick and row.about["is_sample"] and row.published_on < today for row in read.values())
    assert Article.objects.get(slug=SCHEDULED).go_live_at == make.NOW + timedelta(days=3)
    assert Article.objects.get(slug=DRAFT).get_latest_revision_as_object().standfirst
    for slug, shown in (("anniversaries", "lit candle"), ("photographs-and-memories", "window with a plant")):
        assert shown in "".join(html for _, html in read[slug].parts) and "Drawn for this sample" in read[slug].words["0"]
    page = anybody.get("/reading/milk/")
    assert page.status == 200 and page.heading == "Milk, after a loss"
    assert anybody.get(f"/reading/{DRAFT}/").status == anybody.get(f"/reading/{SCHEDULED}/").status == 404
    assert "/reading/in/grief/" in anybody.get("/reading/").links()


def test_laid_twice_nothing_is_there_twice(place):
    lay(make.TEST, make.NOW)
    lay(make.TEST, make.NOW)
    assert Article.objects.count() == len(articles())

"""A visitor's page that is sent again without being drawn, for as long as it says what is so."""

import pytest

from tealight.magazine.models import ArticleTopic, PublishedArticle, Series, Topic
from tealight.magazine.views import drawn_once
from tests.magazine.writing import an_article
from tests.page import Browser

PAGES = (
    "/reading/", "/reading/latest/", "/reading/questions/", "/reading/in/after-the-hospital/", "/reading/alder/",
    "/reading/alder/quick/", "/reading/topics/scans/", "/reading/series/first-days/",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _articles(place, monkeypatch):
    monkeypatch.setattr(drawn_once, "_drawn", {})
    topic, series = Topic.objects.create(title="Scans", slug="scans"), Series.objects.create(title="First days", slug="first-days")
    alder = an_article("Alder", has_urgent_box=True, questions=[("question", "What now?")], series=series, series_part=1)
    ArticleTopic.objects.create(article_id=alder.id, topic=topic)
    quick = {"points": [["A second person looks.", "", ""]], "do": [], "help": []}
    PublishedArticle.objects.filter(pk=alder.id).update(quick=quick)


@pytest.mark.parametrize("address", PAGES)
def test_it_is_drawn_for_the_first_and_again_when_it_changed(anybody, address):
    first = anybody.get(address)
    assert first.status == 200 and address in drawn_once._drawn
    kept = drawn_once._drawn[address]
    assert anybody.get(address).main == first.main and drawn_once._drawn[address] is kept
    PublishedArticle.objects.update(title="Birch")
    PublishedArticle.objects.get().questions.update(question="And then?")
    assert "Alder" not in (again := anybody.get(address).main) and "What now?" not in again
    assert drawn_once._drawn[address] is not kept


def test_a_member_is_never_shown_it_and_leaves_nothing(anybody, ada, browser_of):
    browser_of(ada).get("/reading/alder/")
    assert drawn_once._drawn == {}
    anybody.get("/reading/alder/?open=article")
    assert drawn_once._drawn == {}, "somebody opened something"


def test_what_is_not_there_is_kept_nowhere(anybody):
    assert anybody.get("/reading/never-was/").status == 404
    assert drawn_once._drawn == {}


def test_two_visitors_have_forms_of_their_own():
    page = [Browser().get("/reading/") for _ in range(2)]
    tokens = {field.get("value") for one in page for field in one.root.iter("input") if field.get("name") == "csrfmiddlewaretoken"}
    assert len(tokens) == 2 and "/reading/" in drawn_once._drawn

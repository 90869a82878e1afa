"""What stands beside an article: read next, its series, more of its category, its topics; under the reader's filters."""

from datetime import date, timedelta

import pytest

from tealight.magazine.jobs import compare_what_changed
from tealight.magazine.models import BesideArticle, PublishedArticle, Series, Topic
from tealight.magazine.queries.lists import LATE
from tealight.magazine.queries.related import beside_article
from tealight.place.queries import notes
from tests import budgets, make
from tests.magazine.shelves import about, at_home, compare, farewell, leads_to, treatment
from tests.magazine.writing import a_category, an_article
from tests.stories.wishes import wishes

TODAY = date(2026, 11, 30)


def beside(viewer, article, today=TODAY):
    return beside_article(viewer, notes(), article.id, today)


def titles(some):
    return [getattr(one, "card", one).title for one in some]


def test_related_articles_stand_beside_with_a_reason_an_editor_can_see(place, anybody):
    treatment(), at_home(), farewell()
    compare()
    main = anybody.get("/reading/letting-it-happen-medicine-or-an-operation/")
    assert "Read next" in main.html and "/reading/taking-misoprostol/" in main.links()
    row = BesideArticle.objects.get(article__slug="taking-misoprostol", kind="next", other__slug__startswith="letting")
    assert row.why in {"answers the same question", "also about bleeding", "also about waiting, medicine or an operation"}
    assert row.why in anybody.get("/reading/taking-misoprostol/").html


def test_the_editors_order_comes_first_then_the_series_then_what_is_related(place, visitor):
    series = Series.objects.create(title="The first days", slug="first-days")
    home, last = at_home(), farewell()
    second = an_article("Second", "About nothing much.", series=series, series_part=2)
    first = treatment(series=series, series_part=1, **leads_to(last))
    compare()
    found = beside(visitor, first)
    assert titles(found.read_next) == [last.title, second.title, home.title]
    assert [one.why for one in found.read_next][:2] == ["chosen by an editor", "the next part"]


def test_an_article_never_leads_to_itself(place, visitor):
    first = treatment()
    first.read_next = [("article", first)]
    first.save_revision().publish()
    from tealight.magazine.jobs import settle_what_changed

    settle_what_changed.call()
    compare()
    assert titles(beside(visitor, first).read_next) == []


def test_what_filters_leave_out_is_not_there_and_what_they_cover_is_a_line(ada, ben, cy, browser_of):
    mask = notes().mask(["physical-detail"])
    first, home = treatment(), at_home(notes=mask)
    compare()
    ada, ben, cy = wishes(ada, physical_detail="leave-out"), wishes(ben, physical_detail="cover"), wishes(cy, physical_detail="show")
    assert titles(beside(ada, first).read_next) == [] and titles(beside(ada, first).more) == []
    page = browser_of(ada).get(f"/reading/{first.slug}/")
    assert "misoprostol" not in page.html and "1 hidden" not in page.html
    assert beside(ben, first).read_next[0].card.cover and home.title not in browser_of(ben).get(f"/reading/{first.slug}/").html
    assert titles(beside(cy, first).read_next) == [home.title] and not beside(cy, first).read_next[0].card.cover


@pytest.mark.parametrize(("late", "there"), [(timedelta(days=0), True), (LATE, True), (LATE + timedelta(days=1), False)])
def test_an_article_is_recommended_until_half_a_year_after_its_review_was_due(place, visitor, late, there):
    home = at_home(next_review_on=TODAY - late)
    first = treatment(**leads_to(home))
    compare()
    found = beside(visitor, first)
    assert (home.title in titles(found.read_next)) is there
    assert home.title not in titles(found.more)


def test_what_is_taken_back_stands_beside_nothing_at_once(place, visitor):
    first, home = treatment(), at_home()
    compare()
    home.unpublish()
    assert titles(beside(visitor, first).read_next) == []


def test_the_rest_of_the_category_comes_in_the_editors_order_and_only_once(place, visitor):
    shelf = a_category("Bodies")
    one, two, three = (an_article(title, f"{title} word.", category=shelf) for title in ("Alder", "Birch", "Cedar"))
    compare()
    assert titles(beside(visitor, two).more) == ["Cedar", "Alder"]
    again = an_article("Dogwood", "Something.", category=shelf, **leads_to(three))
    compare()
    found = beside(visitor, again)
    assert titles(found.read_next) == ["Cedar"] and titles(found.more) == ["Alder", "Birch"]
    assert found.category.url == "/reading/in/bodies/"
    assert one.id not in {row.card.id for row in found.read_next}


def test_a_series_says_which_part_this_is_and_what_comes_next(place, anybody):
    series = Series.objects.create(title="The first days", slug="first-days", about="Hour by hour.")
    for number, title in enumerate(("Alder", "Birch", "Cedar"), 1):
        an_article(title, "Words.", series=series, series_part=number)
    compare()
    page = anybody.get("/reading/birch/")
    assert "Part 2 of 3" in page.html and "/reading/series/first-days/" in page.links() and "/reading/cedar/" in page.links()
    shown = anybody.get("/reading/series/first-days/")
    assert shown.heading == "The first days" and "Hour by hour." in shown.words
    assert [url for url in shown.links() if url in {"/reading/alder/", "/reading/birch/", "/reading/cedar/"}] == ["/reading/alder/", "/reading/birch/", "/reading/cedar/"]


def test_a_topic_has_a_page_over_all_categories(place, anybody):
    topic = Topic.objects.create(title="Scans", slug="scans", about="Before and after.")
    an_article("Alder", "Words.", **about(topic))
    an_article("Birch", "Words.", category=a_category("Elsewhere"), **about(topic))
    compare()
    page = anybody.get("/reading/topics/scans/")
    assert page.heading == "Scans" and {"/reading/alder/", "/reading/birch/"} <= set(page.links())
    assert "That’s everything for now." in page.main
    assert "/reading/topics/scans/" in anybody.get("/reading/alder/").links()


@pytest.mark.parametrize("url", ["/reading/topics/scans/", "/reading/series/first-days/", "/reading/topics/nothing/", "/reading/series/nothing/"])
def test_a_topic_or_series_of_which_nothing_is_published_is_not_there(place, anybody, url):
    topic, series = Topic.objects.create(title="Scans", slug="scans"), Series.objects.create(title="The first days", slug="first-days")
    an_article("Alder", "Words.", publish=False, series=series, series_part=1, **about(topic))
    compare()
    assert anybody.get(url).status == 404


def test_a_topic_leaves_out_what_the_reader_does(ada, browser_of):
    topic = Topic.objects.create(title="Scans", slug="scans")
    an_article("Alder", "Words.", notes=notes().mask(["scan-photo"]), **about(topic))
    compare()
    wishes(ada, scan_photo="leave-out")
    page = browser_of(make.as_viewer(ada.member_id)).get("/reading/topics/scans/")
    assert page.status == 200 and "Alder" not in page.html


def test_comparing_again_changes_no_row_and_a_change_changes_what_it_must(place, visitor):
    first, home = treatment(), at_home()
    compare()
    before = set(BesideArticle.objects.values_list("id", flat=True))
    compare_what_changed.call()
    assert set(BesideArticle.objects.values_list("id", flat=True)) == before
    farewell()
    compare()
    assert before & set(BesideArticle.objects.values_list("id", flat=True))
    PublishedArticle.objects.filter(pk=home.id).delete()
    compare()
    assert home.title not in titles(beside(visitor, first).read_next)


def test_what_a_covered_part_says_makes_nothing_related(place):
    """Else the reason would tell what the part is about."""
    first = an_article("Alder", "Plain.")
    other = at_home()
    row = PublishedArticle.objects.get(pk=first.id)
    row.words = {"0": "Plain.", "4": "misoprostol cramps clots pads painkillers bleed"}
    row.save()
    compare()
    assert not BesideArticle.objects.filter(article=first.id, other=other.id, kind="next").exists()


def test_what_stands_beside_costs_the_same_for_many(ada, browser_of):
    topic, series = Topic.objects.create(title="Scans", slug="scans"), Series.objects.create(title="Days", slug="days")
    first = treatment(series=series, series_part=1, **about(topic))
    at_home(series=series, series_part=2)
    compare()
    spent = []
    for _ in range(2):
        browser = browser_of(ada)
        browser.get(f"/reading/{first.slug}/")
        with budgets.counted() as asked:
            browser.get(f"/reading/{first.slug}/")
        spent.append(len(asked))
        for number in range(8):
            an_article(f"Article {number}", "Cramps and pads and the tablets.", series=series, series_part=number + 3, **about(topic))
            make.a_story(ada, "Has anyone taken the tablets? How bad were the cramps, how many pads?")
        compare()
    assert spent[0] == spent[1], spent

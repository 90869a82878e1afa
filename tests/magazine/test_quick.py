"""The quick view as readers meet it: approved for this text or not there, under their filters, and one press from the full text."""

import re

import pytest

from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.models import PublishedArticle
from tealight.magazine.quick import digest
from tests import make
from tests.magazine.quick_views import WORDS, with_quick_view
from tests.magazine.writing import NOW, an_article
from tests.stories.wishes import wishes

QUICK = "/reading/if-a-scan-finds-no-heartbeat/quick/"
FULL = "/reading/if-a-scan-finds-no-heartbeat/"


def test_a_reader_without_an_account_reads_the_points_what_to_do_and_when_to_get_help(place, anybody):
    with_quick_view()
    page = anybody.get(QUICK)
    assert page.status == 200 and page.heading == "If a scan finds no heartbeat"
    points = page.html.partition('<ol class="quick__points"')[2].partition("</ol>")[0]
    assert len(re.findall(r"<li ", points)) == 5 and "<b>A second trained person confirms it.</b> You can ask" in points
    assert "Ask the unit for a number." in page.main and "Ring 999 if you feel faint." in page.main
    assert "/help/" in page.links()


def test_each_point_leads_to_its_paragraph_and_back(place, anybody):
    with_quick_view()
    quick, full = anybody.get(QUICK), anybody.get(FULL)
    places = [link for link in quick.links() if "#point-" in link]
    assert len(places) == 5
    for link in places:
        address, _, anchor = link.partition("#")
        assert address == FULL
        paragraph = re.search(rf'<p id="{anchor}"[^>]*>(.*?)</p>', full.html)[1]
        assert paragraph == WORDS[int(anchor[-1]) - 1]
        assert f"{QUICK}#{anchor}" in full.links() and f'id="{anchor}"' in quick.html


def test_a_point_that_an_editor_wrote_anew_still_leads_to_where_it_belongs_and_one_of_no_place_nowhere(place, anybody):
    with_quick_view(points=[
        ("Ask them to keep the picture for you", "even later."), ("Be gentle.", ""), *[(f"Point {n} stands alone.", "") for n in (1, 2, 3)],
    ])  # fmt: skip
    links = [link for link in anybody.get(QUICK).links() if "#point-" in link]
    assert links == [f"{FULL}#point-1"]
    assert f'<p id="point-1">{WORDS[3]}</p>' in anybody.get(FULL).html


def test_the_switch_stands_on_both(place, anybody):
    with_quick_view()
    assert QUICK in anybody.get(FULL).links() and FULL in anybody.get(QUICK).links()


def test_an_article_without_one_has_none(place, anybody):
    an_article()
    assert anybody.get(QUICK).status == 404 and QUICK not in anybody.get(FULL).links()
    assert anybody.get("/reading/nothing/quick/").status == 404


def test_what_nobody_approved_is_never_read(place, anybody):
    with_quick_view(approve=False)
    assert anybody.get(QUICK).status == 404 and anybody.get(FULL).status == 200


@pytest.mark.parametrize("changed", ["text", "point", "help", "title"])
def test_another_text_or_another_word_of_it_takes_it_from_readers(place, anybody, changed):
    article = with_quick_view()
    if changed == "text":
        article.body.append(("text", "<p>The advice has changed.</p>"))
    elif changed == "title":
        article.title = "If a scan finds something"
    elif changed == "help":
        article.quick_help = "Wait."
    else:
        article.quick_points[0] = ("point", {"lead": "It is certain.", "rest": ""})
    article.save_revision().publish()
    settle_article(viewer=make.TEST, now=NOW, article=article.id)
    assert anybody.get(QUICK).status == 404 and PublishedArticle.objects.get().quick == {}
    assert 'id="point-' not in anybody.get(FULL).html


def test_it_comes_back_when_the_text_is_what_was_approved(place, anybody):
    article = with_quick_view()
    approved = article.get_latest_revision()
    article.title = "Otherwise"
    article.save_revision().publish()
    settle_article(viewer=make.TEST, now=NOW, article=article.id)
    assert anybody.get(QUICK).status == 404
    approved.publish()
    settle_article(viewer=make.TEST, now=NOW, article=article.id)
    assert anybody.get(QUICK).status == 200


def test_a_later_revision_carries_the_approval(place, anybody):
    article = with_quick_view()
    later = article.get_latest_revision_as_object()
    later.author_name = "Asha Pell"
    later.save_revision().publish()
    settle_article(viewer=make.TEST, now=NOW, article=article.id)
    page = anybody.get(QUICK)
    assert page.status == 200 and "Asha Pell" in page.main


def test_bold_links_and_names_of_blocks_make_nothing_stale(place):
    article = with_quick_view()
    before = digest(article)
    article.body = [(block.block_type, block.value.source.replace("picture", "<b>picture</b>")) for block in article.body]
    assert "<b>" in str(article.body.get_prep_value()) and digest(article) == before
    article.body[0] = ("text", "<p>Other words.</p>")
    assert digest(article) != before and digest(article)[32:] == before[32:]


def test_a_filter_that_leaves_the_article_out_leaves_its_quick_view_out(place, browser_of, ada):
    with_quick_view(notes=_mask("physical-detail"))
    assert browser_of(wishes(ada, physical_detail="leave-out")).get(QUICK).status == 404


def test_a_covered_article_asks_first_and_stays_open_between_the_two_readings(place, browser_of, ada):
    with_quick_view(notes=_mask("physical-detail"))
    browser = browser_of(wishes(ada, physical_detail="cover"))
    covered = browser.get(QUICK)
    assert covered.status == 200 and "heartbeat" not in covered.main and "second trained person" not in covered.html
    assert f"{QUICK}?open=article" in covered.links()
    quick = browser.get(f"{QUICK}?open=article")
    assert "A second trained person" in quick.main
    assert f"{FULL}?open=article" in quick.links() and f"{FULL}?open=article#point-1" in quick.links()
    full = browser.get(f"{FULL}?open=article")
    assert WORDS[0] in full.main and f"{QUICK}?open=article" in full.links()


def test_reading_it_costs_what_the_full_text_costs(place, anybody):
    from tests.budgets import counted

    with_quick_view()
    spent = {}
    for url in (FULL, QUICK):
        anybody.get(url)
        with counted() as statements:
            anybody.get(url)
        spent[url] = len(statements)
    assert spent[QUICK] <= spent[FULL]


def _mask(note: str) -> int:
    from tealight.place.queries import notes, place

    return notes(place().version).by_key[note].mask

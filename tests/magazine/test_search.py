"""Articles are found by what readers read of them: by members and visitors, in step with what is published."""

import pytest

from tealight.magazine.jobs import index_article, settle_what_changed
from tealight.magazine.models import IndexedArticle
from tealight.search.models import Passage
from tests import make
from tests.magazine.writing import an_article
from tests.stories.wishes import wishes

WORDS = "A second trained person confirms it."


def searched(browser, words):
    return browser.send(browser.get("/reading/search/").form("/reading/search/"), words=words)


def indexed(*articles):
    for article in articles:
        index_article.call(article.id)


def publish(article, **changes):
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision().publish()
    settle_what_changed.call()


def test_a_visitor_finds_an_article_by_its_words_and_its_title(place, anybody):
    indexed(an_article("If a scan finds no heartbeat", WORDS))
    for words in ("trained person", "heartbeat", '"second trained"', "confirm*"):
        page = searched(anybody, words)
        assert page.status == 200 and "/reading/if-a-scan-finds-no-heartbeat/" in page.links(), words
    assert "Nothing was found." in searched(anybody, "umbrella").main


def test_what_is_shown_of_an_article_keeps_one_sign_from_the_next(place, anybody):
    signs = "<ul><li>A fast heartbeat, collapse</li><li>Diarrhoea, or pain</li></ul><p>Not everyone has them.</p>"
    indexed(an_article("Ectopic pregnancy", body=[("heading", "Signs to know"), ("text", f"<p>They differ:</p>{signs}")]))
    assert "Signs to know. They differ: A fast heartbeat, collapse. Diarrhoea, or pain. Not" in searched(anybody, "heartbeat").main


def test_what_is_looked_for_is_in_no_address(place, anybody):
    indexed(an_article("If a scan finds no heartbeat", WORDS))
    page = searched(anybody, "heartbeat")
    assert page.url == "/reading/search/" and page.goes_to == ""
    assert not [link for link in page.links() if "heartbeat" in link and not link.startswith("/reading/if-a-scan")]


def test_a_visitor_never_finds_a_story(place, ada, anybody):
    make.a_story(ada, "The heartbeat was gone.", title="Of Ada")
    page = searched(anybody, "heartbeat")
    assert "Of Ada" not in page.main and "Nothing was found." in page.main
    assert "Of Ada" not in searched(anybody, "heartbeat tealightarticle").main


def test_a_member_finds_articles_above_stories(place, ada, browser_of):
    make.a_story(ada, "The heartbeat was gone.", title="Of Ada")
    indexed(an_article("If a scan finds no heartbeat", WORDS))
    browser = browser_of(ada)
    page = browser.send(browser.get("/search/").form("/search/"), words="heartbeat")
    assert "/reading/if-a-scan-finds-no-heartbeat/" in page.links()
    assert page.main.index("If a scan") < page.main.index("Of Ada")
    assert page.main.count("If a scan finds no heartbeat") == 1


def test_where_a_room_or_a_need_is_asked_for_there_is_no_article(place, ada, browser_of):
    ada = make.in_room(ada)
    indexed(an_article("If a scan finds no heartbeat", WORDS))
    browser = browser_of(ada)
    form = browser.get("/search/").form("/search/")
    assert "If a scan" in browser.send(form, words="heartbeat").main
    assert "If a scan" not in browser.send(form, words="heartbeat", need="information").main


def test_the_index_follows_what_is_published(place, anybody):
    article = an_article("Milk, afterwards", "Cabbage leaves are an old remedy.")
    indexed(article)
    assert "/reading/milk-afterwards/" in searched(anybody, "cabbage").links()
    publish(article, body=[("text", "<p>Cold packs help some.</p>")])
    assert "/reading/milk-afterwards/" not in searched(anybody, "cabbage").links()
    assert "/reading/milk-afterwards/" in searched(anybody, "packs").links()
    article.unpublish()
    assert "/reading/milk-afterwards/" not in searched(anybody, "packs").links(), "at once, before any job"
    settle_what_changed.call()
    assert not Passage.objects.filter(kind="article").exists() and not IndexedArticle.objects.exists()


def test_a_deleted_article_leaves_the_index(place):
    article = an_article("Milk, afterwards", "Cabbage leaves are an old remedy.")
    indexed(article)
    assert Passage.objects.filter(kind="article").exists()
    article.delete()
    settle_what_changed.call()
    assert not Passage.objects.filter(kind="article").exists() and not IndexedArticle.objects.exists()


def test_publishing_in_the_cms_asks_for_the_index_by_a_job(cms, send, place, anybody):
    from tealight.jobs.models import Job
    from tests.magazine.reviewing import both_say_yes
    from tests.magazine.writing import article_form

    article = an_article("Milk, afterwards", "Milk can come after any loss.", publish=False)
    both_say_yes(article, make.a_person("Rowan", roles=("editor",)))
    before = Job.objects.filter(task__endswith="index_article").count()
    dates = {"reviewed_on": "2026-11-01", "next_review_on": "2029-11-01"}
    fields = article_form(cms.get(f"/desk/cms/pages/{article.id}/edit/"), "Milk can come after any loss.", **dates)
    assert send(f"pages/{article.id}/edit/", **{**fields, "action-publish": "1"}).status_code == 302
    assert Job.objects.filter(task__endswith="index_article").count() == before + 1
    assert not IndexedArticle.objects.exists(), "nothing of another room changes inside the CMS"
    indexed(article)
    assert "/reading/milk-afterwards/" in searched(anybody, "milk").links()


@pytest.mark.parametrize("choice", ["cover", "leave-out"])
def test_what_is_kept_away_is_found_by_none_of_its_words(place, ada, browser_of, choice):
    from tealight.place.queries import notes

    detail = notes().mask(["physical-detail"])
    indexed(an_article("Of bleeding", "Bright towels.", notes=detail))
    browser = browser_of(wishes(ada, physical_detail=choice))
    for words in ("towels", "bleeding"):
        assert "/reading/of-bleeding/" not in searched(browser, words).links()
    assert "/reading/of-bleeding/" in searched(browser_of(wishes(ada, physical_detail="show")), "towels").links()


def test_machines_are_paused_and_readers_told(place, anybody, monkeypatch):
    from datetime import timedelta

    from tealight.kernel.pace import Pace
    from tealight.magazine.views import searching

    monkeypatch.setattr(searching, "PACE", Pace(each=1, per=timedelta(hours=1)))
    assert searched(anybody, "scan").status == 200
    page = searched(anybody, "scan")
    assert page.status == 422 and "Many searches" in page.main

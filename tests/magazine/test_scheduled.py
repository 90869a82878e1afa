"""An article appears at its hour and goes at its last, by the place's own clock."""

from datetime import timedelta

from django.utils import timezone

from tealight.kernel import clock
from tealight.magazine.jobs import publish_what_is_due
from tealight.magazine.models import Article, PublishedArticle
from tests import make
from tests.magazine.reviewing import AtTheDesk, both_say_yes
from tests.magazine.writing import an_article

DATES = {"reviewed_on": "2026-11-01", "next_review_on": "2029-10-01"}


def test_an_approved_article_is_scheduled_and_appears_at_its_hour(edda, browser_of, anybody, monkeypatch):
    article = an_article("Milk, afterwards", "Milk can come.", publish=False)
    both_say_yes(article, make.a_person("Rowan", roles=("editor",)))
    at = timezone.now() + timedelta(days=2)
    AtTheDesk(browser_of(edda)).edit(article, "Milk can come.", **DATES, go_live_at=at.strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    assert "Scheduled" in AtTheDesk(browser_of(edda)).get("articles/").content.decode()
    publish_what_is_due.call()
    assert anybody.get("/reading/milk-afterwards/").status == 404
    monkeypatch.setattr(clock, "now", lambda: at + timedelta(minutes=1))
    monkeypatch.setattr(timezone, "now", clock.now)
    publish_what_is_due.call()
    assert anybody.get("/reading/milk-afterwards/").status == 200
    publish_what_is_due.call()
    assert PublishedArticle.objects.count() == 1


def test_an_article_goes_at_its_last_hour(place, anybody):
    article = an_article("Milk, afterwards")
    Article.objects.filter(id=article.id).update(expire_at=timezone.now() - timedelta(minutes=1))
    publish_what_is_due.call()
    assert anybody.get("/reading/milk-afterwards/").status == 404
    assert not PublishedArticle.objects.exists() and Article.objects.get(id=article.id).expired


def test_an_hour_whose_address_was_taken_meanwhile_is_lost_and_the_rest_goes_on(edda, browser_of, anybody):
    rowan, hour = make.a_person("Rowan", roles=("editor",)), timezone.now() - timedelta(minutes=5)
    taken, other = an_article("Milk", publish=False), an_article("Sleep", publish=False)
    for article in (taken, other):
        both_say_yes(article, rowan)
        article.revisions.update(approved_go_live_at=hour)
    revision = taken.get_latest_revision()
    revision.content["slug"] = "sleep"
    revision.save()
    publish_what_is_due.call()
    assert anybody.get("/reading/sleep/").heading == "Sleep" and not Article.objects.get(id=taken.id).live
    assert not taken.revisions.filter(approved_go_live_at__isnull=False)


def test_it_runs_each_minute():
    from tealight.config.schedule import SCHEDULE
    from tealight.jobs.schedule import Every

    assert SCHEDULE["publish-articles"] == Every("tealight.magazine.jobs.publish_what_is_due", timedelta(minutes=1))

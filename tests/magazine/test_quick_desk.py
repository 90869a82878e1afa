"""Editors draft a quick view from the text, approve it, and hear when it went stale; readers get nothing that nobody approved."""

import pytest
from django.conf import settings
from wagtail.models import PageLogEntry

from tealight.accounts.models import Member
from tealight.magazine.models import Article
from tealight.magazine.quick import APPROVED, CHANGED, DRAFTED, STALE, digest, state
from tests import make
from tests.magazine.quick_views import WORDS, publish_approved, with_quick_view
from tests.magazine.writing import an_article, article_form

MORE = (
    *WORDS, "Ask the unit for a phone number that is answered at night. Nothing you did made this happen.",
    "Ring 999 if you soak more than one pad in an hour or feel faint. A fever needs a doctor the same day.",
)  # fmt: skip
SLUG = "/reading/if-a-scan-finds-no-heartbeat/quick/"


def newest(article) -> Article:
    return Article.objects.get(id=article.id).get_latest_revision_as_object()


def words(cms, article) -> str:
    return cms.get(f"/desk/cms/quick/{article.id}/").content.decode()


def test_a_draft_is_taken_from_the_text_and_nobody_reads_it_before_it_is_approved_and_published(cms, send, anybody, place, edda):
    article = an_article("If a scan finds no heartbeat", *MORE)
    assert "There is no quick view." in words(cms, article)
    assert send(f"quick/{article.id}/draft/").status_code == 302
    drafted = newest(article)
    assert state(drafted) == DRAFTED and 5 <= len(drafted.quick_points) <= 7 and "Ring 999" in drafted.quick_help
    assert "Ask the unit" in drafted.quick_do and "approved by nobody" in words(cms, article)
    assert anybody.get(SLUG).status == 404

    assert send(f"quick/{article.id}/approve/", seen=digest(drafted)).status_code == 302
    assert state(newest(article)) == APPROVED and "when the article is next published" in words(cms, article)
    assert anybody.get(SLUG).status == 404
    _publish(send, cms, article)
    page = anybody.get(SLUG)
    assert page.status == 200 and "Ring 999" in page.main and "Readers have it." in words(cms, article)
    said = set(PageLogEntry.objects.filter(page=article).values_list("action", "user_id"))
    assert {("magazine.quick_view.draft", edda.member_id), ("magazine.quick_view.approve", edda.member_id)} <= said


def test_a_draft_never_overwrites_what_an_editor_wrote_unless_they_say_so(cms, send, place):
    article = with_quick_view()
    before = newest(article)
    answer = cms.get(send(f"quick/{article.id}/draft/").headers["Location"])
    assert "There is a quick view already. Nothing was changed." in answer.content.decode()
    assert newest(article).latest_revision_id == before.latest_revision_id
    article = with_quick_view("Milk", approve=False)
    long = newest(article)
    long.body = [("text", f"<p>{said}</p>") for said in MORE]
    long.save_revision()
    send(f"quick/{article.id}/draft/", replacing="1")
    assert "Ring 999 if you soak" in newest(article).quick_help and state(newest(article)) == DRAFTED


def test_drafting_leaves_the_approved_one_with_readers(cms, send, anybody, place):
    article = an_article("If a scan finds no heartbeat", *MORE, publish=False)
    send(f"quick/{article.id}/draft/")
    publish_approved(article)
    assert anybody.get(SLUG).status == 200
    send(f"quick/{article.id}/draft/", replacing="1")
    assert anybody.get(SLUG).status == 200 and "Readers have the one that was published last." in words(cms, article)


def test_a_text_of_two_sentences_gives_none(cms, send, place):
    article = an_article("Short", "Milk can come. It stops.")
    answer = cms.get(send(f"quick/{article.id}/draft/").headers["Location"])
    assert "too few sentences" in answer.content.decode() and not newest(article).quick_points


@pytest.mark.parametrize("count", [4, 8])
def test_five_to_seven_points_or_no_approval(cms, send, place, count):
    article = with_quick_view(points=[(f"Point number {n} stands.", "") for n in range(count)], approve=False)
    answer = cms.get(send(f"quick/{article.id}/approve/", seen=digest(newest(article))).headers["Location"])
    assert f"this one has {count}" in answer.content.decode() and state(newest(article)) == DRAFTED


def test_what_changed_while_an_editor_read_is_not_approved(cms, send, place):
    article = with_quick_view(approve=False)
    seen = digest(newest(article))
    other = newest(article)
    other.quick_help = "Wait until Monday."
    other.save_revision()
    answer = cms.get(send(f"quick/{article.id}/approve/", seen=seen).headers["Location"])
    assert "changed while you read" in answer.content.decode() and state(newest(article)) == DRAFTED


def test_approving_twice_writes_once(cms, send, place):
    article = with_quick_view(approve=False)
    seen = digest(newest(article))
    send(f"quick/{article.id}/approve/", seen=seen)
    before = article.revisions.count()
    send(f"quick/{article.id}/approve/", seen=seen)
    assert article.revisions.count() == before


def test_an_editor_sees_that_it_is_stale_and_what_to_do(cms, send, anybody, place):
    article = with_quick_view()
    fields = article_form(cms.get(f"/desk/cms/pages/{article.id}/edit/"), "Another text.", quick_points=_points(article))
    assert send(f"pages/{article.id}/edit/", **fields).status_code in {200, 302}
    assert state(newest(article)) == STALE
    form = cms.get(f"/desk/cms/pages/{article.id}/edit/").content.decode()
    assert "Stale: the text was changed" in form and f"/desk/cms/quick/{article.id}/" in form
    assert "approve it again" in words(cms, article)
    assert anybody.get(SLUG).status == 200, "readers keep it beside the text it was approved for"
    _publish(send, cms, article)
    assert anybody.get(SLUG).status == 404, "and lose it with that"


def test_an_editor_who_changes_its_words_is_asked_again(cms, send, place):
    article = with_quick_view()
    changed = newest(article)
    changed.quick_do = "Do nothing."
    changed.save_revision()
    assert state(newest(article)) == CHANGED
    assert "Its words were changed" in cms.get(f"/desk/cms/pages/{article.id}/edit/").content.decode()


def test_the_form_of_an_article_that_is_approved_says_nothing_of_it(cms, place):
    article = with_quick_view()
    html = cms.get(f"/desk/cms/pages/{article.id}/edit/").content.decode()
    assert "Look at the quick view" not in html and f"/desk/cms/quick/{article.id}/" in html


def test_whoever_wrote_words_of_their_own_in_it_does_not_approve_them(cms, send, anybody, place, edda, browser_of):
    article = an_article("If a scan finds no heartbeat", *MORE)
    send(f"quick/{article.id}/draft/")
    changed = newest(article)
    changed.quick_help = "Heavy bleeding is usual. Nobody needs to be rung."
    changed.save_revision(user=Member.objects.get(id=edda.member_id))
    shown = words(cms, article)
    assert "Another editor approves it." in shown and "/approve/" not in shown and "<li>Heavy bleeding is usual. Nobody" in shown
    seen = digest(newest(article))
    answer = cms.get(send(f"quick/{article.id}/approve/", seen=seen).headers["Location"])
    assert "Let another editor read and approve it" in answer.content.decode() and state(newest(article)) == DRAFTED

    other = browser_of(make.a_person("Wren", roles=("editor",))).client
    shown = other.get(f"/desk/cms/quick/{article.id}/").content.decode()
    assert "Heavy bleeding is usual" in shown and "/approve/" in shown
    token = other.cookies[settings.CSRF_COOKIE_NAME].value
    other.post(f"/desk/cms/quick/{article.id}/approve/", {"seen": seen, "csrfmiddlewaretoken": token})
    assert state(newest(article)) == APPROVED


def test_a_changed_text_makes_the_sentences_it_had_words_of_whoever_changed_it(cms, send, place, edda):
    article = an_article("If a scan finds no heartbeat", *MORE)
    send(f"quick/{article.id}/draft/")
    changed = newest(article)
    changed.body = [("text", "<p>Another text altogether.</p>")]
    changed.save_revision(user=Member.objects.get(id=edda.member_id))
    send(f"quick/{article.id}/approve/", seen=digest(newest(article)))
    assert state(newest(article)) == DRAFTED


def test_an_editors_lock_holds_here_too(cms, send, place, ben):
    from django.utils import timezone

    article = with_quick_view(approve=False)
    Article.objects.filter(id=article.id).update(locked=True, locked_by=ben.member_id, locked_at=timezone.now())
    for press, fields in (("approve", {"seen": digest(newest(article))}), ("draft", {"replacing": "1"})):
        answer = cms.get(send(f"quick/{article.id}/{press}/", **fields).headers["Location"])
        assert "is locked for now" in answer.content.decode()
    assert state(newest(article)) == DRAFTED


def test_nobody_else_comes_in(place, ben, mira, anybody, browser_of):
    article = with_quick_view()
    for person in (ben, mira):
        for press in ("", "draft/", "approve/"):
            assert browser_of(person).client.post(f"/desk/cms/quick/{article.id}/{press}").status_code in {403, 404}
    assert browser_of(ben).client.get(f"/desk/cms/quick/{article.id}/").status_code == 404
    assert anybody.client.get(f"/desk/cms/quick/{article.id}/").headers["Location"].startswith("/sign-in/")


def test_reading_it_writes_nothing_and_the_page_keeps_the_policy(cms, place):
    import re

    from tests.ground.writes import nothing_changes

    article = with_quick_view()
    with nothing_changes() as refused:
        html = words(cms, article)
        cms.get(f"/desk/cms/pages/{article.id}/edit/")
    assert not refused and not re.findall(r"<[^>]+\son\w+=|<style|\sstyle=", html)
    assert cms.get("/desk/cms/quick/999/").status_code == 404
    assert cms.get(f"/desk/cms/quick/{article.id}/draft/").status_code == 405


def _publish(send, cms, article):
    """Publish the newest draft as it is, as the form's button does."""
    page = newest(article)
    fields = article_form(
        cms.get(f"/desk/cms/pages/{article.id}/edit/"), body=_kept(page.body), quick_points=_points(article),
        reviewed_on="2026-11-01", next_review_on="2029-11-01", small_correction="on",
    )
    answer = send(f"pages/{article.id}/edit/", **{**fields, "action-publish": "1"})
    assert answer.status_code == 302, answer.content.decode()[:3000]


def _points(article):
    from wagtail.test.utils.form_data import streamfield

    return streamfield([("point", dict(one.value)) for one in newest(article).quick_points])


def _kept(body):
    from wagtail.test.utils.form_data import rich_text, streamfield

    return streamfield([("text", rich_text(block.value.source)) for block in body])

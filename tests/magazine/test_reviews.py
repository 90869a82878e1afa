"""An article reaches readers once two people who did not write it have said yes; and its history says how."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState, Workflow, WorkflowState

from tealight.kernel.viewer import System
from tealight.magazine.models import Article, PublishedArticle
from tealight.magazine.queries.standing import standing_of
from tests import make
from tests.magazine.reviewing import AtTheDesk, both_say_yes
from tests.magazine.writing import a_category, an_article

TODAY = date(2026, 11, 30)
DATES = {"reviewed_on": "2026-11-01", "next_review_on": "2029-10-01"}
TEXT = "Milk can come after any loss."
CHANGED = "Milk comes on the third day, and stops by itself."


@pytest.fixture
def edda_writes(edda, browser_of):
    return AtTheDesk(browser_of(edda))


@pytest.fixture
def rowan(place):
    return make.a_person("Rowan", roles=("editor",))


@pytest.fixture
def rowan_reads(rowan, browser_of):
    return AtTheDesk(browser_of(rowan))


@pytest.fixture
def milk(edda_writes):
    """An article that Edda wrote and submitted."""
    article = an_article("Milk, afterwards", publish=False)
    assert edda_writes.edit(article, TEXT, **DATES, **{"action-submit": "1"}).status_code == 302
    return article


def state(article) -> str:
    return standing_of(Article.objects.get(id=article.id), TODAY).state


def words(article) -> str:
    return standing_of(Article.objects.get(id=article.id), TODAY).words


def test_there_is_one_workflow_of_two_reviews(place):
    [workflow] = Workflow.objects.all()
    assert [task.specific.eyes for task in workflow.tasks] == ["clinical", "lived"]


def test_a_text_goes_from_a_draft_through_both_reviews_to_readers(edda_writes, rowan_reads, anybody):
    article = an_article("Milk, afterwards", publish=False)
    assert state(article) == "draft"
    edda_writes.edit(article, TEXT, **DATES, **{"action-submit": "1"})
    assert state(article) == "clinical"
    rowan_reads.judge(article, "approve", "", TEXT)
    assert state(article) == "lived"
    rowan_reads.judge(article, "approve", "", TEXT)
    assert state(article) == "approved"
    assert anybody.get("/reading/milk-afterwards/").status == 404, "approved is not published"
    edda_writes.edit(article, TEXT, **{"action-publish": "1"})
    assert state(article) == "published"
    assert anybody.get("/reading/milk-afterwards/").status == 200


def test_nobody_approves_what_they_wrote_themselves(milk, edda_writes):
    edda_writes.judge(milk, "approve", "", TEXT)
    edda_writes.judge(milk, "reject", "", TEXT)
    assert state(milk) == "clinical"
    page = edda_writes.get(f"pages/{milk.id}/edit/").content.decode()
    assert 'data-workflow-action-name="approve"' not in page and "somebody else reviews it" in page


def test_who_writes_while_reviewing_reviews_no_more(milk, rowan_reads):
    rowan_reads.edit(milk, CHANGED)
    rowan_reads.judge(milk, "approve", "", CHANGED)
    assert state(milk) == "clinical"


def test_a_reviewer_sends_back_with_a_comment_and_the_writer_mends(milk, edda_writes, rowan_reads):
    rowan_reads.judge(milk, "reject", "Say when it stops.", TEXT)
    assert state(milk) == "sent back" and "Say when it stops." in words(milk)
    assert "Say when it stops." in edda_writes.get("articles/").content.decode()
    edda_writes.edit(milk, CHANGED, **{"action-submit": "1"})
    assert state(milk) == "clinical"


def test_a_text_changed_between_the_reviews_goes_back_to_the_first(milk, edda_writes, rowan_reads):
    rowan_reads.judge(milk, "approve", "", TEXT)
    edda_writes.edit(milk, CHANGED)
    rowan_reads.judge(milk, "approve", "", CHANGED)
    assert state(milk) == "clinical"
    rowan_reads.judge(milk, "approve", "", CHANGED)
    assert state(milk) == "approved", "the second review saw this text already"


def test_an_answer_pressed_twice_answers_one_review(milk, rowan_reads):
    asked = str(Article.objects.get(id=milk.id).current_workflow_task_state.id)
    assert f'name="review" value="{asked}"' in rowan_reads.get(f"pages/{milk.id}/edit/").content.decode()
    for _ in range(2):
        rowan_reads.judge(milk, "approve", "", TEXT, review=asked)
    assert state(milk) == "lived"


def test_what_nobody_approved_is_neither_published_nor_scheduled(milk, edda_writes, anybody):
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    for extra in ({}, {"go_live_at": tomorrow}):
        answer = edda_writes.edit(milk, CHANGED, **extra, **{"action-publish": "1"})
        told = edda_writes.client.get(answer.headers["Location"]).content.decode()
        assert "Nobody has approved this text yet" in told and "draft is saved" in told
    assert not PublishedArticle.objects.exists() and not milk.revisions.filter(approved_go_live_at__isnull=False)
    assert CHANGED in str(Article.objects.get(id=milk.id).get_latest_revision_as_object().body)


def test_a_new_article_is_not_published_at_once_either(edda_writes):
    from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

    shelf = a_category()
    address = f"pages/add/magazine/article/{shelf.id}/"
    names = ("references", "questions", "topics", "read_next", "quick_points")
    lists = nested_form_data({name: streamfield([]) for name in names} | {"body": streamfield([("text", rich_text(f"<p>{TEXT}</p>"))])})
    formset = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "comments-MIN_NUM_FORMS": 0, "comments-MAX_NUM_FORMS": 1000}
    answer = edda_writes.send(address, title="Milk", slug="milk", **lists, **formset, **DATES, **{"action-publish": "1"})
    article = Article.objects.get(slug="milk")
    assert answer.headers["Location"].endswith(f"/{article.id}/edit/") and not article.live


def test_a_small_correction_of_a_published_text_is_published_and_said_to_be_one(edda_writes, rowan, milk, anybody):
    both_say_yes(milk, rowan)
    edda_writes.edit(milk, TEXT, **{"action-publish": "1"})
    edda_writes.edit(milk, TEXT + " Always.", **{"action-publish": "1"})
    assert "Always" not in anybody.get("/reading/milk-afterwards/").main
    edda_writes.edit(milk, TEXT + " Always.", **{"action-publish": "1", "small_correction": "on"})
    assert "Always" in anybody.get("/reading/milk-afterwards/").main
    entry = PageLogEntry.objects.get(page=milk.id, action="magazine.correction")
    assert entry.user.pk and "small correction" in entry.message
    assert "Published as a small correction" in edda_writes.get(f"pages/{milk.id}/history/").content.decode()


def test_a_text_that_was_never_published_is_no_correction(edda_writes, milk):
    edda_writes.edit(milk, TEXT, **{"action-publish": "1", "small_correction": "on"})
    assert not PublishedArticle.objects.exists()


def test_shelves_and_dates_change_without_a_new_review(edda_writes, rowan, milk):
    both_say_yes(milk, rowan)
    edda_writes.edit(milk, TEXT, **{"action-publish": "1"})
    edda_writes.edit(milk, TEXT, next_review_on="2027-01-01", **{"action-publish": "1"})
    assert PublishedArticle.objects.get().next_review_on == date(2027, 1, 1)


def test_an_article_without_a_next_review_is_not_published(edda_writes, rowan, milk):
    both_say_yes(milk, rowan)
    answer = edda_writes.edit(milk, TEXT, reviewed_on="", next_review_on="", **{"action-publish": "1"})
    assert "to be reviewed again" in edda_writes.client.get(answer.headers["Location"]).content.decode()
    assert not PublishedArticle.objects.exists()


def test_many_at_once_copies_and_aliases_do_not_get_round_the_reviews(edda_writes, milk):
    edda_writes.send(f"bulk/wagtailcore/page/publish/?id={milk.id}&next=/desk/cms/", include_descendants="")
    assert not Article.objects.get(id=milk.id).live
    live = an_article("Sleep", "Sleep comes back.")
    for way in ({"publish_copies": "on"}, {"alias": "on"}):
        parent = live.get_parent().id
        edda_writes.send(f"pages/{live.id}/copy/", new_title="Rest", new_slug="rest", new_parent_page=parent, **way)
    assert not Article.objects.filter(slug="rest").exists()


def test_a_category_has_no_review(edda_writes):
    page = edda_writes.get(f"pages/{a_category().id}/edit/").content.decode()
    assert "action-submit" not in page and "action-publish" in page


def test_reviews_and_comments_write_no_mail_and_no_row_of_who_is_told(milk, edda_writes, rowan_reads, mailoutbox):
    rowan_reads.judge(milk, "reject", "Mend it.", TEXT)
    edda_writes.edit(milk, TEXT, **{"action-submit": "1"})
    rowan_reads.judge(milk, "approve", "", TEXT)
    rowan_reads.judge(milk, "approve", "", TEXT)
    assert not mailoutbox and not apps.get_model("mail.OutgoingMail").objects.exists()
    for label in ("wagtailcore.PageSubscription", "wagtailusers.UserProfile"):
        assert not apps.get_model(label).objects.exists(), label


def test_an_erased_account_leaves_what_it_approved(milk, rowan_reads, rowan):
    rowan_reads.judge(milk, "approve", "", TEXT)
    rowan_reads.judge(milk, "approve", "", TEXT)
    TaskState.objects.update(finished_by=None)
    assert state(milk) == "approved"


def test_the_list_says_what_is_due_and_overdue(edda_writes, edda, browser_of, place):
    soon, late = date.today() + timedelta(days=30), date.today() - timedelta(days=1)
    long_ago = date.today() - timedelta(days=900)
    an_article("Milk", reviewed_on=long_ago, next_review_on=soon)
    an_article("Sleep", reviewed_on=long_ago, next_review_on=late)
    an_article("Work", publish=False)
    page = edda_writes.get("articles/").content.decode()
    order = [page.index(said) for said in ("Overdue for review (1)", "Sleep", "Due for review within 60 days (1)", "Milk", "Drafts (1)", "Work")]
    assert order == sorted(order)
    desk = browser_of(edda).get("/desk/").main
    assert "1 overdue for review." in desk and "1 due for review within 60 days." in desk
    assert "1 overdue for review." in edda_writes.get("").content.decode()


def test_a_review_that_waits_is_said_at_the_desk(milk, rowan, browser_of):
    assert "1 waiting for a reviewer." in browser_of(rowan).get("/desk/").main
    assert WorkflowState.objects.filter(status="in_progress").count() == 1


def test_the_list_is_not_for_others(mira, anybody, browser_of):
    assert browser_of(mira).client.get("/desk/cms/articles/").status_code == 404
    assert anybody.client.get("/desk/cms/articles/").status_code == 302


def test_the_clock_publishes_no_text_that_lost_its_approval(milk, now):
    from tealight.magazine.actions.publish_due import publish_due

    milk.get_latest_revision().save(update_fields=[])
    milk.revisions.update(approved_go_live_at=now - timedelta(hours=1))
    assert not publish_due(viewer=System("its hour"), now=now, article=milk.id)
    assert not PublishedArticle.objects.exists() and not milk.revisions.filter(approved_go_live_at__isnull=False)

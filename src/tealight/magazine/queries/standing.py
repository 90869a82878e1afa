"""Where each article stands on its way to readers, in words for its editors."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from wagtail.models import WorkflowState

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article
from tealight.magazine.models.review import approved_texts, published_text, text_of

#: how long before its review is due editors are told
AHEAD = timedelta(days=60)

DRAFT, SENT_BACK, CLINICAL, LIVED = "draft", "sent back", "clinical", "lived"
APPROVED, SCHEDULED, PUBLISHED, DUE, OVERDUE = "approved", "scheduled", "published", "due", "overdue"
#: in the order of the editors' list: what presses first
HEADINGS = {
    OVERDUE: "Overdue for review", DUE: "Due for review within 60 days", CLINICAL: "In clinical review",
    LIVED: "In lived-experience review", SENT_BACK: "Sent back, to be mended", APPROVED: "Approved, not published yet",
    SCHEDULED: "Scheduled", DRAFT: "Drafts", PUBLISHED: "Published",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one article stands. `state` is a key of HEADINGS; `words` say it whole, a newer text beside it."""

    title: str
    url: str
    state: str
    words: str


def standing_of(page: Article, today: date) -> Standing:
    """Return where `page` stands."""
    newer = _newer(page) if not page.live or page.has_unpublished_changes else ""
    state = _published(page.next_review_on, today) if page.live else newer
    words = _words(page, state)
    if page.live and newer:
        words += f" A newer text: {_words(page, newer)[0].lower()}{_words(page, newer)[1:]}"
    url = reverse("wagtailadmin_pages:edit", args=[page.id]) if page.id else ""
    return Standing(page.draft_title or page.title, url, state, words)


def standings(viewer: Viewer, today: date) -> tuple[tuple[str, tuple[Standing, ...]], ...]:
    """Return every article under the heading of where it stands, what presses first; empty headings are left out."""
    require(policy.may_settle(viewer))
    pages = Article.objects.select_related("latest_revision").order_by("next_review_on", "path")
    found = [standing_of(page, today) for page in pages]
    grouped = ((heading, tuple(one for one in found if one.state == state)) for state, heading in HEADINGS.items())
    return tuple(group for group in grouped if group[1])


def pressing(viewer: Viewer, today: date) -> str:
    """Return one line for the team's first page: what waits for an editor; "" when nothing does. Three statements."""
    require(policy.may_settle(viewer))
    live = Article.objects.filter(live=True)
    reviews = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count()
    counted = (
        (live.filter(next_review_on__lt=today).count(), "overdue for review"),
        (live.filter(next_review_on__range=(today, today + AHEAD)).count(), "due for review within 60 days"),
        (reviews, "waiting for a reviewer"),
    )
    return " ".join(f"{count} {what}." for count, what in counted if count)


def is_approved(page: Article, content: dict) -> bool:
    """Say whether a revision with `content` may be read: both reviews saw this text, or readers read it already."""
    text = text_of(content)
    return text == published_text(page)[1] or text in approved_texts(page)


def _published(following: date | None, today: date) -> str:
    if following is None:
        return PUBLISHED
    if following < today:
        return OVERDUE
    return DUE if following <= today + AHEAD else PUBLISHED


def _newer(page: Article) -> str:
    if page.approved_schedule:
        return SCHEDULED
    waiting = page.current_workflow_state
    if waiting is not None and waiting.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return SENT_BACK
    if waiting is not None and waiting.current_task_state is not None:
        return getattr(waiting.current_task_state.task.specific, "eyes", DRAFT)
    if page.latest_revision_id and is_approved(page, page.latest_revision.content):
        return APPROVED
    return DRAFT


def _words(page: Article, state: str) -> str:
    return "".join(_said(page, state))


def _said(page: Article, state: str) -> Iterator[str]:
    yield {DRAFT: "A draft", PUBLISHED: "Published", DUE: "Due for review", OVERDUE: "Overdue for review"}.get(state) or HEADINGS[state].partition(",")[0]
    if state in {DUE, OVERDUE}:
        yield f" since {_day(page.next_review_on)}" if state == OVERDUE else f" by {_day(page.next_review_on)}"
    elif state == SCHEDULED and (at := page.scheduled_revision.approved_go_live_at):
        yield f" for {date_format(at, 'j F Y, H:i')} (UTC)"
    elif state == SENT_BACK and (said := page.current_workflow_state.current_task_state.comment):
        yield f": “{said}”"
    yield "."


def _day(day: date) -> str:
    return date_format(day, "j F Y")

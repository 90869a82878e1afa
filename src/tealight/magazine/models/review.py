"""Who looks an article over before readers see it, and which text it was that they said yes to.

Wagtail's workflow keeps every step: who asked, who said what, of which revision. What was approved is read from
these rows alone; a second list of approvals could say something else one day.
"""

import json
import re
from collections.abc import Iterator
from hashlib import sha256

from django.db import models
from wagtail.models import Page, PageLogEntry, Revision, Task, TaskState

#: the entry in an article's history that says “a small correction”, of which revision and by whom
CORRECTION = "magazine.correction"
#: what a reviewer answers for; dates, shelves and names may change without asking again
ANSWERED_FOR = (
    "title", "standfirst", "body", "references", "has_urgent_box", "countries", "from_days", "to_days",
)  # fmt: skip
#: those of them that are lists of pieces, kept as JSON
PIECES = frozenset({"body", "references"})
_KEY = re.compile(r' data-block-key="[^"]*"')


class Eyes(models.TextChoices):
    """With whose eyes a text is read."""

    CLINICAL = "clinical", "Clinical review"
    LIVED = "lived", "Lived-experience review"


class ReviewTask(Task):
    """One of the two reviews. Whoever wrote in the text does not review it."""

    eyes = models.CharField(max_length=8, choices=Eyes.choices, unique=True)

    def start(self, workflow_state, user=None):
        """Begin; passed over where this very text has had this review already."""
        state = super().start(workflow_state, user=user)
        if said_yes(workflow_state.content_object, self.eyes) & {text_of(state.revision.content)}:
            state.status = TaskState.STATUS_SKIPPED
            state.save()
        return state

    def get_actions(self, obj, user) -> list[tuple[str, str, bool]]:
        """Return what `user` may say: nothing, of a text with words of their own in it."""
        if user.pk in writers_of(obj):
            return []
        return [("reject", "Send back", True), ("approve", "Approve", False), ("approve", "Approve with a comment", True)]

    def on_action(self, task_state, user, action_name: str, **kwargs) -> None:
        """Keep the answer with the revision that was before the reviewer's eyes, which may be newer than the asking."""
        if user.pk in writers_of(task_state.workflow_state.content_object):
            return
        task_state.revision = task_state.workflow_state.content_object.get_latest_revision()
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """Return the reviews that wait; each of those who keep the magazine may take one."""
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    class Meta:
        verbose_name = "review"


def text_of(content: dict) -> str:
    """Return a sign of what reviewers answer for in a revision's `content`; another text has another."""
    said = {name: _bare(json.loads(content.get(name) or "[]") if name in PIECES else content.get(name)) for name in ANSWERED_FOR}
    return sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _bare(value):
    """Return `value` without the marks Wagtail gives to pieces and paragraphs: opened and saved, it is the same text."""
    if isinstance(value, str):
        return _KEY.sub("", value)
    if isinstance(value, list):
        return [_bare(one) for one in value]
    if isinstance(value, dict):
        return {name: _bare(one) for name, one in value.items() if not (name == "id" and "type" in value)}
    return value


def said_yes(page: Page, eyes: str) -> set[str]:
    """Return the texts of `page` that had this review."""
    states = TaskState.objects.for_instance(page).filter(status=TaskState.STATUS_APPROVED, task__reviewtask__eyes=eyes)
    return {text_of(content) for content in states.values_list("revision__content", flat=True)}


def corrected_to(page: Page) -> set[str]:
    """Return the texts of `page` that were small corrections of a published one."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=CORRECTION, revision__isnull=False)
    return {text_of(content) for content in entries.values_list("revision__content", flat=True)}


def approved_texts(page: Page) -> set[str]:
    """Return the texts of `page` that had both reviews, or were small corrections."""
    return (said_yes(page, Eyes.CLINICAL) & said_yes(page, Eyes.LIVED)) | corrected_to(page)


def published_text(page: Page) -> tuple[int, str]:
    """Return the revision of `page` that readers read, and its text; (0, "") where they read none.

    Asked anew: a page made from a draft says of itself what was so when the draft was saved.
    """
    found = Revision.objects.filter(id__in=Page.objects.filter(pk=page.pk).values("live_revision")).first()
    return (found.id, text_of(found.content)) if found else (0, "")


def writers_of(page: Page) -> frozenset[int]:
    """Return the accounts that wrote what of `page` readers do not read yet. Who only commented wrote nothing."""
    return frozenset(user for user in _writers(page) if user)


def _writers(page: Page) -> Iterator[int | None]:
    since, before = published_text(page)
    rows = Revision.objects.for_instance(page).filter(id__gt=since).order_by("id")
    for user, content in rows.values_list("user_id", "content"):
        text = text_of(content)
        if text != before:
            yield user
        before = text

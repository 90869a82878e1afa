from datetime import datetime

from django.db.models import QuerySet

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.actions.answering import note_answer
from tealight.stories.actions.finding import found_at
from tealight.stories.models import Confession, Reply, Story


@action
def show_when_due(*, viewer: System, now: datetime, kind: str, thing: int) -> None:
    """Let the story, the reply or the confession `thing` appear whose hour has come, as if it were written now. Done already is as good.

    What was taken back, or down, meanwhile stays where it is.
    """
    require(policy.may_show_when_due(viewer))
    if kind == "story":
        _show_story(thing, now)
    elif kind == "confession":
        _show_confession(thing, now)
    else:
        _show_reply(thing, now)


def _show_story(number: int, now: datetime) -> None:
    row = _due(Story.objects.all(), now).filter(id=number).first()
    if row is None:
        return
    with found_at(row, clock.hour(now)):
        row.held_on = row.appears_at = None
        row.version += 1
        row.save(update_fields=["held_on", "appears_at", "hour", "version"])
    record("story.shared", about=("story", row.id), now=now)


def _show_reply(number: int, now: datetime) -> None:
    story_id = Reply.objects.filter(id=number).values_list("story_id", flat=True).first()
    # The story first, as whoever answers does: two writers then never wait for ever.
    story = Story.objects.select_for_update().filter(id=story_id).first()
    row = _due(Reply.objects.all(), now).filter(id=number).first()
    if story is None or row is None:
        return
    with found_at(row, clock.hour(now)):
        row.held_on = row.appears_at = None
        row.ordinal = story.next_ordinal
        row.save(update_fields=["held_on", "appears_at", "hour", "ordinal"])
    story.next_ordinal += 1
    story.version += 1
    note_answer(story, row, now)
    story.save(update_fields=["next_ordinal", "version", "answered_on"])
    record("reply.posted", about=("reply", row.id), now=now)


def _show_confession(number: int, now: datetime) -> None:
    rows = Confession.objects.select_for_update().filter(appears_at__lte=now, held_on__isnull=True, removed_on__isnull=True)
    row = rows.filter(id=number).first()
    if row is None:
        return
    row.appears_at, row.hour = None, clock.hour(now)
    row.save(update_fields=["appears_at", "hour"])
    record("confession.appeared", about=("confession", row.id), now=now)


def _due(rows: QuerySet, now: datetime) -> QuerySet:
    rows = rows.filter(appears_at__lte=now, withdrawn_on__isnull=True, removed_on__isnull=True)
    return rows.select_for_update(of=("self",))

"""Lock what the team decided about, one thing or hundreds, and let its readers see the change. Not an action itself."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import F

from tealight.search.actions import index
from tealight.stories import decision_policy
from tealight.stories.actions.answering import answers_came_back, answers_went
from tealight.stories.actions.finding import words_to_find
from tealight.stories.models import Reply, Story

#: as config/kinds.py names them
OF_KIND = {"story": Story, "reply": Reply}


def lock_things(kind: str, things: Collection[int], **which) -> list[Story | Reply]:
    """Lock those of `things` that can be decided about, as `which` says, in one order. Two statements at most."""
    if kind == "reply":
        # The stories first, as whoever answers does: two writers then never wait for ever.
        stories = Reply.objects.filter(id__in=things).values("story_id")
        list(Story.objects.select_for_update(of=("self",)).filter(id__in=stories).order_by("id").values_list("id"))
    rows = OF_KIND[kind].objects.select_for_update(of=("self",)).filter(decision_policy.within_decisions(), id__in=things, **which)
    return list(rows.order_by("id"))


def change_things(kind: str, rows: list[Story | Reply], **columns) -> None:
    """Set `columns` of locked rows, and raise the version of each story whose readers see something else now."""
    ids = [row.id for row in rows]
    if kind == "story":
        Story.objects.filter(id__in=ids).update(**columns, version=F("version") + 1)
    else:
        Reply.objects.filter(id__in=ids).update(**columns)
        Story.objects.filter(id__in={row.story_id for row in rows}).update(version=F("version") + 1)


def mind_answers(kind: str, rows: list[Story | Reply], now: datetime, *, gone: bool) -> None:
    """Let stories be waiting for an answer again whose only ones cannot be read any more; or, not `gone`, no longer."""
    if kind != "reply":
        return
    stories = {row.story_id for row in rows}
    if gone:
        answers_went(stories)
    else:
        answers_came_back(stories, now)


def let_be_found(kind: str, rows: list[Story | Reply], found: bool) -> None:
    """Put what rows say into the index, or take it out. In as many statements for many as for one."""
    words = {row.id: words_to_find(row) for row in rows}
    if found:
        index.put_many(kind, ((row.id, row.hour, words[row.id]) for row in rows))
    else:
        index.take_many(kind, words)

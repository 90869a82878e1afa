from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from tealight.groups.models import Group
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.screening import Danger
from tealight.stories import danger, policy, watching, wording
from tealight.stories.actions.finding import kept_findable
from tealight.stories.actions.showing import Chosen, show
from tealight.stories.actions.throw_draft_away import drop_draft
from tealight.stories.actions.writing import (
    hold,
    require_anonymous,
    require_links,
    require_same,
    write,
    writes_as,
)
from tealight.stories.bounds import turn_to_tell
from tealight.stories.models import Audience, Need, Story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject


@action(ahead=danger.danger_ahead)
def share_story(
    *,
    viewer: Person,
    now: datetime,
    title: str,
    source: str,
    audience: str,
    group: int | None = None,
    need: str = Need.NO_REPLY,
    notes: Iterable[str] = (),
    photos: Sequence[Chosen] = (),
    story_id: int | None = None,
    anonymous: bool = False,
    later: bool = False,
    named_only: bool = False,
    draft: Keeping | None = None,
    judged: Danger | None = None,
) -> int:
    """Share a story with exactly `audience`; return its id.

    `story_id` is drawn when the page to write on is made, so that a double
    click, or a lost answer sent again, shares once; other words under the same id
    are refused, never dropped. `group` counts only for audience "group". The
    `draft` it was written in goes in the same transaction. `photos` are uploads of
    the viewer's, in their order, each drawn anew already. `anonymous`: under a face
    made for this story alone; nothing written in this transaction leads to the viewer.
    `later`: it appears at an hour of the next day that chance draws. `named_only`: answers
    are under pen names. Words that tell of danger are recorded for the team, and wait where the operator wants it;
    nobody hears of what is for oneself or a circle.
    """
    story_id = story_id or new_id()
    written = write(title, source, notes, mentions=audience != Audience.ME, wordless=bool(photos))
    if _is_there(viewer, story_id, written.words):
        return story_id
    here = place()
    if here.read_only:
        raise Refused("This place can only be read for now. Nothing was shared; your words are still in the box.")
    if here.posting_paused and audience != Audience.ME:
        raise Refused("Sharing is paused for now. Your words are still in the box, and can be kept as a draft.")
    group = group if audience == Audience.GROUP else None
    require_audience(viewer, audience, group)
    if anonymous:
        require_anonymous(viewer, audience)
    require_links(written.words, here)
    turn = turn_to_tell(viewer, here, audience, group, anonymous)
    turn.require(now)
    story = Story(
        id=story_id,
        audience=audience,
        group_id=group,
        circle_id=viewer.own_circle if audience == Audience.CIRCLE else None,
        need=need,
        notes=written.notes,
        hour=clock.hour(now),
        named_only_on=clock.day(now) if named_only else None,
    )
    try:
        with transaction.atomic(), kept_findable(story):
            story.persona_id = writes_as(viewer, now, story.id, anonymous, here, photos=bool(photos))
            words = replace(written.words, pictures=show(viewer, now, ("story", story.id), (), photos))
            found = judged if danger.is_told(audience, story) else None
            noticed = watching.noticed(words, group, here) if danger.is_told(audience, story) else ()
            hold(
                story, story, viewer, words, now, later=later, dangerous=danger.waits(found, here),
                watched=watching.waits(noticed, group), here=here,
            )
            wording.put(story, story, words, viewer)
            story.save(force_insert=True)
    except (IntegrityError, Refused):
        # The other half of a double click came first.
        if _is_there(viewer, story_id, written.words):
            return story_id
        raise
    if draft is not None:
        drop_draft(viewer, Subject(DraftKind.STORY, story_id), draft)
    if audience != Audience.ME:
        record("story.shared", about=("story", story.id), now=now)
    if noticed:
        record("words.noticed", about=("story", story.id), now=now, kind="story")
    turn.count(now)
    if found is not None:
        record("danger.noticed", about=("story", story.id), now=now, kind="story", danger=found.kind, plan=found.plan)
    return story.id


def require_audience(viewer: Person, audience: str, group: int | None) -> None:
    """Raise `Refused` unless `viewer` may share with `audience` now."""
    is_open = True
    if group is not None:
        is_open = Group.objects.filter(id=group, opened_on__isnull=False, closed_on__isnull=True).exists()
    require(policy.may_share(viewer, audience, group, place().anyone_audience, is_open), "audience")


def _is_there(viewer: Person, story_id: int, words: wording.Wording) -> bool:
    row = Story.objects.filter(policy.own(viewer), id=story_id).first()
    if row is not None:
        require_same(viewer, row, words)
    return row is not None

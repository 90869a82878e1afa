from collections.abc import Iterable
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import policy, wording
from tealight.stories.actions.writing import hold, write
from tealight.stories.models import Audience, Need, Story


@action
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
    story_id: int | None = None,
) -> int:
    """Share a story with exactly `audience`; return its id.

    `story_id` is drawn when the page to write on is made, so that a double
    click, or a lost answer sent again, shares once. `group` counts only for
    audience "group".
    """
    story_id = story_id or new_id()
    if Story.objects.filter(id=story_id, persona_id=viewer.persona_id).exists():
        return story_id
    here = place()
    if here.read_only or (here.posting_paused and audience != Audience.ME):
        raise Refused("Sharing is paused for now. Your words are kept as a draft.")
    group = group if audience == Audience.GROUP else None
    require(policy.may_share(viewer, audience, group, here.anyone_audience))
    written = write(title, source, notes, mentions=audience != Audience.ME)
    story = Story(
        id=story_id,
        persona_id=viewer.persona_id,
        audience=audience,
        group_id=group,
        circle_id=viewer.own_circle if audience == Audience.CIRCLE else None,
        need=need,
        notes=written.notes,
        hour=clock.hour(now),
    )
    wording.put(story, story, written.words, viewer)
    hold(story, story, viewer, written.words, now)
    story.save(force_insert=True)
    if audience != Audience.ME:
        record("story.shared", about=("story", story.id), now=now)
    return story.id

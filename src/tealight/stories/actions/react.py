from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.place.queries import place
from tealight.stories import policy
from tealight.stories.models import Reaction, Story
from tealight.stories.queries.story import reactions_of


@action
def react(*, viewer: Person, now: datetime, story: int, kind: str = "") -> None:
    """Stand alongside a story with `kind`, or, with none, step back.

    Records no event: only the author ever sees it, when they look, and nobody
    is told when someone steps back.
    """
    row = lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    if place().read_only:
        raise Refused("Nothing can be changed for now.")
    mine = Reaction.objects.filter(story=row, persona_id=viewer.persona_id)
    if not kind:
        mine.delete()
        return
    require(policy.may_react(viewer, row, kind, reactions_of(row)))
    if not mine.update(kind=kind):
        Reaction.objects.create(story=row, persona_id=viewer.persona_id, kind=kind)

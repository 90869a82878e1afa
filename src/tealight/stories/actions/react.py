from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.place.queries import place
from tealight.stories import policy
from tealight.stories.models import Reaction, Story
from tealight.stories.queries.alongside import Stood, opened, seal, tag_of, tags_of
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
    mine = Reaction.objects.filter(story=row, tag__in=tags_of(viewer.keys, row.id))
    if not kind:
        mine.delete()
        return
    require(policy.may_react(viewer, row, kind, reactions_of(row)))
    stood = Stood(viewer.persona_id, kind)
    left = mine.first()
    if left is None:
        left = Reaction(story=row, tag=tag_of(viewer.keys, row.id))
        left.sealed = seal(place_keys(), left.id, stood)
        left.save(force_insert=True)
    elif opened(left.id, left.sealed) != stood:
        # Sealed anew only if it says something else: a row that changes tells that somebody was here.
        left.sealed = seal(place_keys(), left.id, stood)
        left.save(update_fields=["sealed"])

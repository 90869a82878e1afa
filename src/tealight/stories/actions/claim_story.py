from datetime import datetime, timedelta

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.stories import policy, shelf_policy
from tealight.stories.models import ShelfClaim
from tealight.stories.queries.shelf import is_claimed, standing, tags_of

_SEALED = ShelfClaim._meta.get_field("sealed")
_HOUR = timedelta(hours=1)


class Taken(Refused):
    """Somebody else said so first; nothing was changed."""


@action
def claim_story(*, viewer: Person, now: datetime, story: int) -> None:
    """Say "I'll answer" on the shelf: for half an hour others there see that somebody is writing, and not who.

    Said again, it counts from now. Raises `Taken` while somebody else writes; a claim whose time is over is nobody's,
    without anybody having to end it. It keeps nobody from answering.
    """
    row = lock(standing(viewer), id=story)
    require(policy.may_reply(viewer, row))
    holds, is_mine = is_claimed(viewer, row.id, now)
    if not (may := shelf_policy.may_claim(holds and not is_mine)):
        raise Taken(may.sentence)
    until = now + shelf_policy.LASTS
    ShelfClaim.objects.update_or_create(story=row, defaults={
        "tag": tags_of(viewer, row.id)[0],
        "sealed": _SEALED.seal_json(place_keys(), row.id, {"until": until.isoformat()}),
        "until_hour": clock.hour(until) + _HOUR,
    })

from datetime import date, datetime

from django.db import IntegrityError, transaction

from tealight.accounts.models import Unsealed
from tealight.accounts.queries.unsealed import SLOT, SLOTS
from tealight.kernel.actions import action
from tealight.kernel.crypto import Keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Viewer

_SEALED = Unsealed._meta.get_field("sealed")
_FULL = "This person has been named as often as can be told them. Nobody is named without being told."


@action
def tell_of_unsealing(
    *, viewer: Viewer, now: datetime, keys: Keys, day: date, tell_from: date, purpose: str, name: str, story: int
) -> None:
    """Leave word, for the owner of `keys` alone, that they were named, why, and under which anonymous `name`.

    They find it from the day `tell_from` on. The row says of nobody whose it is. Raises Refused when all
    places are taken: rather nobody is named than somebody not told. Records no event: whoever agrees does.
    """
    told = {"day": day.isoformat(), "from": tell_from.isoformat(), "purpose": purpose, "name": name, "story": story}
    slots = keys.slots(SLOT, SLOTS)
    taken = {bytes(tag) for tag in Unsealed.objects.filter(tag__in=slots).values_list("tag", flat=True)}
    for tag in keys.free_slots(SLOT, SLOTS, taken):
        number = new_id()
        try:
            with transaction.atomic():
                Unsealed.objects.create(id=number, tag=tag, sealed=_SEALED.seal_json(keys, number, told))
        except IntegrityError:
            continue  # two agreed at once, about two faces of one person
        return
    raise Refused(_FULL)

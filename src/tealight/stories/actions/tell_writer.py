from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.stories import confession_policy
from tealight.stories.models import Confession

LONGEST, MOST = 2_000, 20
_LETTER = Confession._meta.get_field("letter")


@action
def tell_writer(*, viewer: Person, now: datetime, thing: int, text: str, word: int) -> None:
    """Leave a word for whoever wrote a confession: by their code they find it, and a member on their own page.

    It stands sealed with the confession, and goes with it. `word` is drawn with the form: pressed twice, it is left once.
    """
    require(confession_policy.may_tell_writer(viewer))
    row = lock(Confession.objects, id=thing)
    there = row.letter.open_json(place_keys(), row.id) if row.letter else []
    if any(one["id"] == word for one in there):
        return
    if len(there) >= MOST:
        raise Refused("There is no room for another word beside this one.")
    if len(text) > LONGEST:
        raise Refused(f"This is longer than {LONGEST:,} characters. It is still in the box.")
    said = {"id": word, "day": clock.day(now).isoformat(), "text": text}
    row.letter = _LETTER.seal_json(place_keys(), row.id, [*there, said])
    row.save(update_fields=["letter"])
    record("confession.answered", about=("confession", row.id), now=now)

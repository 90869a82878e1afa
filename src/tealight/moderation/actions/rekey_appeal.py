from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation.models import Appeal
from tealight.moderation.queries.own import appeal_tags
from tealight.place.policy import may_rekey

_SEALED, _ANSWER = Appeal._meta.get_field("sealed"), Appeal._meta.get_field("answer")


@action
def rekey_appeal(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal an appeal anew, under its owner's new tag; `known` is (member,) or (). Records no event: it says what it said."""
    require(may_rekey(viewer))
    found = Appeal.objects.select_for_update().filter(id=row).first()
    if found is None:
        return
    if known:
        found.tag = appeal_tags(everybody.members[known[0]], found.decision_id)[0]
    found.sealed = _SEALED.reseal(everybody.place, found.id, found.sealed)
    if found.answer is not None:
        found.answer = _ANSWER.reseal(everybody.place, found.id, found.answer)
    found.save(update_fields=["tag", "sealed", "answer"])

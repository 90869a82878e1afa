import os
from datetime import datetime

from tealight.accounts.models import Persona
from tealight.accounts.queries.own_personas import next_number, owner_tag, walk_tag
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey

_SEAL, _REFERENCE = "identity", "identity/v1"


@action
def rekey_face(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Put a face of one story under its owner's new tags; `known` is (member, number), or () when nobody has the keys.

    The row alone is read and written: no statement holds its member. What its identity seal refers to is
    made anew with it. Records no event: it is the same face.
    """
    require(may_rekey(viewer))
    face = Persona.objects.select_for_update().filter(id=row).first()
    if face is None:
        return
    keys = everybody.members[known[0]] if known else None
    if face.seal is not None:
        told = everybody.place.open(_SEAL, face.id, face.seal)
        told = keys.tag(_REFERENCE) if keys and told in keys.tags(_REFERENCE) else told
        face.seal = everybody.place.seal(_SEAL, face.id, told)
    if keys:
        face.owner_tag, face.walk_tag = owner_tag(keys, face.story), walk_tag(keys, known[1])
        others = Persona.objects.exclude(id=face.id)
        # Two windows in one moment, one of them just before its process learned of the new keys.
        if others.filter(walk_tag=face.walk_tag).exists():
            face.walk_tag = walk_tag(keys, next_number(keys))
        if others.filter(owner_tag=face.owner_tag).exists():
            face.owner_tag = os.urandom(32)
    face.save(update_fields=["owner_tag", "walk_tag", "seal"])

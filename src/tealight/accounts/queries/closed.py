"""Accounts that are closed, or are about to be, as the software that closes them asks. For nobody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tealight.accounts.models import Member, Persona
from tealight.accounts.queries.own_personas import BLOCK, thread_personas
from tealight.accounts.record import open_record
from tealight.kernel.crypto import Keys, member_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System, Viewer


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What somebody who closed their account wrote anonymously, and wants done with it."""

    #: "keep" | "once" | "days"
    choice: str = "keep"
    faces: tuple[int, ...] = ()

    @property
    def room(self) -> int:
        """Walk tags among which all of the faces are: whole blocks, so that it does not say how many."""
        return -(-len(self.faces) // BLOCK) * BLOCK


def due_to_close(viewer: Viewer, today: date) -> list[int]:
    """Return the members whose days of thinking it over are past."""
    _require_software(viewer)
    rows = Member.objects.filter(leaves_on__lte=today, closed_on__isnull=True)
    return list(rows.order_by("id").values_list("id", flat=True))


def keys_left(viewer: Viewer, persona_id: int) -> Keys | None:
    """Return the keys of whoever has this pen name; None where they went before the power did, or the account has.

    What they owned by tags is noise then, and nobody finds it any more.
    """
    _require_software(viewer)
    member = Member.objects.filter(persona_id=persona_id).values_list("id", flat=True).first()
    try:
        return None if member is None else member_keys(member)
    except KeysMissing:
        return None


def unnamed_of_closed(viewer: Viewer, persona_id: int) -> Unnamed:
    """Return the faces made for one story each of whoever had this pen name; none once their keys are gone."""
    _require_software(viewer)
    member = Member.objects.filter(persona_id=persona_id, closed_on__isnull=False).first()
    keys = None if member is None else keys_left(viewer, persona_id)
    if keys is None:
        return Unnamed()
    return Unnamed(open_record(member, keys).leaving_anonymous, tuple(thread_personas(keys).values()))


def faces_bearing(viewer: Viewer, walk_tags: list[bytes]) -> list[int]:
    """Return the faces that bear one of these tags."""
    _require_software(viewer)
    found: list[int] = []
    for start in range(0, len(walk_tags), BLOCK):
        rows = Persona.objects.filter(walk_tag__in=walk_tags[start : start + BLOCK])
        found += rows.values_list("id", flat=True)
    return found


def accounts_back(viewer: Viewer, personas: Iterable[int]) -> list[int]:
    """Return which of these pen names, of accounts that were erased, are somebody's name again."""
    _require_software(viewer)
    return list(Persona.objects.filter(id__in=personas, gone_on__isnull=True).values_list("id", flat=True))


def _require_software(viewer: Viewer) -> None:
    if not isinstance(viewer, System):
        raise NotFound

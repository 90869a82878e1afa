"""What decisions of the team hold for somebody: for the policies, and said to the person alone."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from tealight.accounts.models import Sanction, SanctionKind
from tealight.kernel import clock
from tealight.kernel.crypto import Keys
from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import KeysOfSomeone, Person

#: how many decisions about one person can hold at a time
SANCTION_SLOTS = 16
_READS = Prepared()
_SAID = {
    SanctionKind.WRITE: "You can’t write for others",
    SanctionKind.PHOTOS: "You can’t add photos",
    SanctionKind.PRE_READ: "What you share is read by a person before others see it",
    SanctionKind.LETTERS: "You can’t write letters",
    SanctionKind.SUSPEND: "Your account is suspended",
}
_SAID_OF_A_FACE = {
    SanctionKind.PHOTOS: "no photos can be added",
    SanctionKind.LETTERS: "no letters can be written",
}
_LEFT = (
    " You can read, keep stories, write for yourself, take your words back, pause or close your account. "
    "Nothing you do reaches others."
)


def holding(keys: Keys | KeysOfSomeone, now: datetime) -> list[tuple[str, date | None]]:
    """Return (kind, last day or None) of each decision that holds for the owner of `keys`. One statement.

    Lifted ones and those whose last day is over hold no more, without anybody having to clear them away.
    """
    tags = keys.slots("sanction/v1", SANCTION_SLOTS)
    return _of_today(_READS.ask(("decisions", len(tags)), _standing, *tags), now)


def _standing(*tags: bytes) -> QuerySet:
    return Sanction.objects.filter(tag__in=tags, lifted_on__isnull=True).values_list("kind", "until")


def holding_for_face(persona_id: int, now: datetime) -> frozenset[str]:
    """Return what decisions forbid under one anonymous face, where no seal leads to a person. One statement."""
    rows = _READS.ask("decisions about a face", _standing_for_face, persona_id)
    return frozenset(kind for kind, _ in _of_today(rows, now))


def _standing_for_face(persona_id: int) -> QuerySet:
    return Sanction.objects.filter(persona_id=persona_id, lifted_on__isnull=True).values_list("kind", "until")


def _of_today(rows: list, now: datetime) -> list[tuple[str, date | None]]:
    today = clock.day(now)
    return [(kind, until) for kind, until in rows if until is None or until >= today]


def still_holds(row: Sanction, now: datetime) -> bool:
    """Return whether a decision holds: neither lifted nor over."""
    return row.lifted_on is None and (row.until is None or row.until >= clock.day(now))


def own_sanction_rows(viewer: Person) -> QuerySet[Sanction]:
    """Return what was ever decided about the viewer or a face of theirs, as far as it is kept."""
    mine = Q(tag__in=viewer.keys.slots("sanction/v1", SANCTION_SLOTS))
    return Sanction.objects.filter(mine | Q(persona_id__in=tuple(viewer.thread_personas.values())))


def own_decisions(viewer: Person, now: datetime) -> tuple[str, ...]:
    """Return what holds for the viewer, a sentence or two each; asks nothing for whom nothing can hold."""
    if not viewer.sanctions and not viewer.thread_personas:
        return ()
    rows = own_sanction_rows(viewer).select_related("persona")
    return tuple(said_of_row(row) for row in sorted(rows, key=_order) if still_holds(row, now))


def _order(row: Sanction) -> tuple:
    return row.persona_id is not None, row.kind, str(row.until)


def said_of_row(row: Sanction) -> str:
    """Return what one decision says to whom it holds for."""
    kind = SanctionKind(row.kind)
    end = f"until the end of {row.until.day} {row.until:%B %Y}" if row.until else "until the team lifts this"
    if row.persona_id is not None:
        what = _SAID_OF_A_FACE.get(kind, "nothing more can be written")
        return f"As “{row.persona.name}”, in that one story, {what} {end}."
    return f"{_SAID[kind]} {end}.{_LEFT if kind == SanctionKind.SUSPEND else ''}"

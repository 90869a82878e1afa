import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction

from tealight.accounts.actions.write_deed import write_deed
from tealight.accounts.identity import keys_behind
from tealight.accounts.models import Persona, PersonaKind, Sanction, SanctionKind
from tealight.accounts.queries.decisions import SANCTION_SLOTS, still_holds
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import Keys, place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.moderation import policy
from tealight.moderation.models import Decision

#: how often a place for a decision is looked for again when another decision was a moment earlier
_TRIES = 5
_SEALED = Decision._meta.get_field("sealed")


@action
def sanction_persona(
    *, viewer: Person, now: datetime, persona_id: int, kind: str, until: date | None = None, reason: str = "",
    decision_id: int | None = None, letter: int | None = None,
) -> int:
    """Decide what the person behind a face may not do, without learning who they are; return the decision's id.

    What comes back, and every row that comes to be, is the same whoever is behind it, whatever holds for
    them already, and whether anybody is. `decision_id` is drawn when the page is made, so that pressing
    twice decides once; `letter` the decision that tells of this one. Where no seal leads to anybody the decision is about the face alone.
    """
    require(policy.may_decide(viewer))
    if until is not None and until < clock.day(now):
        raise Refused("This day is over already.", "until")
    persona = lock(Persona.objects.filter(kind__in=(PersonaKind.PEN, PersonaKind.THREAD)), id=persona_id)
    require(policy.may_decide_about(persona.kind, kind))
    decision_id = decision_id or new_id()
    if Decision.objects.filter(id=decision_id).exists():
        return decision_id
    facts = {"what": SanctionKind(kind).value, "until": until.isoformat() if until else None, "reason": reason.strip()}
    facts |= {} if letter is None else {"letter": letter}
    sealed = _SEALED.seal_json(place_keys(), decision_id, {**facts, "persona": persona.id, "by": viewer.persona_id})
    Decision.objects.create(id=decision_id, sealed=sealed, decided_on=clock.day(now))
    _let_hold(persona, now, decision=decision_id, kind=kind, until=until)
    write_deed(viewer, "sanctioned", persona.id, now, decision=decision_id, **facts)
    record("sanction.decided", about=("decision", decision_id), now=now)
    return decision_id


def _let_hold(persona: Persona, now: datetime, **what) -> None:
    if persona.kind == PersonaKind.THREAD and persona.seal is None:
        Sanction.objects.create(persona=persona, **what)
        return
    keys = keys_behind(persona)
    for left in reversed(range(_TRIES)):
        try:
            with transaction.atomic():
                Sanction.objects.create(tag=_free_place(keys, now), **what)
        except IntegrityError:
            if not left:
                raise
        else:
            return


def _free_place(keys: Keys, now: datetime) -> bytes:
    """Return a tag no row bears, by chance: in a row of nights, the next one in order would tell who was decided about twice."""
    rows = list(Sanction.objects.filter(tag__in=keys.slots("sanction/v1", SANCTION_SLOTS)))
    free = sorted(keys.free_slots("sanction/v1", SANCTION_SLOTS, {bytes(row.tag) for row in rows}))
    if free:
        return secrets.choice(free)
    spare = _spare(rows, now)
    spare.delete()
    return bytes(spare.tag)


def _spare(rows: list[Sanction], now: datetime) -> Sanction:
    """Return the row whose going lets nobody do anything they may not: there are fewer kinds than places."""
    for row in rows:
        if not still_holds(row, now):
            return row
    ends = {row.id: row.until or date.max for row in rows}
    by_end = sorted(rows, key=lambda row: ends[row.id])
    return next(
        row for at, row in enumerate(by_end) if any(other.kind == row.kind for other in by_end[at + 1 :])
    )

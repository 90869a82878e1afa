"""Write decisions down, carry them out, and take them back. Not an action itself."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import Person
from tealight.moderation.actions.lift_sanction import lift_sanction
from tealight.moderation.actions.sanction_persona import sanction_persona
from tealight.moderation.actions.write_entries import write_entries
from tealight.moderation.committing import committed
from tealight.moderation.judgement import Judgement
from tealight.moderation.measures import ASKED, answer_of
from tealight.moderation.models import Decision, Measure
from tealight.place.queries import notes, place

_SEALED = Decision._meta.get_field("sealed")
WAITS = "It waits already, or is not there any more."
GONE = "It is not there any more, or was taken down already. Close the case with “It stays as it is”."


@dataclass(frozen=True, slots=True)
class About:
    """What a decision is about: a thing, and the face on it. Never who bears that."""

    kind: str
    thing: int
    face: int | None
    case: int | None = None


@dataclass(slots=True)
class Decided:
    """One decision about to be written: `undo` is what takes it back."""

    about: About
    judged: Judgement
    id: int = field(default_factory=new_id)
    undo: dict = field(default_factory=dict)


def write_down(viewer: Person, now: datetime, every: Sequence[Decided]) -> None:
    """Store decisions and commit the record to them. In as many statements for hundreds as for one."""
    keys, today, rows, facts = place_keys(), clock.day(now), [], []
    for one in every:
        about, judged = one.about, one.judged
        until = judged.until.isoformat() if judged.until else None
        row = Decision(
            id=one.id, case_id=about.case, kind=about.kind, thing=about.thing, face=about.face, what=judged.what,
            ground=judged.ground, category=judged.category, noticed=judged.noticed, decided_on=today,
        )
        sealed = {
            "persona": about.face, "what": judged.what, "until": until, "reason": judged.reason,
            "by": viewer.persona_id, "rule": judged.rule, "undo": one.undo,
        }
        row.sealed = _SEALED.seal_json(keys, row.id, sealed)
        rows.append(row)
        facts.append(committed(row, sealed))
    Decision.objects.bulk_create(rows)
    write_entries("decision", facts, now)


def carry_out(viewer: Person, now: datetime, one: Decided) -> None:
    """Do what one decision says, and note what takes it back. Raises `Refused`, with a sentence about a field."""
    try:
        _carry_out(viewer, now, one)
    except NotFound:
        raise Refused(GONE, "what") from None


def _carry_out(viewer: Person, now: datetime, one: Decided) -> None:
    judged, about = one.judged, one.about
    if judged.holds_for_a_person:
        one.undo["sanction"] = sanction_persona(
            viewer=viewer, now=now, persona_id=about.face, kind=judged.what, until=judged.until,
            reason=judged.reason, letter=one.id,
        )
    elif judged.what in (Measure.HOLD, Measure.REMOVE):
        act = answer_of(about.kind, ASKED[judged.what])
        if not act(viewer=viewer, now=now, kind=about.kind, things=[about.thing]):
            raise Refused(WAITS if judged.what == Measure.HOLD else GONE, "what")
    elif judged.what == Measure.NOTE:
        one.undo["mask"] = _note(viewer, now, one)
    elif judged.what == Measure.LIMIT:
        told = {"audience": judged.audience, "group": judged.group}
        before = answer_of(about.kind, "narrow")(viewer=viewer, now=now, thing=about.thing, **told)
        one.undo |= {"audience": before[0], "group": before[1], "told": list(told.values())}
    elif judged.what == Measure.CLOSE and not _close(viewer, now, about):
        raise Refused("The replies are closed already.", "what")


def _close(viewer: Person, now: datetime, about: About) -> bool:
    return answer_of(about.kind, "close")(viewer=viewer, now=now, closed=True, **{about.kind: about.thing})


def _note(viewer: Person, now: datetime, one: Decided) -> int:
    mask = notes(place().version).mask(one.judged.notes)
    if not mask:
        raise Refused("Choose which notes.", "notes")
    act = answer_of(one.about.kind, "note")
    changed = act(viewer=viewer, now=now, kind=one.about.kind, thing=one.about.thing, mask=mask)
    if not changed:
        raise Refused("It has these notes already.", "notes")
    return changed


def take_back(viewer: Person, now: datetime, row: Decision, reason: str) -> None:
    """Undo one decision, locked: put back what it changed, as far as it is there, and commit the record to that."""
    keys = place_keys()
    sealed = row.sealed.open_json(keys, row.id)
    with suppress(NotFound):  # its author took the thing away meanwhile: there is nothing to put back
        _put_back(viewer, now, row, sealed["undo"])
    row.lifted_on = clock.day(now)
    row.sealed = _SEALED.seal_json(keys, row.id, {**sealed, "undone": reason})
    row.save(update_fields=["lifted_on", "sealed"])
    facts = {"decision": row.id, "by": viewer.persona_id, "day": row.lifted_on.isoformat(), "reason": reason}
    write_entries("decision-undone", [facts], now)


def _put_back(viewer: Person, now: datetime, row: Decision, undo: dict) -> None:
    kind, what = row.kind, row.what
    if "sanction" in undo:
        lift_sanction(viewer=viewer, now=now, decision=undo["sanction"])
    elif what in (Measure.HOLD, Measure.REMOVE):
        answer_of(kind, ASKED[what])(viewer=viewer, now=now, kind=kind, things=[row.thing], on=False)
    elif what == Measure.NOTE:
        answer_of(kind, "note")(viewer=viewer, now=now, kind=kind, thing=row.thing, mask=undo["mask"], on=False)
    elif what == Measure.LIMIT:
        answer_of(kind, "widen")(
            viewer=viewer, now=now, thing=row.thing, audience=undo["audience"], group=undo["group"], told=tuple(undo["told"]),
        )
    elif what == Measure.CLOSE:
        answer_of(kind, "close")(viewer=viewer, now=now, closed=False, **{kind: row.thing})

"""What the team decided, by decision: two about two faces stand here as about two people, whoever they are."""

from dataclasses import dataclass
from datetime import date

from tealight.accounts.queries.faces import Face, faces
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, Verdict, require
from tealight.kernel.viewer import Person
from tealight.moderation import policy
from tealight.moderation.kinds import ARTICLE
from tealight.moderation.letter import Line, lines_of
from tealight.moderation.measures import seen_by
from tealight.moderation.models import Appeal, Decision, Measure, Outcome
from tealight.moderation.queries.letters import around, judged_of, opened

#: decisions shown at once
MOST = 50


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision: about which face, what it forbids, and what was said to it by whomever it holds for."""

    id: int
    face: Face | None
    what: str
    until: date | None
    reason: str
    decided_by: str
    decided_on: date
    lifted_on: date | None
    appeal: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said to a decision, and what came of it. `may_hear`: whether the viewer may answer it."""

    id: int
    text: str
    due_on: date | None
    outcome: str
    words: str
    heard_by: str
    heard_on: date | None
    may_hear: Verdict


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """One decision as the team reads it: its letter, and what was said to it."""

    line: DecisionLine
    kind: str
    url: str
    letter: tuple[Line, ...]
    undone: str
    can_undo: bool
    appeal: Heard | None


@dataclass(frozen=True, slots=True)
class WaitingAppeal:
    """An appeal that waits to be heard, in the list of them."""

    decision: int
    face: Face | None
    what: str
    due_on: date | None
    is_late: bool
    may_hear: Verdict


def decisions(viewer: Person, before: int | None = None) -> tuple[DecisionLine, ...]:
    """Return `MOST` decisions at most, by day and number, the newest first, from the one after `before` on.

    What holds for a person because of a letter is told with the letter, and not twice.
    """
    require(policy.may_decide(viewer))
    rows = Decision.objects.order_by("-decided_on", "-id")
    last = Decision.objects.filter(id=before).first()
    if last is not None:
        rows = rows.filter(decided_on__lte=last.decided_on).exclude(decided_on=last.decided_on, id__gte=last.id)
    return _lines(list(rows[:MOST]))


def decisions_on(viewer: Person, face: int, most: int = 20) -> tuple[DecisionLine, ...]:
    """Return what was decided before about things under one face: never under another of the same person."""
    require(policy.may_decide(viewer))
    return _lines(list(Decision.objects.filter(face=face).order_by("-decided_on", "-id")[:most]))


def decision(viewer: Person, number: int) -> DecisionPage:
    """Return one decision. Raises NotFound."""
    require(policy.may_decide(viewer))
    row = Decision.objects.filter(id=number).first()
    if row is None or "letter" in (sealed := opened(row)):
        raise NotFound
    (line,), judged = _lines([row]), judged_of(row, sealed)
    told = judged.has_letter
    return DecisionPage(
        line, row.kind, seen_by(viewer, row.kind, row.thing),
        lines_of(judged, around(judged, row.kind, sealed["persona"], sealed["by"])) if told else (),
        sealed.get("undone", ""), _can_undo(row), _heard(viewer, row, sealed),
    )


def appeals_waiting(viewer: Person, today: date) -> tuple[WaitingAppeal, ...]:
    """Return the appeals nobody has heard yet, what is due first comes first."""
    require(policy.may_decide(viewer))
    rows = list(Appeal.objects.filter(heard_on=None).select_related("decision").order_by("due_on", "id")[:MOST])
    sealed = {row.id: opened(row.decision) for row in rows}
    known = faces([one["persona"] for one in sealed.values() if one["persona"] is not None])
    return tuple(
        WaitingAppeal(
            row.decision_id, known.get(sealed[row.id]["persona"]), Measure(sealed[row.id]["what"]).label, row.due_on,
            row.due_on is not None and row.due_on < today,
            policy.may_hear(viewer, sealed[row.id]["by"], row.decision.face),
        )
        for row in rows
    )


def _can_undo(row: Decision) -> bool:
    # An editor, who answers for what is published, lets an article be read again.
    return row.lifted_on is None and row.what not in ("", Measure.NONE) and row.kind != ARTICLE


def _heard(viewer: Person, row: Decision, sealed: dict) -> Heard | None:
    keys, said = place_keys(), Appeal.objects.filter(decision=row).first()
    if said is None:
        return None
    answer = said.answer.open_json(keys, said.id) if said.answer is not None else {"by": None, "words": ""}
    by = faces([answer["by"]]).get(answer["by"]) if answer["by"] else None
    return Heard(
        said.id, said.sealed.open_json(keys, said.id)["text"], said.due_on, Outcome(said.outcome).label if said.outcome else "",
        answer["words"], by.name if by else "", said.heard_on, policy.may_hear(viewer, sealed["by"], row.face),
    )


def _lines(rows: list[Decision]) -> tuple[DecisionLine, ...]:
    keys = place_keys()
    sealed = {row.id: one for row in rows if "letter" not in (one := opened(row))}
    said = {
        one.decision_id: one.sealed.open_json(keys, one.id)["text"] for one in Appeal.objects.filter(decision__in=list(sealed))
    }
    known = faces([one[key] for one in sealed.values() for key in ("persona", "by") if one[key] is not None])
    return tuple(
        DecisionLine(
            row.id, known.get(one["persona"]), Measure(one["what"]).label,
            date.fromisoformat(one["until"]) if one["until"] else None, one["reason"], known[one["by"]].name,
            row.decided_on, row.lifted_on, said.get(row.id, ""),
        )
        for row in rows
        if (one := sealed.get(row.id)) is not None
    )

"""Decisions of the team as the person they are about sees them: letters, to say something to, and what came of that."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from tealight.accounts.queries.decisions import own_sanction_rows, said_of_row, still_holds
from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, Verdict
from tealight.kernel.viewer import KeysOfSomeone, Person
from tealight.moderation import policy
from tealight.moderation.letter import Line, lines_of, title_of
from tealight.moderation.measures import seen_by
from tealight.moderation.models import Appeal, Decision, Measure, Outcome
from tealight.moderation.queries.letters import around, judged_of, opened

#: letters shown at once; the oldest are over long before
MOST = 100


@dataclass(frozen=True, slots=True)
class OwnDecision:
    """One decision that holds for the viewer. `is_appealed`: they have said something to it."""

    decision: int
    sentence: str
    is_appealed: bool


@dataclass(frozen=True, slots=True)
class OwnAppeal:
    """What the viewer said to a decision, and what somebody else of the team answered, if they have yet."""

    text: str
    due_on: date | None
    outcome: str
    words: str
    heard_on: date | None


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A decision as it is told to the viewer. `url`: where the thing stands, "" if it does not any more."""

    id: int
    title: str
    lines: tuple[Line, ...]
    decided_on: date
    lifted_on: date | None
    undone: str
    url: str
    appeal: OwnAppeal | None
    may_appeal: Verdict


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in the list of one's own."""

    id: int
    title: str
    decided_on: date
    lifted_on: date | None
    is_appealed: bool
    is_heard: bool


def letters_to(viewer: Person) -> Q:
    """Return the condition on the decisions that a letter tells the viewer of, whichever of their faces is on them."""
    return Q(face__in=tuple(viewer.personas)) & ~Q(what__in=("", Measure.NONE))


def appeal_tags(keys: KeysOfSomeone, decision: int) -> tuple[bytes, ...]:
    """Return the tags that what the owner of `keys` says to a decision may stand under."""
    return keys.tags("appeal/v1", decision)


def letters(viewer: Person) -> tuple[LetterLine, ...]:
    """Return the letters to the viewer, the newest first. Three statements."""
    rows = [(row, sealed) for row in _rows(viewer)[:MOST] if "letter" not in (sealed := opened(row))]
    tags = {tag: row.id for row, _ in rows for tag in appeal_tags(viewer.keys, row.id)}
    said = Appeal.objects.filter(tag__in=list(tags)).values_list("tag", "heard_on")
    heard = {tags[bytes(tag)]: heard_on for tag, heard_on in said}
    return tuple(
        LetterLine(
            row.id, title_of(judged_of(row, sealed), row.kind or "persona"), row.decided_on, row.lifted_on,
            row.id in heard, heard.get(row.id) is not None,
        )
        for row, sealed in rows
    )


def letter(viewer: Person, now: datetime, number: int) -> OwnLetter:
    """Return one letter to the viewer. Raises NotFound for any other decision."""
    row = _rows(viewer).filter(id=number).first()
    if row is None:
        raise NotFound
    sealed = opened(row)
    judged = judged_of(row, sealed)
    said = Appeal.objects.filter(tag__in=appeal_tags(viewer.keys, row.id)).first()
    return OwnLetter(
        row.id, title_of(judged, row.kind or "persona"),
        lines_of(judged, around(judged, row.kind, sealed["persona"], sealed["by"])),
        row.decided_on, row.lifted_on, sealed.get("undone", ""), seen_by(viewer, row.kind, row.thing),
        None if said is None else _own_appeal(said), policy.may_appeal(row.decided_on, clock.day(now)),
    )


def _rows(viewer: Person):
    holding = own_sanction_rows(viewer).filter(decision__isnull=False).values_list("decision", flat=True)
    return Decision.objects.filter(letters_to(viewer) | Q(id__in=list(holding))).order_by("-decided_on", "-id")


def _own_appeal(row: Appeal) -> OwnAppeal:
    keys = place_keys()
    words = row.answer.open_json(keys, row.id)["words"] if row.answer is not None else ""
    outcome = Outcome(row.outcome).label if row.outcome else ""
    return OwnAppeal(row.sealed.open_json(keys, row.id)["text"], row.due_on, outcome, words, row.heard_on)


def appealable(viewer: Person, now: datetime) -> tuple[OwnDecision, ...]:
    """Return the decisions that hold for the viewer, or for a face of theirs, and can be appealed. Two statements."""
    rows = [row for row in own_sanction_rows(viewer).select_related("persona") if row.decision and still_holds(row, now)]
    tags = {tag: row.decision for row in rows for tag in appeal_tags(viewer.keys, row.decision)}
    said = {bytes(tag) for tag in Appeal.objects.filter(tag__in=list(tags)).values_list("tag", flat=True)}
    appealed = {tags[tag] for tag in said}
    return tuple(OwnDecision(row.decision, said_of_row(row), row.decision in appealed) for row in rows)

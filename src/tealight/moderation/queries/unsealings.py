"""What keyholders are asked, and for two of them, for a day, the answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tealight.accounts.identity import behind
from tealight.accounts.models import Persona
from tealight.accounts.queries.faces import Face, faces
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.moderation import policy
from tealight.moderation.models import Purpose, Unsealing


def waiting(now: datetime) -> Q:
    """Return the condition on what has not ended by `now`."""
    return Q(until_hour__gt=now)


@dataclass(frozen=True, slots=True)
class UnsealingCard:
    """What one keyholder asks about one face. `is_agreed`: the viewer is one of the two, and may read the answer."""

    id: int
    face: Face
    url: str
    purpose: str
    reason: str
    later: str
    asked_by: str
    is_mine: bool
    is_agreed: bool
    until_hour: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is behind a face: a pen name and its page, or nobody any more. Worked out each time, kept nowhere."""

    pen_name: str
    url: str


def unsealings(viewer: Person, now: datetime) -> tuple[UnsealingCard, ...]:
    """Return what waits for another keyholder, and the answers the viewer may read; what ends first comes first."""
    require(policy.may_hold_keys(viewer))
    rows = [row for row in Unsealing.objects.filter(waiting(now)).order_by("until_hour", "id") if _is_for(viewer, row)]
    return _cards(viewer, rows)


def unsealing(viewer: Person, now: datetime, number: int) -> UnsealingCard:
    """Return one of them. Raises NotFound, also for an answer that is other people's to read."""
    return _cards(viewer, [_row(viewer, now, number)])[0]


def answer(viewer: Person, now: datetime, number: int) -> Answer | None:
    """Return who is behind the face, for the two who agreed, until its hour; None while nobody has agreed."""
    row = _row(viewer, now, number)
    if row.agreed is None:
        return None
    persona = Persona.objects.get(id=row.asked.open_json(place_keys(), row.id)["persona"])
    member = behind(persona)
    named = Persona.objects.filter(member__id=member).first() if member is not None else None
    return Answer(named.name, f"/people/{named.id}/" if named.has_page else "") if named else Answer("", "")


def _row(viewer: Person, now: datetime, number: int) -> Unsealing:
    require(policy.may_hold_keys(viewer))
    row = Unsealing.objects.filter(waiting(now), id=number).first()
    if row is None or not _is_for(viewer, row):
        raise NotFound
    return row


def _is_for(viewer: Person, row: Unsealing) -> bool:
    """Say whether a keyholder may see this: any of them while it waits, once agreed the two alone."""
    if row.agreed is None:
        return True
    keys = place_keys()
    two = (row.asked.open_json(keys, row.id)["by"], row.agreed.open_json(keys, row.id)["by"])
    return viewer.persona_id in two


def _cards(viewer: Person, rows: list[Unsealing]) -> tuple[UnsealingCard, ...]:
    keys = place_keys()
    opened = [(row, row.asked.open_json(keys, row.id)) for row in rows]
    known = faces([one[key] for _, one in opened for key in ("persona", "by")])
    return tuple(
        UnsealingCard(
            row.id, known[one["persona"]], _url(one), Purpose(one["purpose"]).label, one["reason"], one["later"],
            known[one["by"]].name, one["by"] == viewer.persona_id, row.agreed is not None, row.until_hour,
        )
        for row, one in opened
    )


def _url(asked: dict) -> str:
    reply = asked["reply"]
    return f"/stories/{asked['story']}/" + (f"replies/{reply}/" if reply else "")

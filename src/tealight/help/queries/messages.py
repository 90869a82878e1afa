"""What people wrote to the team, opened for those it was written to."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from tealight.help import policy
from tealight.help.models import TeamMessage
from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Viewer
from tealight.place.policy import may_rekey

#: open messages shown at once
MOST = 50


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message in the list. `opening` is its first words."""

    id: int
    hour: datetime
    opening: str
    wants_answer: bool
    whose: str


@dataclass(frozen=True, slots=True)
class MessagePage:
    """One message. `pen_name` is empty unless the writer chose to say it."""

    id: int
    hour: datetime
    body: str
    reply_to: str
    pen_name: str
    persona_id: int | None
    is_mine: bool
    is_taken: bool
    is_closed: bool


def desk_messages(viewer: Viewer, after: int | None = None) -> tuple[tuple[MessageLine, ...], int | None]:
    """Return `MOST` open messages at most, oldest first, from the one after `after` on; and where more follow, the last.

    A flood of nonsense must not hide what came behind it.
    """
    rows = TeamMessage.objects.filter(policy.messages_visible_to(viewer), closed_on__isnull=True)
    last = TeamMessage.objects.filter(policy.messages_visible_to(viewer), id=after).first()
    if last is not None:
        rows = rows.filter(Q(hour__gt=last.hour) | Q(hour=last.hour, id__gt=last.id))
    found = list(rows.order_by("hour", "id")[: MOST + 1])
    lines = []
    for row in found[:MOST]:
        words = row.sealed.open_json(place_keys(), row.id)
        lines.append(
            MessageLine(
                row.id, row.hour, _opening(words["body"]), bool(words["reply_to"]), _whose(row, viewer)
            )
        )
    return tuple(lines), found[MOST - 1].id if len(found) > MOST else None


def desk_message(viewer: Viewer, message: int) -> MessagePage:
    """Return one message, open or closed. Raises NotFound."""
    row = (
        TeamMessage.objects.filter(policy.messages_visible_to(viewer), id=message)
        .select_related("persona")
        .first()
    )
    if row is None:
        raise NotFound
    words = row.sealed.open_json(place_keys(), row.id)
    return MessagePage(
        id=row.id,
        hour=row.hour,
        body=words["body"],
        reply_to=words["reply_to"],
        pen_name=row.persona.name if row.persona else "",
        persona_id=row.persona_id,
        is_mine=row.taken_by_id is not None and row.taken_by_id == getattr(viewer, "persona_id", None),
        is_taken=row.taken_by_id is not None,
        is_closed=row.closed_on is not None,
    )


def _whose(row: TeamMessage, viewer: Viewer) -> str:
    if row.taken_by_id is None:
        return "Nobody yet"
    return "You" if row.taken_by_id == getattr(viewer, "persona_id", None) else "Someone on the team"


def _opening(body: str) -> str:
    first = " ".join(body.split())
    return first if len(first) <= 90 else first[:90].rsplit(" ", 1)[0] + "…"


def messages_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the messages to the team that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = TeamMessage.objects.values_list("id", "sealed").iterator()
    return {row: () for row, sealed in rows if everybody.place.is_old(sealed)}

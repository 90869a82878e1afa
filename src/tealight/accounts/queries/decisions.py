"""What decisions of the team hold for somebody: for the policies, and said to the person alone."""

from datetime import date, datetime

from django.db.models import QuerySet

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
_LEFT = (
    " You can read, keep stories, write for yourself, take your words back, pause or close your account. "
    "Nothing you do reaches others."
)


def holding(keys: Keys | KeysOfSomeone, now: datetime) -> list[tuple[str, date | None]]:
    """Return (kind, last day or None) of each decision that holds for the owner of `keys`. One statement.

    Lifted ones and those whose last day is over hold no more, without anybody having to clear them away.
    """
    rows = _READS.ask("decisions", _standing, *keys.slots("sanction/v1", SANCTION_SLOTS))
    today = clock.day(now)
    return [(kind, until) for kind, until in rows if until is None or until >= today]


def _standing(*tags: bytes) -> QuerySet:
    return Sanction.objects.filter(tag__in=tags, lifted_on__isnull=True).values_list("kind", "until")


def own_decisions(viewer: Person, now: datetime) -> tuple[str, ...]:
    """Return what holds for the viewer, a sentence or two each; asks nothing for whom nothing holds."""
    if not viewer.sanctions:
        return ()
    return tuple(_sentence(SanctionKind(kind), until) for kind, until in sorted(holding(viewer.keys, now), key=str))


def _sentence(kind: SanctionKind, until: date | None) -> str:
    end = f"until the end of {until.day} {until:%B %Y}" if until else "until the team lifts this"
    return f"{_SAID[kind]} {end}.{_LEFT if kind == SanctionKind.SUSPEND else ''}"

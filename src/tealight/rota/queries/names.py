"""The word somebody is called by on duty: theirs alone in the team, and never their pen name."""

from collections.abc import Collection, Iterable

from tealight.accounts.duty_names import DUTY_NAMES
from tealight.accounts.policy import KEEPERS
from tealight.accounts.queries.names import taken_names
from tealight.accounts.queries.staff import holders_of
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused
from tealight.rota.queries.shifts import NOBODY, Opened


def free_names(persona: int, shifts: Iterable[Opened]) -> tuple[str, ...]:
    """Return the words `persona` may be called by: of nobody else on the list, and no pen name of anybody's."""
    others = {shift.name for shift in shifts if shift.by not in (NOBODY, persona)}
    pen_names = taken_names(DUTY_NAMES)
    return tuple(name for name in DUTY_NAMES if name not in others and name not in pen_names)


def usual_name(persona: int, shifts: Collection[Opened], team: Iterable[int] = ()) -> str:
    """Return what `persona` is called unless they choose another word; the same each time.

    What they were last called, else a word drawn by the place's keys: whoever has only the rows, or the pen
    names, cannot draw it again. Refused where every word is somebody's.
    """
    free = free_names(persona, shifts)
    last = [shift.name for shift in shifts if shift.by == persona and shift.name in free]
    if last:
        return last[-1]
    drawn: dict[int, str] = {}
    for one in sorted({persona, *(team or the_team())}):
        left = [name for name in free if name not in drawn.values()]
        if left:
            drawn[one] = min(left, key=lambda name, one=one: _lot(one, name))
    if persona not in drawn:
        raise Refused("Every name for duty is taken. Ask somebody to give theirs back.")
    return drawn[persona]


def the_team() -> frozenset[int]:
    """Return the personas of everybody who may be on duty."""
    return frozenset(persona for role in sorted(KEEPERS) for persona in holders_of(role))


def _lot(persona: int, name: str) -> bytes:
    return place_keys().tags("duty-name/v1", persona, name.encode())[0]

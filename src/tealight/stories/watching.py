"""Watched words in what somebody shares: which are new in it, and whether it waits. Nothing is stored of them.

Whoever looks at a case looks at its words once more, so that no event says which word it was.
"""

from tealight.groups.policy import never_holds
from tealight.place.queries import Place, standing
from tealight.place.queries.standing import Watched
from tealight.stories.wording import NO_WORDS, Wording


def noticed(
    words: Wording, group: int | None, here: Place, before: Wording = NO_WORDS, group_before: int | None = None
) -> tuple[Watched, ...]:
    """Return the watched entries in `words`, told in `group`, that were not in them before, as the team was told."""
    held = standing(here.version)
    if not held.words:
        return ()
    found = held.noticed(_judged(words), group or 0)
    told = held.noticed(_judged(before), group_before or 0) if found else ()
    return tuple(one for one in found if one not in told)


def waits(found: tuple[Watched, ...], group: int | None) -> bool:
    """Say whether words wait for a person for what was `found` in them: never in the room where words only alert."""
    return any(one.holds for one in found) and not never_holds(group)


def _judged(words: Wording) -> str:
    return "\n".join((words.title, words.source, *(line for one in words.pictures for line in (one.alt, one.line))))

"""Where things go slowly for now: the whole place, a room, or one thread. Pure.

An argument that runs hot cools when each has to wait for their next word. It is the same for everyone, and
the same under any name.
"""

from collections.abc import Mapping

#: how slow -> in words, since pages of stories carry no figures
MINUTES: dict[int, str] = {5: "five", 10: "ten", 20: "twenty", 30: "thirty"}
#: threads and rooms that are slow at one time
MOST = 50
EVERYWHERE = "place"


_THREAD = "thread-"


def room(group: int) -> str:
    """Return how a room is called among what is slow."""
    return f"room-{group}"


def thread(story: int) -> str:
    """Return how a thread is called among what is slow."""
    return f"{_THREAD}{story}"


def threads(slow: Mapping[str, int]) -> list[int]:
    """Return the stories whose threads are slow."""
    return [int(name.removeprefix(_THREAD)) for name in slow if name.startswith(_THREAD)]


def where(slow: Mapping[str, int], group: int | None = None, story: int | None = None) -> dict[str, int]:
    """Return what of `slow` holds for something written in `group` and, if said, under `story`."""
    asked = [EVERYWHERE, *([room(group)] if group else ()), *([thread(story)] if story else ())]
    return {name: slow[name] for name in asked if name in slow}


def sentence(slow: Mapping[str, int], group: int | None = None, story: int | None = None) -> str:
    """Return what is said above a box, or ""."""
    holding = where(slow, group, story)
    if not holding:
        return ""
    minutes = MINUTES[max(holding.values())]
    return f"Things go slowly here for now, so that everyone has time: one new thing each, every {minutes} minutes."

"""Keep what can be found in step with what is written. Not an action itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from tealight.kernel import prose
from tealight.search.actions import index
from tealight.stories.models import Reply, Story


def kind_of(thing: Story | Reply) -> str:
    """Return the kind of `thing`, as config/kinds.py names it."""
    return "story" if isinstance(thing, Story) else "reply"


def words_to_find(thing: Story | Reply) -> dict[int, str]:
    """Return the open words of a row by their notes; nothing of what is sealed, or was taken down."""
    if thing.sealed is not None or thing.removed_on is not None:
        return {}
    by_mask: dict[int, list[str]] = {}
    if title := getattr(thing, "title", ""):
        by_mask[thing.notes] = [title]
    for mask, html in thing.parts:
        by_mask.setdefault(mask | thing.notes, []).append(prose.show_mentions(prose.plain(html), lambda _: ""))
    return {mask: "\n".join(words) for mask, words in by_mask.items()}


@contextmanager
def kept_findable(thing: Story | Reply) -> Iterator[None]:
    """Within, change and save `thing`; afterwards what can be found is what it says then.

    A row made within could be found by nothing before.
    """
    before = {} if thing._state.adding else words_to_find(thing)
    yield
    index.put(kind_of(thing), thing.id, thing.hour, before, words_to_find(thing))


@contextmanager
def found_at(thing: Story | Reply, hour: datetime) -> Iterator[None]:
    """Within, save `thing`, whose hour is `hour` from now on; afterwards it is found under that hour."""
    words = words_to_find(thing)
    index.put(kind_of(thing), thing.id, thing.hour, words, {})
    thing.hour = hour
    yield
    index.put(kind_of(thing), thing.id, thing.hour, {}, words)


def forget(thing: Story | Reply) -> None:
    """Let nothing of a row be found that is about to go."""
    index.put(kind_of(thing), thing.id, thing.hour, words_to_find(thing), {})

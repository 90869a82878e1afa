"""What holds now for everyone: the rules of the place and its rooms, and the words that are watched.

Kept in memory per version of the place, as content notes are. The same for every viewer; who may look at the
words is asked by whoever shows them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tealight.place.models import RulesVersion, WatchedWord, WordDoes
from tealight.place.rules import Rule, of_kept
from tealight.screening.watching import Watch, watch, watched_in


@dataclass(frozen=True, slots=True)
class Rules:
    """A version of the rules of the place, or of a room, and from when until when they held."""

    group: int
    version: int
    since: date
    until: date | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """One watched entry. `group` is 0 for the whole place."""

    group: int
    words: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds now. `rules` by room, 0 for the place; `words` by their plain words and where they are watched."""

    rules: Mapping[int, Rules]
    watch: Watch
    words: Mapping[tuple[str, ...], tuple[Watched, ...]]

    def noticed(self, text: str, group: int) -> tuple[Watched, ...]:
        """Return what is watched in `group` (0: in no room), or everywhere, and stands in `text`."""
        found = (one for entry in watched_in(text, self.watch) for one in self.words[entry])
        return tuple(one for one in found if one.group in (0, group))


_standing: tuple[int, Standing] | None = None


def standing(version: int | None = None) -> Standing:
    """Return what holds now; without the place's `version`, read anew. Two statements where it is not known yet."""
    global _standing
    if version is not None and _standing is not None and _standing[0] == version:
        return _standing[1]
    words: dict[tuple[str, ...], list[Watched]] = {}
    for row in WatchedWord.objects.order_by("words"):
        words.setdefault(tuple(row.plain.split(" ")), []).append(Watched(row.group, row.words, row.does == WordDoes.HOLD))
    fresh = Standing(
        {row.group: rules_of(row) for row in RulesVersion.objects.filter(until__isnull=True)},
        watch(words), {entry: tuple(found) for entry, found in words.items()},
    )
    if version is not None:
        _standing = (version, fresh)
    return fresh


def rules_of(row: RulesVersion) -> Rules:
    """Return a row's rules."""
    return Rules(row.group, row.version, row.since, row.until, of_kept(row.rules))


def forget() -> None:
    """Drop what is kept in memory: the rows are another place's now."""
    global _standing
    _standing = None

"""Watched words, for those who choose them."""

from dataclasses import dataclass

from tealight.groups.models import Group
from tealight.groups.policy import WORDS_ALERT_ONLY
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place.models import PLACE, WatchedWord, WordDoes
from tealight.place.policy import may_set_rules

_DOES = dict(WordDoes.choices)


@dataclass(frozen=True, slots=True)
class WordLine:
    """One watched entry, as its page shows it."""

    id: int
    words: str
    where: str
    does: str


@dataclass(frozen=True, slots=True)
class Where:
    """Where words can be watched: a room, or the whole place (0)."""

    group: int
    name: str
    alerts_only: bool = False


def watched_words(viewer: Viewer) -> tuple[WordLine, ...]:
    """Return what is watched, by its words."""
    require(may_set_rules(viewer))
    named = {where.group: where.name for where in where_to_watch(viewer)}
    return tuple(
        WordLine(row.id, row.words, named.get(row.group, "A room"), _DOES[row.does])
        for row in WatchedWord.objects.order_by("words", "group")
    )


def where_to_watch(viewer: Viewer) -> tuple[Where, ...]:
    """Return the whole place and every room."""
    require(may_set_rules(viewer))
    rooms = Group.objects.order_by("place_in_list", "name").values_list("id", "name", "slug")
    return (Where(PLACE, "Everywhere"), *(Where(room, name, slug == WORDS_ALERT_ONLY) for room, name, slug in rooms))

"""What somebody searched for: among what they may read and want to meet, and nothing else.

The engine knows which things hold the words; each kind of thing says what of them
this reader may be shown (config/kinds.py). Nothing is counted, and nothing of a
question is kept.
"""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.html import escape
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from tealight.accounts.queries import Face, people_found
from tealight.groups.queries import Room, left_out_by
from tealight.help.queries import my_lines
from tealight.help.queries.cards import HelplineCard
from tealight.kernel.viewer import Person
from tealight.magazine.queries.found import ArticleResult, articles_searched
from tealight.place.queries import Notes
from tealight.search import find
from tealight.search.find import Hit
from tealight.search.marking import BEGIN, END, marked
from tealight.search.words import Question, holds, question
from tealight.stories.queries.found import said

#: things on one page
PAGE = 20
#: articles above them; the rest stand on the magazine's own page of searching
ARTICLES = 5
_START = 220


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the words as typed, and where to look. `before` is where an earlier page ended."""

    words: str
    room: int | None = None
    need: str = ""
    closest: bool = False
    before: int | None = None

    @property
    def question(self) -> Question:
        """The words, understood."""
        return question(self.words)


@dataclass(frozen=True, slots=True)
class Result:
    """One thing found. `words` is safe HTML with what was found marked."""

    url: str
    title: str
    what: str
    persona: object
    hour: datetime
    room: str
    words: SafeString


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what was found. `earlier` is where the next page begins, None where nothing follows."""

    things: tuple[Result, ...]
    earlier: int | None
    rooms: tuple[Room, ...] = ()
    people: tuple[Face, ...] = ()
    lines: tuple[HelplineCard, ...] = ()
    #: the articles that answer best, on the first page of a search of everything
    articles: tuple[ArticleResult, ...] = ()


def results(viewer: Person, asked: Asked, known: tuple[Room, ...], notes: Notes, now: datetime) -> Results:
    """Return what `viewer` may be shown of what answers `asked`; on the first page with the rest that does.

    That is rooms, of those `known` to them, people, helplines and articles: those under a heading of their own, for
    among stories by their hour they would be years back.
    """
    shown, earlier = _things(viewer, asked)
    meant = asked.question
    things = _marked(meant, shown)
    if asked.before is not None:
        return Results(things, earlier)
    return Results(
        things, earlier, _rooms(viewer, meant, known, notes), people_found(viewer, asked.words),
        my_lines(viewer, now, lambda line: holds(meant, line)),
        # An article was said in no room, and hopes for nothing.
        () if asked.room or asked.need else articles_searched(viewer, asked.words, ARTICLES),
    )


def _things(viewer: Person, asked: Asked) -> tuple[list[tuple[Hit, object]], int | None]:
    """Return up to PAGE things with the passage that answers, and where the next page begins."""
    shown: list[tuple[Hit, object]] = []
    seen: set[tuple[str, int]] = set()
    found = find.closest(asked.question) if asked.closest else find.newest(asked.question, asked.before)
    with closing(found):
        for batch in found:
            hits = [hit for hit in batch if hit.kind != "article"]
            facts = _facts(viewer, asked, hits)
            for hit in hits:
                thing = facts[hit.kind].get(hit.thing)
                if thing is None or hit.mask not in thing.parts or (hit.kind, hit.thing) in seen:
                    continue
                if len(shown) == PAGE:
                    return shown, None if asked.closest else shown[-1][0].place
                seen.add((hit.kind, hit.thing))
                shown.append((hit, thing))
    return shown, None if asked.closest else found.earlier


def _facts(viewer: Person, asked: Asked, hits: list[Hit]) -> dict[str, dict[int, object]]:
    kinds = import_string(settings.TEALIGHT_KINDS)
    by_kind: dict[str, set[int]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, set()).add(hit.thing)
    return {
        kind: kinds[kind].ask("find")(viewer, ids, room=asked.room, need=asked.need) for kind, ids in by_kind.items()
    }


def _marked(asked: Question, shown: list[tuple[Hit, object]]) -> tuple[Result, ...]:
    texts = said([(thing, hit.mask) for hit, thing in shown])
    return tuple(
        Result(thing.url, thing.title, thing.what, thing.persona, thing.hour, thing.room, _html(around or _start(text)))
        for (_, thing), text, around in zip(shown, texts, marked(asked, texts), strict=True)
    )


def _start(text: str) -> str:
    return text if len(text) <= _START else text[:_START].rsplit(" ", 1)[0] + "…"


def _html(words: str) -> SafeString:
    return SafeString(escape(words).replace(BEGIN, "<mark>").replace(END, "</mark>"))


def _rooms(viewer: Person, asked: Question, known: tuple[Room, ...], notes: Notes) -> tuple[Room, ...]:
    """Return the rooms whose name or words answer, without those nobody meets who did not ask for them."""
    left_out = left_out_by(viewer, notes)
    return tuple(
        room for room in known
        if (room.is_open or room.is_joined) and not room.is_met_on_purpose(left_out)
        and holds(asked, f"{room.name}. {room.description}")
    )

"""What a search may show of stories and replies: asked by id, as every surface is (config/kinds.py)."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db.models import QuerySet

from tealight.accounts.queries import FACE_COLUMNS, Face, faces
from tealight.kernel import prose
from tealight.kernel.viewer import Person, Viewer
from tealight.stories import policy
from tealight.stories.models import Reply
from tealight.stories.queries.covers import name_mention
from tealight.stories.queries.facts import Author, Found
from tealight.stories.queries.feed import UNTITLED, met

#: ids asked for in one statement, always as many, so that one is kept for each kind of thing
_AT_ONCE = 60
_FACE = tuple(f"persona__{column}" for column in FACE_COLUMNS)
_STORY = ("id", "notes", "hour", "parts", "persona_id", "group_id", "group__name", "title", *_FACE)
_REPLY = (
    "id", "notes", "hour", "parts", "persona_id", "story__group_id", "story__group__name", "story__title",
    "story_id", "story__notes", "story__persona_id", *_FACE,
)


def stories_found(viewer: Viewer, ids: Iterable[int], room: int | None = None, need: str = "") -> dict[int, Found]:
    """Return id -> what may be shown, for the stories among `ids` that `viewer` may read and wants.

    What is covered for them is not: a word they would find would tell what the cover keeps.
    """
    def rows(ids: Iterable[int], room: int | None) -> QuerySet:
        return _stories(viewer, room, need).filter(id__in=ids).values_list(*_STORY)

    found: dict[int, Found] = {}
    for number, notes, hour, said, author, group, name, title, *face in _asked("stories", viewer, rows, ids, room, need):
        hidden = _hidden(viewer, author, group)
        if notes & hidden:
            continue
        parts = _parts(said, notes, hidden)
        parts.setdefault(notes, ())  # its title is found under its own notes
        found[number] = Found(
            number, f"/stories/{number}/", title or UNTITLED, Author.of(Face.of_columns(*face)), hour, name or "", "", parts
        )
    return found


def replies_found(viewer: Viewer, ids: Iterable[int], room: int | None = None, need: str = "") -> dict[int, Found]:
    """Return id -> what may be shown, for the replies among `ids` that `viewer` may read and wants, as their stories."""
    def rows(ids: Iterable[int], room: int | None) -> QuerySet:
        rows = Reply.objects.filter(
            policy.replies_visible_to(viewer), policy.wanted_by(viewer, "story__group_id"),
            policy.under(_stories(viewer, room, need)), id__in=ids, held_on__isnull=True,
        )
        if isinstance(viewer, Person) and viewer.muted:
            rows = rows.exclude(persona_id__in=tuple(viewer.muted))
        return rows.values_list(*_REPLY)

    found: dict[int, Found] = {}
    for row in _asked("replies", viewer, rows, ids, room, need):
        number, notes, hour, said, author, group, name, title, story, story_notes, story_author, *face = row
        hidden = _hidden(viewer, author, group)
        if notes & hidden or story_notes & _hidden(viewer, story_author, group):
            continue
        found[number] = Found(
            number, f"/stories/{story}/replies/{number}/", title or UNTITLED, Author.of(Face.of_columns(*face)),
            hour, name or "", "Reply", _parts(said, notes, hidden),
        )
    return found


def _stories(viewer: Viewer, room: int | None, need: str) -> QuerySet:
    rows = met(viewer).filter(policy.visible_to(viewer), policy.wanted_by(viewer), sealed__isnull=True)
    if room is not None:
        rows = rows.filter(group_id=room)
    return rows.filter(need=need) if need else rows


def _asked(
    kind: str, viewer: Viewer, rows: Callable[[Iterable[int], int | None], QuerySet], ids: Iterable[int],
    room: int | None, need: str,
) -> Iterator[tuple]:
    """Yield `rows` of all `ids`, by a statement that is kept for who asks."""
    def write(*values: int) -> QuerySet:
        return rows(values[:_AT_ONCE], *values[_AT_ONCE:] or (None,))

    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        # No row has a number below nought: they stand where there is nothing to ask for.
        some += range(-1, len(some) - _AT_ONCE - 1, -1)
        yield from viewer.prepared.ask(
            (f"{kind} found", room is None, need), write, *some, *(() if room is None else (room,))
        )


def _hidden(viewer: Viewer, author: int, group: int | None) -> int:
    """Return the notes the reader's filters cover or leave out where it stands; of their own words none."""
    if isinstance(viewer, Person) and author in viewer.personas:
        return 0
    return viewer.filters.covered_in(group) | viewer.filters.left_out_in(group)


def _parts(said: list, notes: int, hidden: int) -> dict[int, tuple[str, ...]]:
    """Return the parts that are not hidden by the mask of their notes, as the index has them."""
    parts: dict[int, tuple[str, ...]] = {}
    for mask, html in said:
        mask |= notes
        if not mask & hidden:
            parts[mask] = (*parts.get(mask, ()), html)
    return parts


def said(shown: Sequence[tuple[Found, int]]) -> list[str]:
    """Return the plain words of each (thing found, mask), with whoever is called in them by their name today.

    Of those that are shown only: making words of what thousands say would cost more than finding them.
    """
    htmls = [" ".join(thing.parts[mask]) for thing, mask in shown]
    name = name_mention(faces({number for html in htmls for number in prose.mentioned(html)}))
    return [prose.show_mentions(prose.plain(html), name) for html in htmls]

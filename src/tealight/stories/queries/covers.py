"""What a reader's filters make of something: shown, covered, or not there.

Covered sends one line and a link that asks the server; left out sends nothing,
not even that something was left out.
"""

from collections.abc import Callable

from django.utils.html import escape

from tealight.accounts.queries import Face
from tealight.kernel import prose
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories.queries.facts import Block, Cover


def name_notes(notes: Notes, mask: int, what: str) -> str:
    """Return "A story with physical detail." for the notes in `mask`.

    A note that is a reader's filter only is never printed: who reads over a
    shoulder must not learn it from the cover.
    """
    phrases = [note.phrase for note in notes.of(mask) if note.is_printed]
    if not phrases:
        return f"{what} you asked us to cover."
    return f"{what} with {_listed(phrases)}."


def _listed(phrases: list[str]) -> str:
    if len(phrases) == 1:
        return phrases[0]
    return ", ".join(phrases[:-1]) + " and " + phrases[-1]


def labels(notes: Notes, mask: int) -> tuple[str, ...]:
    """Return the labels printed on an item with `mask`."""
    return tuple(note.label for note in notes.of(mask) if note.is_printed)


def cover_of_whole(
    viewer: Viewer, notes: Notes, mask: int, group: int | None, persona: int, what: str, open_url: str
) -> Cover | None:
    """Return the cover for a whole story or reply reached directly, or None.

    What is left out of lists is covered here: a person who follows a link gets
    one line, never the thing itself. One's own words are never covered.
    """
    if isinstance(viewer, Person) and persona == viewer.persona_id:
        return None
    filters = viewer.filters
    hit = mask & (filters.covered_in(group) | filters.left_out_in(group))
    if hit:
        return Cover(name_notes(notes, hit, what), open_url)
    if isinstance(viewer, Person) and persona in viewer.muted | viewer.unwanted:
        return Cover(f"{what} by someone you asked not to meet.", open_url)
    return None


def blocks_for(
    viewer: Viewer,
    notes: Notes,
    parts: tuple[tuple[int, str], ...],
    group: int | None,
    mine: bool,
    opened: Callable[[int], bool],
    open_url: Callable[[int], str],
    show_mention: Callable[[int], str],
) -> tuple[Block, ...]:
    """Return the paragraphs of a text as `viewer` gets them.

    `opened(i)` says whether the reader asked for part i; `open_url(i)` is where
    to ask.
    """
    filters = viewer.filters
    left_out, covered = filters.left_out_in(group), filters.covered_in(group)
    blocks = []
    for index, (mask, html) in enumerate(parts):
        if not mine and mask & left_out and not opened(index):
            continue
        if not mine and mask & covered and not opened(index):
            sentence = name_notes(notes, mask & covered, "A paragraph")
            blocks.append(Block("", Cover(sentence, open_url(index)), ()))
        else:
            shown = prose.show_mentions(html, show_mention)
            blocks.append(Block(shown, None, labels(notes, mask)))
    return tuple(blocks)


def show_mention(known: dict[int, Face]) -> Callable[[int], str]:
    """Return how to write a stored mention: the name the persona has today."""

    def show(persona_id: int) -> str:
        face = known.get(persona_id)
        if face is None or face.is_gone:
            return "@someone"
        return f'<a class="mention" href="/people/{face.id}/">@{escape(face.name)}</a>'

    return show

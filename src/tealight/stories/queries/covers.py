"""What a reader's filters make of something: shown, covered, or not there.

Covered sends one line and a link that asks the server; left out sends nothing,
not even that something was left out.
"""

from collections.abc import Callable

from django.utils.html import escape
from django.utils.safestring import SafeString

from tealight.accounts.queries import Face
from tealight.kernel import prose
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories.queries.facts import Cover, Passage


def name_notes(notes: Notes, mask: int, what: str) -> str:
    """Return "A story with physical detail." for the notes in `mask`.

    A note that is a reader's filter only is never printed: who reads over a
    shoulder must not learn it from the cover.
    """
    found = phrases(notes, mask)
    if not found:
        return f"{what} you asked us to cover."
    return f"{what} with {listed(found)}."


def listed(words: tuple[str, ...]) -> str:
    """Return "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def phrases(notes: Notes, mask: int) -> tuple[str, ...]:
    """Return the notes printed on an item with `mask`, as phrases: "physical detail"."""
    return tuple(note.phrase for note in notes.of(mask) if note.is_printed)


def cover_of_whole(
    viewer: Viewer, notes: Notes, mask: int, group: int | None, persona: int, what: str, open_url: str
) -> Cover | None:
    """Return the cover for a whole story or reply reached directly, or None."""
    sentence = said_over_whole(viewer, notes, mask, group, persona, what)
    return Cover(sentence, open_url) if sentence else None


def said_over_whole(viewer: Viewer, notes: Notes, mask: int, group: int | None, persona: int, what: str) -> str:
    """Return the line that covers a whole story or reply reached directly, or "".

    What is left out of lists is covered here: a person who follows a link gets
    one line, never the thing itself. One's own words are never covered.
    """
    if isinstance(viewer, Person) and persona in viewer.personas:
        return ""
    filters = viewer.filters
    hit = mask and mask & (filters.covered_in(group) | filters.left_out_in(group))
    if hit:
        return name_notes(notes, hit, what)
    if isinstance(viewer, Person) and (persona in viewer.muted or persona in viewer.unwanted):
        return f"{what} by someone you asked not to meet."
    return ""


def passages(
    viewer: Viewer,
    notes: Notes,
    parts: tuple[tuple[int, str], ...],
    group: int | None,
    mine: bool,
    opened: Callable[[int], bool],
    open_url: Callable[[int], str],
    show_mention: Callable[[int], str],
) -> tuple[Passage, ...]:
    """Return a text as `viewer` gets it.

    `opened(i)` says whether the reader asked for part i; `open_url(i)` is where
    to ask.
    """
    if len(parts) == 1 and (mine or not parts[0][0]):
        # Most replies: one run of words that nothing is said about.
        return (_shown(parts[0][1], show_mention),)
    filters = viewer.filters
    left_out, covered = filters.left_out_in(group), filters.covered_in(group)
    found = []
    for index, (mask, html) in enumerate(parts):
        hidden = mask and not mine and not opened(index)
        if hidden and mask & left_out:
            continue
        if hidden and mask & covered:
            sentence = name_notes(notes, mask & covered, "A paragraph")
            found.append(Passage("", sentence, open_url(index)))
        else:
            found.append(_shown(html, show_mention))
    return tuple(found)


def _shown(html: str, show_mention: Callable[[int], str]) -> Passage:
    # Sanitised when it was written. `mark_safe` says the same, and looks first whether it is a translation.
    return Passage(SafeString(prose.show_mentions(html, show_mention)))


def name_mention(known: dict[int, Face]) -> Callable[[int], str]:
    """Return how to write a stored mention where there are only words: "@Ben Harrow"."""

    def name(persona_id: int) -> str:
        face = known.get(persona_id)
        return "@someone" if face is None or face.is_gone or face.is_anonymous else f"@{face.name}"

    return name


def show_mention(known: dict[int, Face]) -> Callable[[int], str]:
    """Return how to write a stored mention: the pen name the persona has today, as a link if it has a page."""

    name = name_mention(known)

    def show(persona_id: int) -> str:
        said, face = escape(name(persona_id)), known.get(persona_id)
        return f'<a class="mention" href="/people/{persona_id}/">{said}</a>' if face and face.has_page else said

    return show

"""The desk: what waits for a person to read it before it appears."""

from dataclasses import dataclass
from datetime import datetime

from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.viewer import Viewer
from tealight.place.queries import Notes
from tealight.stories import confession_policy, policy, wording
from tealight.stories.models import Confession, Reply, Story
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.confession_kind import mark_of
from tealight.stories.queries.covers import (
    cover_of_whole,
    name_notes,
    passages,
    phrases,
    show_mention,
)
from tealight.stories.queries.facts import Author, Cover, HeldReply, Passage
from tealight.stories.queries.keyset import PAGE, behind, place_after
from tealight.stories.queries.pictures import Setting, drawn_of
from tealight.stories.queries.pictures import cards as picture_cards

DESK = "/desk/held/"
#: words by which a reply is told from another by the same name
_FEW = 8


@dataclass(frozen=True, slots=True)
class HeldConfession:
    """A confession that waits. Covered, it has no words."""

    id: int
    cover: Cover | None
    hour: datetime
    text: str = ""
    notes: tuple[str, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class HeldConfessions:
    """A page of those that wait, the oldest first, and the ways on and back to the oldest; "" where there is none."""

    cards: tuple[HeldConfession, ...]
    later_url: str = ""
    first_url: str = ""
    #: the place in the list, as it was asked for
    at: str = ""


def held_replies(viewer: Viewer, notes: Notes, opened: frozenset[int] = frozenset()) -> tuple[HeldReply, ...]:
    """Return the replies that wait for `viewer` to read them, oldest first.

    The reader's own filters cover here too, and never leave out: what nobody
    meets would wait for ever. `opened` are ids of replies asked for by name.
    """
    stories = Story.objects.filter(policy.visible_to(viewer))
    rows = Reply.objects.filter(policy.replies_visible_to(viewer), policy.waits_for(viewer))
    rows = rows.filter(policy.under(stories)).select_related("persona", "story").defer("story__source", "story__parts", "story__pictures")
    rows = rows.order_by("hour", "id")[:PAGE]
    words = {row.id: wording.to_read(row, row.story, viewer) for row in rows}
    known = faces(
        number for text in words.values() for _, html in text.parts for number in prose.mentioned(html)
    )
    drawn = drawn_of(*words.values())
    return tuple(_held(row, words[row.id], viewer, notes, opened, known, drawn) for row in rows)


def held_confessions(viewer: Viewer, notes: Notes, opened: frozenset[int] = frozenset(), after: str = "") -> HeldConfessions:
    """Return a page of the confessions that wait for a person to read them, oldest first; whose each is changes nothing.

    `after`: the place in the list where it begins, as `place_after` made it. The reader's own filters cover here too,
    and never leave out.
    """
    rows = Confession.objects.filter(confession_policy.visible_to(viewer), confession_policy.WAITS, behind(after))
    found = list(rows.order_by("hour", "id")[: PAGE + 1])
    later_url = f"{DESK}?after={place_after(found[PAGE - 1])}" if len(found) > PAGE else ""
    cards = tuple(_held_confession(row, viewer, notes, opened, after) for row in found[:PAGE])
    return HeldConfessions(cards, later_url, DESK if after else "", after)


def _held_confession(row: Confession, viewer: Viewer, notes: Notes, opened: frozenset[int], after: str) -> HeldConfession:
    hit = row.notes & viewer.filters.leaving_nothing_out().covered_in(None)
    if hit and row.id not in opened:
        url = f"{DESK}?open={','.join(str(number) for number in (*sorted(opened), row.id))}{f'&after={after}' if after else ''}"
        return HeldConfession(row.id, Cover(name_notes(notes, hit, "A few words"), url), row.hour)
    return HeldConfession(row.id, None, row.hour, row.text, phrases(notes, row.notes), mark_of(row))


def _held(row: Reply, words: wording.Wording, viewer: Viewer, notes: Notes, opened, known, drawn) -> HeldReply:
    url = f"/stories/{row.story_id}/replies/{row.id}/"
    cover = None
    if row.id not in opened:
        open_url = f"/desk/held/?open={','.join(str(number) for number in (*sorted(opened), row.id))}"
        cover = cover_of_whole(
            viewer, notes, row.notes | _noted(words), row.story.group_id, row.persona_id, "A reply", open_url
        )
        if words.pictures and viewer.filters.photos != "show":
            cover = cover or Cover("A reply with a photo.", open_url)
    if cover:
        return HeldReply(row.id, row.story_id, url, cover)
    parts = passages(
        viewer, notes, words.parts, row.story.group_id, mine=False,
        opened=lambda index: True, open_url=lambda index: "", show_mention=show_mention(known),
    )
    author = Author.of(row.persona)
    setting = _setting(row, words, viewer, notes, author.name)
    return HeldReply(
        row.id, row.story_id, url, None, author, row.hour, parts, picture_cards(setting, words.pictures, drawn),
        phrases(notes, row.notes), wording.mark(row, wording.take(row, row.story, viewer), viewer),
        about=", ".join(filter(None, (author.name, _opening(parts)))),
    )


def _opening(parts: tuple[Passage, ...]) -> str:
    words = prose.plain(" ".join(part.html for part in parts)).split()
    return " ".join(words[:_FEW])


def _setting(row: Reply, words: wording.Wording, viewer: Viewer, notes: Notes, author: str) -> Setting:
    """Return where the photos of a reply stand at the desk: with all of it opened, as its words are."""
    around = ("story", f"r{row.answers_id}", f"r{row.id}") if row.answers_id else ("story", f"r{row.id}")
    asked = Asked(row.story_id, (*around, *(f"i{picture.id}" for picture in words.pictures)))
    return Setting(viewer, notes, row.story.group_id, False, author, asked, f"/stories/{row.story_id}/replies/{row.id}/", "", around)


def _noted(words: wording.Wording) -> int:
    """Return the notes on any passage or photo: at the desk the whole is read, or none of it."""
    mask = 0
    for part in (*(part for part, _ in words.parts), *(picture.notes for picture in words.pictures)):
        mask |= part
    return mask

"""One thing as it is now, for whoever of the team has to decide about it (config/kinds.py).

Nothing is covered here but photos: what the reader's filters cover depends on more than the thing, and
the page of the case, which knows it, keeps the whole back until it is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from tealight.accounts.models import Persona
from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.viewer import Viewer
from tealight.place.queries import Notes
from tealight.stories import policy, portrait_policy, wording
from tealight.stories.models import Portrait, Reply, Story
from tealight.stories.queries.asked import Asked, AskedOfPerson
from tealight.stories.queries.covers import passages, phrases, show_mention
from tealight.stories.queries.facts import Author, Cover, Passage, PictureCard
from tealight.stories.queries.pictures import Setting, cards, drawn_of, drawn_photos, said_of
from tealight.stories.queries.portraits import ANCHOR, picture_of, with_page

#: why something cannot be read as it is now
BACK = "Its author took it back."
REMOVED = "It was taken down by a decision."
APART = "Only people its author chose can read it now; the team cannot."
GONE = "It is not there any more."
UNDER = "The story it stands under cannot be read any more."
#: how it stands, where it can be read
READ = "Members can read it."
WAITS = "It waits for a person. Members cannot see it yet."
ITS_HOUR = "It waits for its hour. Members cannot see it yet."
ON_PAGE = "Members who open the page can see it."


@dataclass(frozen=True, slots=True)
class Pressed:
    """What of a page was asked for: "g5", photo 5 in grey; "i5", as it is. `url` is where to ask for one more."""

    tokens: frozenset[str]
    url: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class DeskPicture:
    """A photo at the desk: not there until it is pressed, in grey, or as it is. `next_url` is where to ask for more."""

    card: PictureCard
    cover: Cover | None = None
    is_grey: bool = False
    next_url: str = ""

    @property
    def cards(self) -> tuple[PictureCard, ...]:
        """The photo alone, as the piece that draws photos wants it."""
        return (self.card,)


@dataclass(frozen=True, slots=True)
class AtDesk:
    """A thing as it is now. Where it cannot be read, `state` says why and there are no words."""

    state: str
    url: str = ""
    author: Author | None = None
    hour: datetime | None = None
    edited: bool = False
    title: str = ""
    room: str = ""
    group: int | None = None
    #: the notes on any of its words: each photo has a cover of its own
    mask: int = 0
    #: what the notes printed on any of it say
    notes: tuple[str, ...] = ()
    parts: tuple[Passage, ...] = ()
    pictures: tuple[DeskPicture, ...] = ()


def story_at_desk(viewer: Viewer, notes: Notes, number: int, pressed: Pressed) -> AtDesk:
    """Return a story as it is now."""
    row = Story.objects.select_related("persona", "group").filter(policy.visible_to(viewer), id=number).first()
    if row is None or not _stands(row):
        return AtDesk(_why_not(Story.objects.filter(id=number)))
    return _words(row, row, f"/stories/{row.id}/", ("story",), viewer, notes, pressed)


def reply_at_desk(viewer: Viewer, notes: Notes, number: int, pressed: Pressed) -> AtDesk:
    """Return a reply as it is now."""
    rows = Reply.objects.select_related("persona", "story", "story__group")
    stories = Story.objects.filter(policy.visible_to(viewer))
    row = rows.filter(policy.replies_visible_to(viewer), policy.under(stories), id=number).first()
    if row is None or not _stands(row) or not _stands(row.story):
        why = _why_not(Reply.objects.filter(id=number))
        return AtDesk(UNDER if why == APART else why)
    around = ("story", *((f"r{row.answers_id}",) if row.answers_id else ()), f"r{row.id}")
    return _words(row, row.story, f"/stories/{row.story_id}/replies/{row.id}/", around, viewer, notes, pressed)


def portrait_at_desk(viewer: Viewer, notes: Notes, number: int, pressed: Pressed) -> AtDesk:
    """Return the photo on the page of a pen name as it is now."""
    row = Portrait.objects.filter(id=number).first()
    persona = row and with_page(row.persona_id)
    if persona is None or not portrait_policy.may_see_portrait(viewer, row):
        return AtDesk(GONE)
    picture, url = picture_of(row), f"/people/{persona.id}/"
    asked = AskedOfPerson(persona.id, (f"i{picture.id}",))
    setting = Setting(viewer, notes, None, False, persona.name, asked, url, ANCHOR)
    return AtDesk(
        WAITS if row.held_on else ON_PAGE, url, Author.of(persona), notes=phrases(notes, picture.notes),
        pictures=_pictures(setting, (picture,), drawn_photos([picture.id]), pressed),
    )


def persona_at_desk(viewer: Viewer, notes: Notes, number: int, pressed: Pressed) -> AtDesk:
    """Return the page of a pen name, its name and its line; of a name made for one story, the name alone."""
    row = Persona.objects.filter(id=number).first()
    if row is None or row.gone_on is not None:
        return AtDesk(GONE)
    line = passages(viewer, notes, ((0, prose.render(row.line, {})[0].html),), None, True, *_OPEN) if row.line else ()
    return AtDesk(ON_PAGE if row.has_page else "", f"/people/{row.id}/" if row.has_page else "", Author.of(row), parts=line)


def _nobody(number: int) -> str:
    return ""


_OPEN = (lambda index: True, lambda index: "", _nobody)


def _stands(row: Story | Reply) -> bool:
    """Say whether the team reads it: their own that was taken back they read on their own page."""
    return row.withdrawn_on is None and row.removed_on is None and row.sealed is None


def _why_not(rows) -> str:
    row = rows.first()
    if row is None:
        return GONE
    return BACK if row.withdrawn_on else REMOVED if row.removed_on else APART


def _words(
    row: Story | Reply, story: Story, url: str, around: tuple[str, ...], viewer: Viewer, notes: Notes, pressed: Pressed
) -> AtDesk:
    words = wording.to_read(row, story, viewer)
    known = faces(number for _, html in words.parts for number in prose.mentioned(html))
    author, group = Author.of(row.persona), story.group_id
    asked = Asked(story.id, (*around, *(f"i{picture.id}" for picture in words.pictures)))
    setting = Setting(viewer, notes, group, False, author.name, asked, url, "", around)
    mask = reduce(or_, (part for part, _ in words.parts), row.notes)
    said = reduce(or_, (picture.notes for picture in words.pictures), mask)
    state = READ if not row.held_on else ITS_HOUR if row.appears_at else WAITS
    return AtDesk(
        state, url, author, row.hour, row.edited_on is not None, words.title, story.group.name if story.group else "", group,
        mask, phrases(notes, said),
        passages(viewer, notes, words.parts, group, False, *_OPEN[:2], show_mention(known)),
        _pictures(setting, words.pictures, drawn_of(words), pressed),
    )


def _pictures(setting: Setting, pictures, drawn: dict, pressed: Pressed) -> tuple[DeskPicture, ...]:
    return tuple(_picture(setting, picture, drawn, pressed) for picture in pictures)


def _picture(setting: Setting, picture: wording.Picture, drawn: dict, pressed: Pressed) -> DeskPicture:
    """Return a photo as it was asked for: grey and small to begin with; nothing of it where filters keep it away."""
    grey, clear = f"g{picture.id}", f"i{picture.id}"
    if clear in pressed.tokens:
        return DeskPicture(cards(setting, (picture,), drawn)[0])
    if grey not in pressed.tokens and setting.viewer.filters.for_photo(picture.notes, setting.group) != "show":
        said = said_of(setting.notes, picture.notes, setting.author)
        return DeskPicture(PictureCard(picture.id), Cover(said, pressed.url(grey)))
    small = {number: (widths[:1], formats) for number, (widths, formats) in drawn.items()}
    return DeskPicture(cards(setting, (picture,), small)[0], None, True, pressed.url(clear))

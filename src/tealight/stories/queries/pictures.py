"""Photos as a reader gets them: shown, covered, or not there; and the one file that was asked for.

A page and a file are asked the same questions here, so that no address shows what no page would.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from tealight.kernel.crypto import Keys
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Viewer
from tealight.media.plan import TYPES
from tealight.media.queries import drawn_photos, photo_file
from tealight.place.queries import Notes
from tealight.stories import policy, wording
from tealight.stories.models import Audience, Reply, Story
from tealight.stories.queries.asked import Asked, AskedOfPerson
from tealight.stories.queries.covers import cover_of_whole, listed, phrases
from tealight.stories.queries.facts import PictureCard, PictureSource
from tealight.stories.queries.story_row import find
from tealight.stories.wording import Picture

_PHOTO_OF = "a photo of "


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The bytes of one picture, what they are, and a sign that changes when they would.

    `alone`: nobody but its author can see it, so whoever holds their browser is asked again first.
    """

    content: bytes
    type: str
    sign: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """Where pictures stand: whose page, by whom, under which address, opened how."""

    viewer: Viewer
    notes: Notes
    group: int | None
    mine: bool
    author: str
    asked: Asked | AskedOfPerson
    #: "/stories/1/", "/stories/1/replies/2/" or "/people/3/", and the place on the page
    url: str
    anchor: str
    #: what must be open for the words to be seen at all: ("story", "r2")
    around: tuple[str, ...] = ()


def said_of(notes: Notes, mask: int, author: str) -> str:
    """Return what is said of a photo whose author says nothing: "A photo shared by Teasel, of a baby who died."."""
    found = phrases(notes, mask)
    of = tuple(phrase.removeprefix(_PHOTO_OF) for phrase in found if phrase.startswith(_PHOTO_OF))
    others = tuple(phrase for phrase in found if not phrase.startswith(_PHOTO_OF))
    parts = [f"A photo shared by {author}", f"of {listed(of)}" if of else "", f"with {listed(others)}" if others else ""]
    return ", ".join(part for part in parts if part) + "."


def cards(setting: Setting, pictures: Iterable[Picture], drawn: dict) -> tuple[PictureCard, ...]:
    """Return `pictures` as the reader gets them; `drawn` is what `drawn_photos` says of them."""
    found = (_card(setting, picture, drawn) for picture in pictures)
    return tuple(card for card in found if card is not None)


def drawn_of(*texts: wording.Wording) -> dict:
    """Return what can be shown of the photos in `texts`; no statement where there are none."""
    return drawn_photos(picture.id for text in texts for picture in text.pictures)


def _card(setting: Setting, picture: Picture, drawn: dict) -> PictureCard | None:
    token = f"i{picture.id}"
    said = said_of(setting.notes, picture.notes, setting.author)
    if not setting.mine and token not in setting.asked:
        wanted = setting.viewer.filters.for_photo(picture.notes, setting.group)
        if wanted == "leave-out":
            return None
        if wanted == "cover":
            return PictureCard(picture.id, cover=_cover(setting, picture), cover_url=setting.asked.opening(token, setting.anchor))
    facts = {"alt": picture.alt or said, "line": picture.line, "width": picture.width, "height": picture.height}
    if picture.id not in drawn:
        return PictureCard(picture.id, **facts)
    widths, formats = drawn[picture.id]
    around = [word for word in (*setting.around, token) if word in setting.asked]
    query = f"?open={','.join(around)}" if around else ""

    def address(width, form):
        return f"{setting.url}pictures/{picture.id}/{width}/{form}/{query}"

    sources = tuple(
        PictureSource(TYPES[form], ", ".join(f"{address(width, form)} {width}w" for width in widths))
        for form in formats
    )
    return PictureCard(picture.id, **facts, sources=sources, src=address(widths[0], formats[-1]))


def _cover(setting: Setting, picture: Picture) -> str:
    """Return the line in place of a photo. Where every photo is covered, all it is noted with helps to decide."""
    filters = setting.viewer.filters
    if filters.photos == "cover":
        return said_of(setting.notes, picture.notes, setting.author)
    hit = picture.notes & filters.covered_in(setting.group)
    return said_of(setting.notes, hit, setting.author) if phrases(setting.notes, hit) else "A photo you asked us to cover."


def picture_file(
    viewer: Viewer, notes: Notes, asked: Asked, reply: int | None, picture: int, width: int, form: str
) -> PictureFile:
    """Return one file of a photo that the page of `asked`, as it is asked for, would show; NotFound else."""
    story = find(viewer, asked.story)
    if story is None:
        raise NotFound
    thing = story if reply is None else _reply(viewer, story, reply)
    for part, token, what in _layers(story, thing):
        if token not in asked and cover_of_whole(viewer, notes, part.notes, story.group_id, part.persona_id, what, ""):
            raise NotFound
    found = next((one for one in wording.to_read(thing, story, viewer).pictures if one.id == picture), None)
    if found is None or not _is_shown(viewer, story, thing, found, asked):
        raise NotFound
    return file_of(found, width, form, alone=_is_alone(viewer, story, thing))


def file_of(picture: Picture, width: int, form: str, *, alone: bool = False) -> PictureFile:
    """Return one file of a photo that its reader was found to see; NotFound where there is no such."""
    content = photo_file(picture.id, picture.key, width, form) if form in TYPES else None
    if content is None:
        raise NotFound
    sign = Keys.from_secret(bytes.fromhex(picture.key)).tag("photo-sign/v1", width, form.encode())
    return PictureFile(content, TYPES[form], sign[:12].hex(), alone)


def _reply(viewer: Viewer, story: Story, reply: int) -> Reply:
    readable = Reply.objects.filter(policy.replies_visible_to(viewer))
    rows = readable.filter(story=story, id=reply).annotate(above_is_read=Exists(readable.filter(id=OuterRef("answers"))))
    row = rows.select_related("answers").first()
    if row is None:
        raise NotFound
    return row


def _layers(story: Story, thing: Story | Reply):
    """Yield what may be covered above a picture, from the outside in, with what opens it."""
    yield story, "story", "A story"
    if isinstance(thing, Reply):
        # What the reader may not read stands there as "A reply stood here", and covers nothing.
        if thing.above_is_read:
            yield thing.answers, f"r{thing.answers_id}", "A reply"
        yield thing, f"r{thing.id}", "A reply"


def _is_alone(viewer: Viewer, story: Story, thing: Story | Reply) -> bool:
    back = any(policy.is_mine(viewer, part) and (part.withdrawn_on or part.removed_on) for part in (story, thing))
    return back or story.audience == Audience.ME


def _is_shown(viewer: Viewer, story: Story, thing: Story | Reply, picture: Picture, asked: Asked) -> bool:
    shown = viewer.filters.for_photo(picture.notes, story.group_id) == "show"
    return policy.is_mine(viewer, thing) or shown or f"i{picture.id}" in asked

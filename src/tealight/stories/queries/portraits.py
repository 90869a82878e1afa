"""The one photo on the page of a pen name. The page and the file are asked the same question here."""

from dataclasses import dataclass, replace

from tealight.accounts.models import Persona
from tealight.accounts.policy import WITH_PAGE
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Notes
from tealight.stories import portrait_policy, wording
from tealight.stories.models import Portrait
from tealight.stories.queries.asked import AskedOfPerson
from tealight.stories.queries.facts import Author, HeldPortrait, PictureCard
from tealight.stories.queries.keyset import PAGE
from tealight.stories.queries.pictures import PictureFile, Setting, cards, drawn_photos, file_of
from tealight.stories.wording import Picture

#: CSS pixels in which it is shown, width and height: beside a name, never a page of its own
SMALL = (200, 240)
#: where it stands on the page
ANCHOR = "photo"


@dataclass(frozen=True, slots=True)
class OwnPortrait:
    """The photo on one's own page, as it can be changed."""

    photo: int
    alt: str
    notes: tuple[str, ...]
    waits: bool


def with_page(persona_id: int) -> Persona | None:
    """Return the persona there is a page about, its photo loaded with it; None for everybody else."""
    return Persona.objects.filter(WITH_PAGE, id=persona_id).select_related("portrait").first()


def portrait_on(viewer: Viewer, notes: Notes, row: Persona, asked: AskedOfPerson) -> PictureCard | None:
    """Return the photo on the page of `row` as `viewer` gets it; None if there is none for them."""
    picture = _picture(viewer, row)
    return None if picture is None else _card(viewer, notes, row, picture, asked)


def portrait_waits(viewer: Viewer, row: Persona) -> bool:
    """Return whether the photo `viewer` sees on the page of `row` is still kept from members."""
    return _picture(viewer, row) is not None and row.portrait.held_on is not None


def own_portrait(viewer: Person, notes: Notes) -> OwnPortrait | None:
    """Return the photo on the viewer's own page; None if they chose none."""
    row = Portrait.objects.filter(persona_id=viewer.persona_id).first()
    if row is None:
        return None
    picture = picture_of(row)
    return OwnPortrait(picture.id, picture.alt, tuple(notes.keys(picture.notes)), row.held_on is not None)


def portrait_file(viewer: Viewer, asked: AskedOfPerson, picture: int, width: int, form: str) -> PictureFile:
    """Return one file of the photo that the page of `asked`, as it is asked for, would show; NotFound else."""
    row = with_page(asked.persona)
    found = None if row is None else _picture(viewer, row)
    if found is None or found.id != picture:
        raise NotFound
    mine = row.portrait.persona_id == viewer.persona_id
    if not mine and viewer.filters.for_photo(found.notes, None) != "show" and f"i{picture}" not in asked:
        raise NotFound
    return file_of(found, width, form)


def held_portraits(viewer: Person, notes: Notes, opened: frozenset[int] = frozenset()) -> tuple[HeldPortrait, ...]:
    """Return the photos that wait for `viewer` to look at them, the longest waiting first.

    The reader's own filters cover here too, and never leave out; `opened` are ids of
    portraits asked for by name.
    """
    rows = Portrait.objects.filter(portrait_policy.portraits_waiting_for(viewer)).select_related("persona")
    return tuple(_held(viewer, notes, row, opened) for row in rows.order_by("held_on", "id")[:PAGE])


def mark(viewer: Person, row: Portrait) -> str:
    """Return a short sign of what a portrait shows and says now, to tell whether it was changed since."""
    return marks(viewer, row)[0]


def marks(viewer: Person, row: Portrait) -> list[str]:
    """Return the signs a page may have for it: keys may have been made anew since it was sent."""
    picture = picture_of(row)
    said = f"{row.id} {picture.id} {picture.notes} {picture.alt}".encode()
    return [tag[:12].hex() for tag in viewer.keys.tags("portrait-mark/v1", said)]


def picture_of(row: Portrait) -> Picture:
    """Return the photo of a portrait, with what opens it."""
    return wording.Picture(**row.picture)


def _picture(viewer: Viewer, row: Persona) -> Picture | None:
    portrait = getattr(row, "portrait", None)
    return picture_of(portrait) if portrait and portrait_policy.may_see_portrait(viewer, portrait) else None


def _card(viewer: Viewer, notes: Notes, row: Persona, picture: Picture, asked: AskedOfPerson) -> PictureCard | None:
    mine = isinstance(viewer, Person) and row.id == viewer.persona_id
    setting = Setting(viewer, notes, None, mine, row.name, asked, f"/people/{row.id}/", ANCHOR)
    found = cards(setting, (picture,), drawn_photos([picture.id]))
    return _small(found[0]) if found else None


def _small(card: PictureCard) -> PictureCard:
    if card.cover:
        return card
    shrunk = min(SMALL[0] / card.width, SMALL[1] / card.height, 1)
    return replace(card, width=max(1, round(card.width * shrunk)), height=max(1, round(card.height * shrunk)))


def _held(viewer: Person, notes: Notes, row: Portrait, opened: frozenset[int]) -> HeldPortrait:
    picture = picture_of(row)
    author = Author.of(row.persona)
    fully = replace(viewer, filters=viewer.filters.leaving_nothing_out())
    asked = AskedOfPerson(row.persona_id, (f"i{picture.id}",) if row.id in opened else ())
    card = _card(fully, notes, row.persona, picture, asked)
    if card.cover:
        open_url = f"/desk/held/?open={','.join(str(number) for number in (*sorted(opened), row.id))}"
        return HeldPortrait(row.id, author, replace(card, cover_url=open_url))
    return HeldPortrait(row.id, author, card, mark(viewer, row) if card.sources else "")

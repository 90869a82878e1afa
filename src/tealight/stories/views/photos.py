"""Photos on the pages where something is written: taken in, shown to their author, carried on."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.safestring import SafeString

from tealight.kernel.verdict import Refused
from tealight.media.actions.drop_uploads import drop_uploads
from tealight.media.actions.keep_upload import keep_upload
from tealight.media.policy import may_send
from tealight.media.queries import UploadFacts, drawn_photos, uploads
from tealight.stories.forms.photos import PhotoForm, Row, hidden
from tealight.stories.forms.portrait import PortraitForm
from tealight.stories.queries.facts import PictureCard, PictureSource
from tealight.stories.queries.preview import note_options
from tealight.stories.views.beside import notes_of

HERE = "Your photos are here, and nobody else can see them yet. Say what you like about each, then go on."
ONE_IS_HERE = "Your photo is here, and nobody else can see it yet. Say what you like about it, then go on."
PREPARING = "Being prepared. That takes a moment; you can go on writing."


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """One photo as `ui/photos.html` shows it: small, or how far it is, and what is said of it."""

    key: str
    alt: str
    line: str
    #: for each note it has, and one more, what is chosen
    notes: tuple[str, ...]
    place: int
    url: str = ""
    state: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Photos:
    """The photos of a form; `field` is where more are chosen."""

    form: PhotoForm
    rows: tuple[PhotoRow, ...]
    #: key and label of what a photo can be noted with
    options: tuple[tuple[str, str], ...]
    refused: str
    said: str
    #: there is room for one, and no words around it
    only_one: bool = False

    @property
    def field(self):
        return self.form["photos"]

    @property
    def places(self) -> range:
        return range(1, len(self.rows) + 1)


def take_in_photos(request: HttpRequest, form: PhotoForm) -> bool:
    """Keep the photos that came with a form, and let go of those taken away; say whether any came.

    Of one that is refused the form says why; the others, and all words, are kept.
    """
    if form.dropped:
        drop_uploads(viewer=request.viewer, now=request.now, uploads=form.dropped)
    came = request.FILES.getlist("photos")
    for number, arrived in enumerate(came, start=1):
        try:
            form.add_photo(keep_upload(viewer=request.viewer, now=request.now, arrived=arrived))
        except Refused as refused:
            which = f"Photo {number}: " if len(came) > 1 else ""
            form.add_error("photos", which + refused.sentence)
    only_photos = request.POST.get("do") == "photos"
    if only_photos:
        form.ask_nothing_else()
    if form.rows and (came or only_photos):
        form.photos_said = ONE_IS_HERE if isinstance(form, PortraitForm) else HERE
    return bool(came)


def photos_of(request: HttpRequest, form: PhotoForm, story: int | None = None, reply: int | None = None) -> Photos:
    """Return the photos of a form; `story` and `reply` are what is being changed."""
    return _photos(request, form, f"/stories/{story}/" + (f"replies/{reply}/" if reply else ""))


def _photos(request: HttpRequest, form: PhotoForm, url: str) -> Photos:
    """Return the photos of a form; those that are shared already stand under `url`."""
    rows = form.rows
    sent = uploads(request.viewer, [row.id for row in rows if not row.is_there])
    drawn = drawn_photos(row.id for row in rows if row.is_there)
    return Photos(
        form,
        tuple(
            _there(row, place, url, drawn.get(row.id)) if row.is_there else _sent(row, place, sent.get(row.id))
            for place, row in enumerate(rows, start=1)
        ),
        note_options(tuple(note for note in notes_of(request).all if not note.is_retired)),
        may_send(request.viewer).sentence,
        form.photos_said,
    )


def portrait_of(request: HttpRequest, form: PortraitForm) -> Photos:
    """Return the photo of a form for one's own page."""
    return replace(_photos(request, form, f"/people/{request.viewer.persona_id}/"), only_one=True)


def previewed(request: HttpRequest, form: PhotoForm, story: int | None = None) -> tuple[PictureCard, ...]:
    """Return the photos of a form as they will stand under the words."""
    return tuple(
        PictureCard(
            row_id, alt=row.alt or f"A photo shared by {request.viewer.pen_name}.", line=row.line, width=320, height=240,
            sources=(PictureSource("image/jpeg", f"{row.url} 320w"),) if row.url else (), src=row.url,
        )
        for row_id, row in enumerate(photos_of(request, form, story).rows)
    )


def _row(row: Row, place: int, **more) -> PhotoRow:
    notes = (*row.notes, "") if len(row.notes) < 3 else row.notes
    return PhotoRow(row.key, row.alt, row.line, notes, place, **more)


def _there(row: Row, place: int, url: str, drawn) -> PhotoRow:
    if drawn is None:
        return _row(row, place, state=PREPARING)
    widths, formats = drawn
    return _row(row, place, url=f"{url}pictures/{row.id}/{widths[0]}/{formats[-1]}/")


def _sent(row: Row, place: int, facts: UploadFacts | None) -> PhotoRow:
    if facts is None:
        return _row(row, place, fault="This photo is not here any more. Take it away, and choose it again if you like.")
    if facts.is_refused:
        return _row(row, place, fault=facts.sentence)
    if not facts.is_ready:
        return _row(row, place, state=PREPARING)
    return _row(row, place, url=f"/uploads/{row.id}/picture/")


def carried(form: PhotoForm) -> SafeString:
    """Return the hidden fields that carry the photos of a form through a page that only shows them."""
    return SafeString("".join(f'<input type="hidden"{attributes}>' for attributes in hidden(form.rows)))

"""Reads of photos. Uploads are asked for as their owner; nobody else learns that one exists."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tealight.accounts.export import parts
from tealight.accounts.export.parts import Entry, Section
from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.media import files, policy
from tealight.media.models import Photo, Upload, UploadState
from tealight.media.plan import SENTENCES, Fault
from tealight.place.policy import may_rekey

MASTER, SMALL = "master", "small"


@dataclass(frozen=True, slots=True)
class UploadFacts:
    """A photo of one's own that is not shared yet: how far it is, or why it was not taken."""

    id: int
    state: str
    received: int
    size: int
    #: what to tell where it was refused
    sentence: str = ""
    #: pixels, once it is ready
    width: int = 0
    height: int = 0

    @property
    def is_ready(self) -> bool:
        return self.state == UploadState.CLEAN

    @property
    def is_refused(self) -> bool:
        return self.state == UploadState.REFUSED


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the software needs to draw an upload anew. `state` may say that this was done before."""

    box: files.Box
    pieces: int
    state: str

    def source(self) -> bytes:
        """Return the file as it came."""
        return b"".join(self.box.get(str(number)) for number in range(self.pieces))


def box_of(row: Upload) -> files.Box:
    """Return the files of an upload, opened with the place's keys."""
    return files.Box(files.UPLOADS, row.id, row.name, bytes.fromhex(row.key.open_json(place_keys(), row.id)["key"]))


def uploads(viewer: Viewer, ids: Iterable[int]) -> dict[int, UploadFacts]:
    """Return id -> facts for those among `ids` that are the viewer's own; one statement."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {row.id: _facts(row) for row in Upload.objects.filter(policy.owned_by(viewer), id__in=wanted)}


def upload_picture(viewer: Viewer, upload: int, part: str = SMALL) -> bytes | None:
    """Return a photo of the viewer's own as JPEG, drawn anew; None if there is none, or not yet."""
    row = Upload.objects.filter(policy.owned_by(viewer), id=upload, state=UploadState.CLEAN).first()
    try:
        return None if row is None else box_of(row).get(part)
    except FileNotFoundError:
        return None


def waiting(viewer: Viewer, upload: int) -> Waiting | None:
    """Return what is needed to draw an upload anew, or None if it is gone."""
    require(policy.may_tend(viewer))
    row = Upload.objects.filter(id=upload).exclude(state=UploadState.COMING).first()
    return None if row is None else Waiting(box_of(row), row.pieces, row.state)


@dataclass(frozen=True, slots=True)
class ToDraw:
    """A photo to be drawn in all its sizes; `box` is None where that was done before."""

    name: str
    width: int
    box: files.Box | None


def holder(kind: str, thing: int) -> bytes:
    """Return the tag to be written of a story or reply that photos are part of."""
    return place_keys().tag(f"photo-holder/v1/{kind}", thing)


def holders(kind: str, thing: int) -> tuple[bytes, ...]:
    """Return the tags that the photos of a story or reply may stand under."""
    return place_keys().tags(f"photo-holder/v1/{kind}", thing)


def holders_in_use() -> frozenset[bytes]:
    """Return the tags under which there are photos; whose they are, only who makes the tag again can tell."""
    return frozenset(bytes(tag) for tag in Photo.objects.values_list("held_by", flat=True).iterator())


def uploads_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the uploads under an old tag, (member, slot), or with only their key sealed by old keys, ()."""
    require(may_rekey(viewer))
    slots, found = everybody.slots("upload/v1", Upload.SLOTS), {}
    for row, tag, key in Upload.objects.values_list("id", "tag", "key").iterator():
        whose = slots.get(bytes(tag))
        if whose and whose[2]:
            found[row] = whose[:2]
        elif everybody.place.is_old(key):
            found[row] = ()
    return found


def to_draw(viewer: Viewer, photo: int) -> ToDraw | None:
    """Return what is needed to draw a photo, or None if it is gone."""
    require(policy.may_tend(viewer))
    row = Photo.objects.filter(id=photo).first()
    if row is None:
        return None
    box = None
    if row.key is not None:
        key = row.key.open_json(place_keys(), row.id)["key"]
        box = files.Box(files.PHOTOS, row.id, row.name, bytes.fromhex(key))
    return ToDraw(row.name, row.width, box)


def drawn_photos(ids: Iterable[int]) -> dict[int, tuple[tuple[int, ...], tuple[str, ...]]]:
    """Return id -> widths and formats of the photos among `ids` that can be shown; one statement.

    Whoever knows an id was given the words it stands in; the room of those words asked who may.
    """
    wanted = set(ids)
    rows = Photo.objects.filter(id__in=wanted, key__isnull=True) if wanted else ()
    return {row.id: (tuple(row.widths), tuple(row.formats)) for row in rows}


def photo_file(photo: int, key: str, width: int, form: str) -> bytes | None:
    """Return a photo `width` pixels wide as `form`, opened with `key` (hex); None if there is no such."""
    row = Photo.objects.filter(id=photo, key__isnull=True).first()
    if row is None or width not in row.widths or form not in row.formats:
        return None
    try:
        return files.Box(files.PHOTOS, row.id, row.name, bytes.fromhex(key)).get(f"{width}.{form}")
    except FileNotFoundError:
        return None


def _facts(row: Upload) -> UploadFacts:
    sentence = SENTENCES[Fault(row.fault)] if row.fault else ""
    return UploadFacts(row.id, row.state, row.received, row.size, sentence, row.width or 0, row.height or 0)


def uploads_given(viewer: Viewer) -> Section:
    """Return the viewer's photos that nobody else has seen, for their own export."""
    return Section("uploads", "Photos not shared yet", "What you sent and nobody else has seen.", lambda: _given(viewer))


def _given(viewer: Viewer) -> Iterator[Entry]:
    for row in Upload.objects.filter(policy.owned_by(viewer)).order_by("id"):
        facts = _facts(row)
        photos = (parts.Photo(_reader(viewer, row.id)),) if facts.is_ready else ()
        yield Entry(facts=(("Sent", f"{row.day:%-d %B %Y}"), ("Now", facts.sentence)), photos=photos, values={
            "id": row.id, "day": row.day.isoformat(), "state": row.state,
        })  # fmt: skip


def _reader(viewer: Viewer, upload: int) -> Callable[[], bytes | None]:
    return lambda: upload_picture(viewer, upload, MASTER)

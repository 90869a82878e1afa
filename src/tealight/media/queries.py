"""Reads of photos. Uploads are asked for as their owner; nobody else learns that one exists."""

from collections.abc import Iterable
from dataclasses import dataclass

from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.media import files, policy
from tealight.media.models import Upload, UploadState
from tealight.media.plan import SENTENCES, Fault

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


def _facts(row: Upload) -> UploadFacts:
    sentence = SENTENCES[Fault(row.fault)] if row.fault else ""
    return UploadFacts(row.id, row.state, row.received, row.size, sentence, row.width or 0, row.height or 0)

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.media import files, policy
from tealight.media.models import Photo, Upload, UploadState
from tealight.media.plan import SENTENCES, Fault
from tealight.media.queries import MASTER, box_of, holder

GONE = "A photo is not here any more. Choose it again; your words are still in the box."
NOT_YET = "A photo is still being prepared. Wait a moment and press the button again; nothing is lost."
_KEY = Photo._meta.get_field("key")


@dataclass(frozen=True, slots=True)
class Published:
    """A photo as the words it is part of must know it; `key` (hex) opens its files and stands nowhere else."""

    id: int
    key: str = field(repr=False)
    width: int
    height: int


@action
def publish_photos(
    *, viewer: Person, now: datetime, about: tuple[str, int], uploads: Sequence[int]
) -> tuple[Published, ...]:
    """Make uploads of the viewer's part of `about`, in this order; the uploads are gone then.

    Each becomes a photo with another id, name and key, and is soon drawn anew in
    every size, in a job. Refused, with a sentence about "photos", while one is not
    ready. `about` ("story" or "reply", its id) was asked about by whoever calls.
    """
    if not uploads:
        return ()
    require(policy.may_publish(viewer), "photos")
    rows = {row.id: row for row in Upload.objects.select_for_update().filter(policy.owned_by(viewer), id__in=set(uploads))}
    for number in uploads:
        _require_ready(rows.get(number))
    return tuple(_publish(rows[number], about, now) for number in dict.fromkeys(uploads))


def _require_ready(row: Upload | None) -> None:
    if row is None:
        raise Refused(GONE, "photos")
    if row.state == UploadState.REFUSED:
        raise Refused(SENTENCES[Fault(row.fault)], "photos")
    if row.state != UploadState.CLEAN:
        raise Refused(NOT_YET, "photos")


def _publish(row: Upload, about: tuple[str, int], now: datetime) -> Published:
    """Seal the master anew under other names, and let go of the upload."""
    box = files.Box(files.PHOTOS, new_id(), files.new_name(), files.new_key())
    was = box_of(row)
    box.put(MASTER, was.get(MASTER), clock.day(now))
    photo = Photo(id=box.id, held_by=holder(*about), name=box.name, width=row.width)
    photo.key = _KEY.seal_json(place_keys(), photo.id, {"key": box.key.hex()})
    photo.save(force_insert=True)
    record("photo.shared", about=("photo", photo.id), now=now)
    found = Published(photo.id, box.key.hex(), row.width, row.height)
    row.delete()
    transaction.on_commit(was.remove)
    return found

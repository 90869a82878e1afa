"""Where a new upload of somebody's is kept. Called by actions only, inside their transaction."""

import secrets
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.media import files
from tealight.media.models import Upload, UploadState

_KEY = Upload._meta.get_field("key")


def new_row(viewer: Person, now: datetime, box: files.Box, size: int) -> Upload:
    """Return a row, not saved yet, for what is in `box`, in one of the viewer's free slots."""
    row = Upload(id=box.id, name=box.name, size=size, state=UploadState.COMING, day=clock.day(now))
    row.tag = _free_tag(viewer)
    row.key = _KEY.seal_json(place_keys(), row.id, {"key": box.key.hex()})
    return row


def _free_tag(viewer: Person) -> bytes:
    tags = viewer.keys.slots("upload/v1", Upload.SLOTS)
    taken = {bytes(tag) for tag in Upload.objects.filter(tag__in=tags).values_list("tag", flat=True)}
    free = viewer.keys.free_slots("upload/v1", Upload.SLOTS, taken)
    if not free:
        raise Refused(
            f"There are {Upload.SLOTS} photos of yours here already that are not shared. Share or take away "
            "some of them first. Your words are still in the box.",
            "photos",
        )
    # At random: always the first free one would be the same tag again and again.
    return secrets.choice(free)

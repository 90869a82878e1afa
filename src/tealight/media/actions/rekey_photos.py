from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.media import files
from tealight.media.models import Photo
from tealight.media.queries import holders
from tealight.place.policy import may_rekey

_KEY = Photo._meta.get_field("key")


@action
def rekey_photos(
    *, viewer: System, now: datetime, about: tuple[str, int], keys: Mapping[int, str]
) -> dict[int, str]:
    """Give the photos of `about` that stand under an old tag new files, names and keys; return id -> key (hex).

    `keys` are those that stand in the words so far; the caller writes the new ones there in the same
    transaction. The old files go when it is in. Records no event: the photos show what they showed.
    """
    require(may_rekey(viewer))
    tag, *older = holders(*about)
    made: dict[int, str] = {}
    for row in Photo.objects.select_for_update().filter(held_by__in=older).order_by("id"):
        held_by, row.held_by = row.held_by, tag
        key = keys.get(row.id) if row.key is None else row.key.open_json(place_keys(), row.id)["key"]
        if key is not None:
            was = files.Box(files.PHOTOS, row.id, row.name, bytes.fromhex(key))
            box = was.moved(clock.day(now))
            made[row.id], row.name = box.key.hex(), box.name
            row.key = row.key and _KEY.seal_json(place_keys(), row.id, {"key": box.key.hex()})
            transaction.on_commit(was.remove)
        Photo.objects.filter(id=row.id, held_by=held_by).update(held_by=row.held_by, name=row.name, key=row.key)
    return made

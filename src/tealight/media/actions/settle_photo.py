from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.media import files, policy
from tealight.media.models import Photo
from tealight.media.queries import MASTER


@action
def settle_photo(
    *, viewer: Viewer, now: datetime, photo: int, widths: Sequence[int], formats: Sequence[str],
    pictures: Sequence[bytes],
) -> None:
    """Keep what was drawn of a photo, `pictures` width by width in each format; it can be shown then.

    Its key leaves the row: from now on only the words it is part of open it.
    Records no event: whoever looks sees it. Repeated, or for a photo that is gone
    meanwhile, it does nothing.
    """
    require(policy.may_tend(viewer))
    row = Photo.objects.select_for_update().filter(id=photo, key__isnull=False).first()
    if row is None:
        return
    box = files.Box(files.PHOTOS, row.id, row.name, bytes.fromhex(row.key.open_json(place_keys(), row.id)["key"]))
    parts = [f"{width}.{form}" for width in widths for form in formats]
    for part, one in zip(parts, pictures, strict=True):
        box.put(part, one, clock.day(now))
    row.key, row.widths, row.formats = None, list(widths), list(formats)
    row.save(update_fields=["key", "widths", "formats"])
    transaction.on_commit(lambda: box.remove(MASTER))

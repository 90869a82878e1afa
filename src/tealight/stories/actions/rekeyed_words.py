"""Someone's words, sealed anew, with the new keys of the photos among them. Called by actions only."""

from datetime import datetime

from tealight.kernel.crypto import Keys
from tealight.kernel.viewer import System
from tealight.media.actions.rekey_photos import rekey_photos
from tealight.stories.models import Reply, Story


def rekey_words(viewer: System, now: datetime, row: Story | Reply, kind: str, keys: Keys | None) -> None:
    """Write a locked row anew, open or sealed as it is; a sealed one that `keys` do not open is SealBroken.

    What opens a photo stands in the words alone, so both change in one transaction.
    """
    about = (kind, row.id)
    if row.sealed is None:
        row.pictures = rekeyed(viewer, now, about, row.pictures)
        row.save(update_fields=["pictures"])
    elif keys is not None:
        body = row.sealed.open_json(keys, row.id)
        body["pictures"] = rekeyed(viewer, now, about, body.get("pictures", []))
        row.sealed = row._meta.get_field("sealed").seal_json(keys, row.id, body)
        row.save(update_fields=["sealed"])


def rekeyed(viewer: System, now: datetime, about: tuple[str, int], pictures: list[dict]) -> list[dict]:
    """Give the photos of `about` new files; return `pictures` with what opens those."""
    keys = {picture["id"]: picture["key"] for picture in pictures}
    made = rekey_photos(viewer=viewer, now=now, about=about, keys=keys)
    return [{**picture, "key": made.get(picture["id"], picture["key"])} for picture in pictures]

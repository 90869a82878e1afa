from datetime import datetime

from django.db import transaction

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.crypto.keys import slot_to_move_to
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.media.models import Upload, UploadState
from tealight.media.queries import box_of
from tealight.place.policy import may_rekey

_KEY = Upload._meta.get_field("key")


@action
def rekey_upload(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Put a photo that is not shared yet under its owner's new tag, with new files; `known` is (member, slot) or ().

    One that is still on its way, or being drawn, keeps its files until it is shared: someone is at them.
    Records no event: its owner finds it as before.
    """
    require(may_rekey(viewer))
    upload = Upload.objects.select_for_update().filter(id=row).first()
    if upload is None:
        return
    if known:
        member, slot = known
        upload.tag = slot_to_move_to(everybody.members[member], "upload/v1", Upload.SLOTS, slot, Upload.objects)
    was = box = box_of(upload)
    if upload.state == UploadState.CLEAN:
        box = was.moved(clock.day(now))
        transaction.on_commit(was.remove)
    upload.name, upload.key = box.name, _KEY.seal_json(everybody.place, upload.id, {"key": box.key.hex()})
    upload.save(update_fields=["tag", "name", "key"])

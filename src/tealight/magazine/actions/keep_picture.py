from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images import get_image_model

from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.pictures import SHOWN, drawn_anew
from tealight.media.plan import NotTaken


@action
def keep_picture(*, viewer: Viewer, now: datetime, title: str, content: bytes) -> int:
    """Keep a picture for the magazine, drawn anew as on uploading: pixels alone, under a name that says nothing. Return its id.

    `Refused` when `content` is no picture of a kind we keep.
    """
    require(policy.may_settle(viewer))
    try:
        file = drawn_anew(SimpleUploadedFile("picture", content))
    except NotTaken as refused:
        raise Refused(f"“{title}” can’t be read as a picture.") from refused
    kept = get_image_model()(title=title[:255], file=file)
    kept.save()
    kept.get_renditions(*SHOWN)
    return kept.id

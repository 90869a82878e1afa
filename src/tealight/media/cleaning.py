"""From the file that came to the picture in it, outside any transaction: drawing takes a second.

Another writer waits for no photo. Killed at any moment, it is done again from the beginning; done
twice, it does nothing the second time.
"""

from datetime import datetime

from tealight.kernel.viewer import System
from tealight.media import files
from tealight.media.actions.settle_photo import settle_photo
from tealight.media.actions.settle_upload import settle_upload
from tealight.media.models import UploadState
from tealight.media.plan import HEAD, Fault, NotTaken, cleaning, formats, publishing, widths
from tealight.media.queries import MASTER, to_draw, waiting
from tealight.media.tools.draw import draw

_DRAWING = System("draw a photo anew")


def clean(upload: int, now: datetime) -> None:
    """Draw an upload anew, or note why that cannot be; then the file that came is gone."""
    found = waiting(_DRAWING, upload)
    if found is None:
        return
    if found.state != UploadState.WAITING:
        # Done before, and perhaps killed before what came was deleted.
        found.box.remove(*(str(number) for number in range(found.pieces)))
        return
    try:
        source = found.source()
        drawn = draw(source, cleaning(source[:HEAD]))
    except (NotTaken, FileNotFoundError) as refused:
        fault = refused.fault if isinstance(refused, NotTaken) else Fault.BROKEN
        settle_upload(viewer=_DRAWING, now=now, upload=upload, fault=fault)
    else:
        settle_upload(viewer=_DRAWING, now=now, upload=upload, drawn=drawn)


def prepare(photo: int, avif: bool, now: datetime) -> None:
    """Draw a photo in every size it is shown in; then its master is gone."""
    found = to_draw(_DRAWING, photo)
    if found is None:
        return
    if found.box is None:
        files.remove(files.PHOTOS, found.name, [MASTER])
        return
    drawn = draw(found.box.get(MASTER), publishing(found.width, avif))
    settle_photo(
        viewer=_DRAWING, now=now, photo=photo, widths=widths(found.width), formats=formats(avif),
        pictures=drawn.pictures,
    )

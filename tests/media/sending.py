"""Photos sent and drawn anew, through the same actions as people's."""

from tests import make
from tests.media import camera


def arrival(source: bytes, step: int = 64 * 1024):
    """A file as it came with a form."""
    from tealight.media.arriving import Arrival

    came = Arrival.begin()
    for at in range(0, len(source), step):
        came.take(source[at : at + step])
    return came.finish()


def sends(viewer, source: bytes | None = None, *, now=make.NOW) -> int:
    """Send a photo, not drawn anew yet; return the upload's id."""
    from tealight.media.actions.keep_upload import keep_upload

    return keep_upload(viewer=viewer, now=now, arrived=arrival(camera.jpeg() if source is None else source))


def a_photo(viewer, source: bytes | None = None, *, now=make.NOW) -> int:
    """Send a photo, and let it be drawn anew; return the upload's id."""
    from tealight.media.cleaning import clean

    upload = sends(viewer, source, now=now)
    clean(upload, now)
    return upload


def pieces(source: bytes):
    """Where each piece of a file begins, and the piece."""
    from tealight.media.files import PIECE

    return [(at, source[at : at + PIECE]) for at in range(0, len(source), PIECE)]

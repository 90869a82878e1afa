"""Pictures of the old site, from a copy of its directory. Nothing is fetched."""

import re
from pathlib import Path, PurePosixPath

from django.core.files.uploadedfile import SimpleUploadedFile

from tealight.magazine.bringing.addresses import BEGINNINGS
from tealight.magazine.pictures import drawn_anew
from tealight.media.plan import NotTaken

#: where the two programs keep them, as their addresses begin
_BEGINNINGS = tuple(begin.lstrip("/") for begin in BEGINNINGS)
_GHOST_SIZE = re.compile(r"^(size/w\d+/)?(format/\w+/)?")
_WORDPRESS_SIZE = re.compile(r"-\d+x\d+(?=\.\w+$)")


def find(directory: Path | None, name: str) -> Path | None:
    """Return the file in `directory` that the old site showed at the path `name`, the largest of its sizes; None if it is not there.

    `directory` is the old site's, or its content/images or wp-content/uploads. What is outside it is never read.
    """
    if directory is None:
        return None
    tail = name.lstrip("/")
    inside = next((tail.partition(begin)[2] for begin in _BEGINNINGS if begin in tail), tail)
    whole = _WORDPRESS_SIZE.sub("", _GHOST_SIZE.sub("", inside))
    root = directory.resolve()
    for path in (whole, inside, *(f"{begin}{path}" for begin in _BEGINNINGS for path in (whole, inside)), tail):
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or "\x00" in path:
            continue
        try:
            file = root.joinpath(*parts).resolve()
            if file.is_relative_to(root) and file.is_file():
                return file
        except (OSError, ValueError):
            continue
    return None


def drawn(file: Path) -> SimpleUploadedFile | None:
    """Return the picture in `file` as its pixels alone, under a name that says nothing; None if it is no picture we keep."""
    try:
        with file.open("rb") as opened:
            return drawn_anew(opened)
    except (NotTaken, OSError):
        return None

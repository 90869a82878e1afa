"""The sizes of an article's pictures that readers get, drawn before anybody asks: looking at a page writes nothing."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError

#: pixels across; a smaller picture is never blown up
WIDTHS = (400, 800, 1200)
#: type -> how Wagtail is told to draw it. Whoever knows WebP takes that; the last is for all others.
FORMATS = {"image/webp": "format-webp|webpquality-75", "image/jpeg": "format-jpeg|jpegquality-80"}
SIZES = tuple(f"width-{width}|{form}" for form in FORMATS.values() for width in WIDTHS)
#: where Wagtail keeps what it draws
FOLDER = "images/"
#: pixels of the page: higher than wide, a picture would stand above the screen and below it
HIGHEST = 720


@dataclass(frozen=True, slots=True)
class Source:
    """One type of a picture, with its sizes as `srcset` wants them."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as a page shows it: the room it takes, and its files by name."""

    width: int
    height: int
    src: str
    sources: tuple[Source, ...]
    files: frozenset[str]


def draw(image) -> Drawn | None:
    """Return `image`, Wagtail's, in all sizes readers get, drawing what is not there; None if it cannot be read any more."""
    if image is None or not isinstance(image, get_image_model()):
        return None
    try:
        made = image.get_renditions(*SIZES)
    except (SourceImageIOError, OSError):
        return None
    by_type, files = {}, set()
    for kind, form in FORMATS.items():
        by_width = {one.width: one for width in WIDTHS if (one := made[f"width-{width}|{form}"])}
        by_type[kind] = {width: PurePosixPath(one.file.name).name for width, one in sorted(by_width.items())}
        files |= set(by_type[kind].values())
        largest = by_width[max(by_width)]
    sources = tuple(Source(kind, _srcset(named)) for kind, named in by_type.items())
    src = next(iter(by_type["image/jpeg"].values()))
    return Drawn(*_room(largest.width, largest.height), address(src), sources, frozenset(files))


def draw_ahead(body) -> None:
    """Draw what the text of an article shows, before the transaction that settles it: nobody waits behind a picture."""
    for block in body:
        if block.block_type == "picture":
            draw(block.value.get("image"))


def address(file: str) -> str:
    """Return where readers get `file`."""
    return f"/reading/pictures/{file}"


def _srcset(named: dict[int, str]) -> str:
    return ", ".join(f"{address(file)} {width}w" for width, file in named.items())


def _room(width: int, height: int) -> tuple[int, int]:
    """Return the room to keep for a picture, in its own shape."""
    if height > max(width, HIGHEST):
        return round(width * HIGHEST / height), HIGHEST
    return width, height

"""What becomes of a picture: which kinds are taken, how heavy, how large, in which sizes.

Pure: no file, no process. What a file is, its bytes say; its name and what the browser calls it
are the sender's words and count for nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

#: bytes of a file
HEAVIEST = 25 * 1024 * 1024
#: pixels; a JPEG can be read at a fraction of its size, the others only whole
LARGEST = {"jpeg": 60_000_000, "png": 24_000_000, "webp": 24_000_000, "heic": 24_000_000, "avif": 24_000_000}
#: bytes of memory, and seconds, in which a picture is drawn or refused
MEMORY = 400 * 1024 * 1024
SECONDS = 20
#: a clean master fits in here, width and height
BOX = (1600, 2400)
WIDTHS = (480, 960, 1600)
#: how a format is called by browsers
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
_QUALITY = {"avif": 60, "webp": 78, "jpeg": 80}
#: what was drawn once keeps enough to be drawn again
_MASTER, _SMALL = ("jpeg", BOX[0], 95), ("jpeg", 320, 75)
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
#: bytes of a file's beginning that say what it is
HEAD = 64


class Fault(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    HEAVY = "heavy"
    LARGE = "large"
    MOVING = "moving"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    TOO_MUCH = "too-much"


SENTENCES = {
    Fault.EMPTY: "This file is empty, so there is no photo in it. Choose it again, or another.",
    Fault.HEAVY: "This photo is larger than 25 MB. Send a smaller copy: most phones offer one when sharing a photo.",
    Fault.LARGE: "This photo has more pixels than can be opened here. Send a smaller copy of it.",
    Fault.MOVING: "This is a GIF, and those can’t be shown here. Save it as JPEG or PNG and choose that.",
    Fault.UNKNOWN: "This is not a photo that can be shown here. JPEG, PNG, WebP, HEIC and AVIF can.",
    Fault.BROKEN: "This photo can’t be read: part of it is missing or damaged. Save it again on your device and "
    "choose that, or take a picture of the screen.",
    Fault.TOO_MUCH: "This photo is too hard to open here. Send a smaller copy of it, as JPEG if you can.",
}


class NotTaken(Exception):
    """A file is refused; `fault` says why, and `sentence` tells a person what to do."""

    def __init__(self, fault: Fault):
        super().__init__(fault)
        self.fault = fault
        self.sentence = SENTENCES[fault]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to draw from a file of `kind`: (format, width in pixels at most, quality), in order; nothing larger than `box`."""

    kind: str
    outputs: tuple[tuple[str, int, int], ...]
    box: tuple[int, int] = BOX

    @property
    def pixels(self) -> int:
        """The most pixels the file may have."""
        return LARGEST[self.kind]


def kind_of(head: bytes) -> str:
    """Return what a file that begins with `head` is: a key of `LARGEST`; NotTaken for all else."""
    if not head:
        raise NotTaken(Fault.EMPTY)
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _kind_of_box(head)
    raise NotTaken(Fault.MOVING if head.startswith((b"GIF87a", b"GIF89a")) else Fault.UNKNOWN)


def _kind_of_box(head: bytes) -> str:
    """HEIC and AVIF are one kind of box; the brands at its beginning say which."""
    end = min(int.from_bytes(head[:4], "big"), len(head) - len(head) % 4)
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, end, 4))}
    if brands & {b"avif", b"avis"}:
        return "avif"
    if brands & _HEIC:
        return "heic"
    raise NotTaken(Fault.UNKNOWN)


def require_weight(size: int) -> None:
    """Raise `NotTaken` for a file of `size` bytes that is too heavy, or empty."""
    if size <= 0:
        raise NotTaken(Fault.EMPTY)
    if size > HEAVIEST:
        raise NotTaken(Fault.HEAVY)


def cleaning(head: bytes) -> Plan:
    """Return how a file that just came is drawn anew: a clean master, and one small for its owner."""
    return Plan(kind_of(head), (_MASTER, _SMALL))


def widths(width: int) -> tuple[int, ...]:
    """Return the widths a picture `width` pixels wide is kept in; never larger than it is."""
    return (*(step for step in WIDTHS if step < width), min(width, WIDTHS[-1]))


def formats(avif: bool) -> tuple[str, ...]:
    """Return the formats a picture is kept in, the lightest first."""
    return ("avif", "webp", "jpeg") if avif else ("webp", "jpeg")


def publishing(width: int, avif: bool) -> Plan:
    """Return how a clean master `width` pixels wide is drawn for those who may see it."""
    outputs = [(form, step, _QUALITY[form]) for step in widths(width) for form in formats(avif)]
    return Plan("jpeg", tuple(outputs))

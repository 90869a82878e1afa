"""Photos as cameras, phones and editors write them, with everything they tell besides the picture.

Whatever may not survive holds the word PLANTED, or a position: 51.5007 N, 0.1246 W.
"""

import struct
from io import BytesIO

from PIL import Image, ImageCms, PngImagePlugin

PLANTED = b"PLANTED"
#: the corners of a picture as it is to be seen: top left, top right, bottom left, bottom right
CORNERS = ((200, 30, 30), (30, 160, 60), (40, 60, 190), (235, 225, 200))
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>PLANTED-XMP</rdf:li></x:xmpmeta>'
#: where a colour profile says when it was made, and what ours say
_MADE, _WHEN = 24, struct.pack(">6H", 2026, 11, 1, 12, 0, 0)
#: orientation -> how a camera held that way turns what it sees before it writes it
_HELD = {
    1: None, 2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE", 6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270",
}  # fmt: skip


def picture(width: int = 96, height: int = 64) -> Image.Image:
    """A picture of four colours, so that it can be seen which way up it is."""
    seen = Image.new("RGB", (width, height), CORNERS[0])
    half = (width // 2, height // 2)
    for at, colour in zip(((half[0], 0), (0, half[1]), half), CORNERS[1:], strict=True):
        seen.paste(colour, (*at, width, height) if at == half else (*at, at[0] + half[0], at[1] + half[1]))
    return seen


def exif(orientation: int = 1) -> bytes:
    """What a phone writes: the make, the way it was held, the place, its maker's notes, a small picture."""
    thumbnail = b"\xff\xd8PLANTED-THUMBNAIL\xff\xd9"
    notes, make = b"PLANTED-MAKER-NOTES\0", b"PLANTED-MAKE\0\0"
    place = struct.pack(">6I", 51, 1, 30, 1, 252, 100)
    # Where each part begins: head, first list, camera's list, place's list, thumbnail's list, then values.
    first, camera, where, small = 8, 8 + 66, 8 + 66 + 18, 8 + 66 + 18 + 30
    values = small + 30
    at_make, at_notes = values, values + len(make)
    at_place = at_notes + len(notes)
    at_small = at_place + len(place)

    def listed(*entries, then=0):
        rows = b"".join(struct.pack(">HHI", tag, kind, count) + value for tag, kind, count, value in entries)
        return struct.pack(">H", len(entries)) + rows + struct.pack(">I", then)

    def at(number):
        return struct.pack(">I", number)

    body = b"MM\0*" + at(first)
    body += listed(
        (0x010F, 2, len(make), at(at_make)), (0x0110, 2, 4, b"PLA\0"), (0x0112, 3, 1, struct.pack(">HH", orientation, 0)),
        (0x8769, 4, 1, at(camera)), (0x8825, 4, 1, at(where)), then=small,
    )  # fmt: skip
    body += listed((0x927C, 7, len(notes), at(at_notes)))
    body += listed((0x0001, 2, 2, b"N\0\0\0"), (0x0002, 5, 3, at(at_place)))
    body += listed((0x0201, 4, 1, at(at_small)), (0x0202, 4, 1, at(len(thumbnail))))
    return b"Exif\0\0" + body + make + notes + place + thumbnail


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def profile(swapped: bool = False) -> bytes:
    """A colour profile; `swapped`, red and green change places, so that converting can be seen."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # It says in which second it was made. The same photo has to be the same bytes: tests/ground/drawn.py knows it by them.
    plain = plain[:_MADE] + _WHEN + plain[_MADE + len(_WHEN):]
    if not swapped:
        return plain
    for kind in (b"XYZ", b"TRC"):
        plain = plain.replace(b"r" + kind, b"\0" + kind).replace(b"g" + kind, b"r" + kind).replace(b"\0" + kind, b"g" + kind)
    return plain


def encoded(seen: Image.Image, form: str, **choices) -> bytes:
    """`seen` in a format."""
    out = BytesIO()
    seen.save(out, form, **choices)
    return out.getvalue()


def jpeg(orientation: int = 1, seen: Image.Image | None = None, **choices) -> bytes:
    """A JPEG straight from a phone: EXIF, XMP, IPTC, a profile, a remark, and bytes behind the end."""
    seen = seen or picture()
    if _HELD[orientation]:
        seen = seen.transpose(Image.Transpose[_HELD[orientation]])
    plain = encoded(seen, "JPEG", quality=92, icc_profile=profile(), **choices)
    iptc = b"\x1c\x02\x78\x00\x0cPLANTED-IPTC"
    told = segment(0xE1, exif(orientation)) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
    told += segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc)
    told += segment(0xEE, b"PLANTED-APP14") + segment(0xFE, b"PLANTED-REMARK")
    return plain[:2] + told + plain[2:] + b"PLANTED-TRAILER"


def png(seen: Image.Image | None = None, **choices) -> bytes:
    """A PNG with text, EXIF and XMP."""
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "PLANTED-TEXT")
    said.add_text("Software", "PLANTED-ZTEXT", zip=True)
    said.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return encoded(seen or picture(), "PNG", pnginfo=said, exif=exif(), icc_profile=profile(), **choices) + PLANTED


def webp(seen: Image.Image | None = None, **choices) -> bytes:
    """A WebP with EXIF, XMP and a profile."""
    return encoded(seen or picture(), "WEBP", exif=exif(), xmp=XMP, icc_profile=profile(), quality=90, **choices)


def avif(seen: Image.Image | None = None, orientation: int = 1) -> bytes:
    """An AVIF with EXIF, XMP and a profile."""
    return encoded(seen or picture(), "AVIF", exif=exif(orientation), xmp=XMP, icc_profile=profile(), quality=90)


def heic(seen: Image.Image | None = None, orientation: int = 1) -> bytes:
    """A HEIC as telephones write it."""
    import pillow_heif

    kept = pillow_heif.from_pillow(seen or picture())
    out = BytesIO()
    kept.save(out, quality=90, exif=exif(orientation), xmp=XMP, icc_profile=profile())
    return out.getvalue()


def heic_of_ten_bits() -> bytes:
    """A HEIC of more shades than screens have."""
    import pillow_heif

    deep = b"".join(struct.pack("<H", value * 257) for value in picture().tobytes())
    out = BytesIO()
    pillow_heif.encode("RGB;16", (96, 64), deep, out, quality=90)
    return out.getvalue()


def corners(drawn: bytes) -> tuple:
    """The colours in the corners of a picture."""
    with Image.open(BytesIO(drawn)) as seen:
        width, height = seen.size
        near = ((4, 4), (width - 5, 4), (4, height - 5), (width - 5, height - 5))
        return tuple(seen.convert("RGB").getpixel(place) for place in near)


def looks_right(drawn: bytes, most: int = 24) -> bool:
    """Whether a picture looks as `picture()` does, the right way up."""
    pairs = zip(corners(drawn), CORNERS, strict=True)
    return all(abs(a - b) <= most for found, meant in pairs for a, b in zip(found, meant, strict=True))


def told_besides(drawn: bytes) -> list[str]:
    """Everything in an encoded picture that is not the picture."""
    found = ["planted"] if PLANTED in drawn or b"PLA\0" in drawn else []
    if drawn.startswith(b"RIFF"):
        return found + _chunks(drawn)
    if drawn.startswith(b"\xff\xd8"):
        return found + _segments(drawn)
    return found + [name.decode() for name in (b"Exif", b"mime", b"rICC", b"prof") if name in drawn]


def _chunks(drawn: bytes) -> list[str]:
    names, at = [], 12
    while at < len(drawn):
        size = int.from_bytes(drawn[at + 4 : at + 8], "little")
        names.append(drawn[at : at + 4].decode())
        at += 8 + size + size % 2
    return [name for name in names if name not in {"VP8 ", "VP8L"}]


def _segments(drawn: bytes) -> list[str]:
    """Markers that tell something; of JFIF the one form that says nothing is let through."""
    found, at = [], 2
    while drawn[at] == 0xFF and drawn[at + 1] != 0xDA:
        size = int.from_bytes(drawn[at + 2 : at + 4], "big")
        marker, body = drawn[at + 1], drawn[at + 4 : at + 2 + size]
        if (0xE0 <= marker <= 0xEF or marker == 0xFE) and body != b"JFIF\0\1\1\0\0\1\0\1\0\0":
            found.append(f"{marker:x}")
        at += 2 + size
    return found if drawn.endswith(b"\xff\xd9") else [*found, "bytes behind the end"]

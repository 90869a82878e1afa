"""The program that draws a picture anew. Started by `draw.py`, by its path; it knows nothing of Tealight.

    python -I child.py '{"kind": "jpeg", "pixels": 60000000, "outputs": [["webp", 480, 78]], …}' < file

Writes one line of JSON, {"width", "height", "sizes"} or {"fault"}, and after it the pictures.
"""

import json
import os
import resource
import sys
from io import BytesIO

#: an orientation as cameras write it -> how the picture is turned; names of Image.Transpose
_TURNS = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
    6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
_SIDEWAYS = {5, 6, 7, 8}
_LONGEST_PROFILE = 4 * 1024 * 1024
#: pixels up to which there is memory for fine work
_MIDDLING = 24_000_000
#: bytes of addresses for programs and libraries, which lie on the disk and not in memory of our own
_LIBRARIES = 160 * 1024 * 1024


class Large(Exception):
    """More pixels than may be opened."""


def limit(memory: int, seconds: int) -> None:
    """Bind this process before it reads anything: memory in bytes, processor time, no files."""
    bounds = {
        resource.RLIMIT_DATA: memory, resource.RLIMIT_AS: memory + _LIBRARIES, resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0,
    }  # fmt: skip
    for what, most in bounds.items():
        resource.setrlimit(what, (most, most))
    os.nice(10)


def opened(kind: str, source: bytes):
    """Return the picture in `source`, read as `kind` and as nothing else."""
    if kind == "jpeg":
        from PIL.JpegImagePlugin import JpegImageFile as Reader
    elif kind == "png":
        from PIL.PngImagePlugin import PngImageFile as Reader
    elif kind == "webp":
        from PIL.WebPImagePlugin import WebPImageFile as Reader
    elif kind == "avif":
        from PIL import AvifImagePlugin

        AvifImagePlugin.DEFAULT_MAX_THREADS = 1
        Reader = AvifImagePlugin.AvifImageFile
    else:
        import pillow_heif

        pillow_heif.options.DECODE_THREADS = 1
        pillow_heif.options.THUMBNAILS = False
        Reader = pillow_heif.HeifImageFile
    return Reader(BytesIO(source))


def upright(given, kind: str, box: tuple[int, int]):
    """Return the first frame of `given`, the right way up, no larger than `box`."""
    from PIL import Image

    if kind == "png":
        given.load()  # its orientation may stand behind the pixels
    turn = 1 if kind == "heic" else _orientation(given)  # a HEIC reader turns by itself
    if kind == "webp":
        given = _first_frame(given)
    if given.mode in {"P", "PA"}:
        given = given.convert("RGBA" if given.has_transparency_data else "RGB")
    elif given.mode == "1":
        given = given.convert("L")
    given = _fitted(given, kind, box[::-1] if turn in _SIDEWAYS else box)
    if given.mode.startswith("I"):
        given = given.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return given.transpose(Image.Transpose[_TURNS[turn]]) if turn in _TURNS else given


def _fitted(given, kind: str, box: tuple[int, int]):
    """Return `given` no larger than `box`; a JPEG is not even read larger than that needs."""
    from PIL import Image

    shrink = min(1, box[0] / given.width, box[1] / given.height)
    size = (max(1, round(given.width * shrink)), max(1, round(given.height * shrink)))
    edges = None
    if kind == "jpeg":
        # Twice as large as needed looks the same as whole; of the very largest, just as large must do.
        gap = 2 if given.width * given.height <= _MIDDLING else 1
        found = given.draft(None, (size[0] * gap, size[1] * gap))
        edges = found[1] if found else None
    given.load()
    return given.resize(size, Image.Resampling.LANCZOS, box=edges, reducing_gap=2.0)


def _orientation(given) -> int:
    try:
        return int(given.getexif().get(0x0112, 1))
    except Exception:  # noqa: BLE001 - what a camera wrote there is no picture; nonsense counts for nothing
        return 1


def _first_frame(given):
    """Return a WebP's first frame without a second copy of it: read the usual way it needs four times its size."""
    from PIL import Image

    frame, _ = given._decoder.get_next()
    given._decoder, mode = None, given.rawmode
    return Image.frombuffer(mode, given.size, frame, "raw", mode, 0, 1)


def plain(small, profile: bytes | None):
    """Return `small` as pixels in sRGB and nothing else: what came with it stays behind."""
    from PIL import Image

    if small.has_transparency_data:
        seen = small.convert("RGBA")
        small = Image.new("RGB", seen.size, "white")
        small.paste(seen, mask=seen.getchannel("A"))
    if small.mode not in {"L", "RGB", "CMYK"}:
        small = small.convert("RGB")
    if profile and len(profile) <= _LONGEST_PROFILE:
        small = _in_srgb(small, profile)
    small = small.convert("RGB")
    return Image.frombytes("RGB", small.size, small.tobytes())


def _in_srgb(small, profile: bytes):
    from PIL import ImageCms

    try:
        return ImageCms.profileToProfile(
            small, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return small  # a profile that says nonsense: the colours as they stand


def draw(picture, form: str, width: int, quality: int) -> bytes:
    """Return `picture` at most `width` wide, encoded as `form`."""
    from PIL import Image

    if width < picture.width:
        size = (width, max(1, round(picture.height * width / picture.width)))
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    choices = {
        "jpeg": {"progressive": True, "optimize": True, "subsampling": 0 if quality > 90 else 2},
        "webp": {"method": 4}, "avif": {"speed": 7, "max_threads": 1}, "png": {},
    }[form]  # fmt: skip
    out = BytesIO()
    picture.save(out, form.upper(), quality=quality, **choices)
    return out.getvalue()


def drawn(plan: dict, source: bytes) -> tuple[dict, list[bytes]]:
    """Return what `plan` asks for, drawn from `source`."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # ours is kinder to JPEG and stricter with the others
    with opened(plan["kind"], source) as given:
        if given.width * given.height > plan["pixels"]:
            raise Large
        small = upright(given, plan["kind"], tuple(plan["box"]))
        picture = plain(small, given.info.get("icc_profile"))
    Image.init()  # the writers
    pictures = [draw(picture, *output) for output in plan["outputs"]]
    return {"width": picture.width, "height": picture.height, "sizes": [len(one) for one in pictures]}, pictures


def main() -> None:
    """Read a plan and a file; write what was drawn, or why nothing was."""
    plan = json.loads(sys.argv[1])
    limit(plan["memory"], plan["seconds"])
    pictures: list[bytes] = []
    try:
        said, pictures = drawn(plan, sys.stdin.buffer.read())
    except Large:
        said = {"fault": "large"}
    except MemoryError:
        said = {"fault": "too-much"}
    except Exception:  # noqa: BLE001 - whatever a stranger's bytes set off, there is no picture in them
        said = {"fault": "broken"}
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n")
    for one in pictures:
        sys.stdout.buffer.write(one)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()

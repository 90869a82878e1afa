"""What comes out of the tool is the picture, upright, in sRGB, and nothing else."""

from io import BytesIO

import pytest
from PIL import Image

from tealight.media import plan
from tealight.media.tools.draw import draw
from tests.media import camera

#: each draws real pictures: ten seconds together
pytestmark = pytest.mark.slow


def master(source):
    return draw(source, plan.cleaning(source[: plan.HEAD])).pictures[0]


KINDS = {
    "jpeg": camera.jpeg, "png": camera.png, "webp": camera.webp, "avif": camera.avif, "heic": camera.heic,
    "deep heic": camera.heic_of_ten_bits,
    "png with holes": lambda: camera.png(camera.picture().convert("RGBA")),
    "png of a few colours": lambda: camera.png(camera.picture().quantize(16)),
    "webp without loss": lambda: camera.webp(lossless=True),
    "progressive jpeg": lambda: camera.jpeg(progressive=True),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_of_every_kind_keeps_its_looks_and_loses_the_rest(kind):
    source = KINDS[kind]()
    drawn = draw(source, plan.cleaning(source[: plan.HEAD]))
    assert (drawn.width, drawn.height) == (96, 64)
    for one in drawn.pictures:
        assert camera.looks_right(one), camera.corners(one)
        assert camera.told_besides(one) == []


def test_the_scan_would_notice_what_cameras_tell():
    assert camera.told_besides(camera.jpeg()) == ["planted", "e1", "e1", "ed", "ee", "fe", "e2", "bytes behind the end"]
    assert set(camera.told_besides(camera.webp())) >= {"planted", "VP8X", "EXIF", "XMP "}
    assert set(camera.told_besides(camera.avif())) >= {"planted", "Exif", "mime"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(orientation):
    drawn = master(camera.jpeg(orientation))
    assert camera.looks_right(drawn), camera.corners(drawn)
    with Image.open(BytesIO(drawn)) as seen:
        assert seen.size == (96, 64)


@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_an_avif_stands_upright(orientation):
    turned = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}[orientation]
    seen = camera.picture().transpose(turned) if turned is not None else camera.picture()
    assert camera.looks_right(master(camera.avif(seen, orientation)))


def test_a_heic_is_turned_once():
    """Its reader turns it already; what EXIF says besides counts for nothing."""
    sideways = camera.picture().transpose(Image.Transpose.ROTATE_90)
    assert camera.looks_right(master(camera.heic(sideways, orientation=6)))


def test_a_sideways_png_stands_upright():
    seen = camera.picture().transpose(Image.Transpose.ROTATE_90)
    assert camera.looks_right(master(camera.encoded(seen, "PNG", exif=camera.exif(6))))


def test_colours_of_another_profile_become_those_of_screens():
    red = Image.new("RGB", (64, 64), (230, 10, 10))
    drawn = master(camera.encoded(red, "JPEG", quality=95, icc_profile=camera.profile(swapped=True)))
    r, g, _ = camera.corners(drawn)[0]
    assert g > 200 > r
    assert camera.told_besides(drawn) == []


def test_a_profile_that_says_nonsense_is_let_go():
    source = camera.encoded(camera.picture(), "JPEG", quality=95, icc_profile=b"PLANTED" * 40)
    assert camera.looks_right(master(source))


@pytest.mark.parametrize("mode", ["L", "LA", "1", "I;16", "CMYK"])
def test_photos_of_other_colour_kinds_can_be_seen(mode):
    seen = camera.picture().convert("CMYK" if mode == "CMYK" else "L")
    if mode == "1":
        seen = seen.point(lambda value: 255 * (value > 128), "1")
    elif mode == "LA":
        seen = seen.convert("LA")
    if mode == "I;16":
        seen = camera.picture().convert("L").convert("I").point(lambda value: value * 257).convert("I;16")
    drawn = master(camera.encoded(seen, "JPEG" if mode == "CMYK" else "PNG"))
    light = [sum(colour) for colour in camera.corners(drawn)]
    assert light[3] == max(light) and light[3] > 500
    assert mode != "CMYK" or camera.looks_right(drawn, 60)


def test_of_what_moves_only_the_first_picture_stays():
    frames = [camera.picture(), Image.new("RGB", (96, 64), "black")]
    for form in ("WEBP", "PNG"):
        moving = camera.encoded(frames[0], form, save_all=True, append_images=frames[1:], lossless=True)
        assert camera.looks_right(master(moving))


def test_what_can_be_seen_through_stands_on_white():
    drawn = master(camera.encoded(Image.new("RGBA", (64, 64), (10, 10, 10, 0)), "PNG"))
    assert all(value > 250 for value in camera.corners(drawn)[0])


def test_a_file_that_is_two_things_is_the_photo_and_nothing_more():
    archive = b"PK\x03\x04" + camera.PLANTED + b"PK\x05\x06" + bytes(18)
    page = b"<html><script>PLANTED</script></html>"
    for besides in (archive, page):
        assert camera.told_besides(master(camera.jpeg() + besides)) == []
        hidden = camera.encoded(camera.picture(), "JPEG")
        assert camera.told_besides(master(hidden[:2] + camera.segment(0xFE, besides) + hidden[2:])) == []


def test_a_large_photo_is_made_to_fit_and_never_made_larger():
    wide = camera.jpeg(seen=camera.picture(4000, 1000))
    drawn = draw(wide, plan.cleaning(wide[: plan.HEAD]))
    assert (drawn.width, drawn.height) == (1600, 400)
    assert plan.widths(1600) == (480, 960, 1600)
    assert plan.widths(1000) == (480, 960, 1000)
    assert plan.widths(480) == plan.widths(480) == (480,)
    assert plan.widths(96) == (96,)


@pytest.mark.parametrize("avif", [False, True])
def test_every_size_of_a_shared_photo_is_the_picture_alone(avif):
    source = camera.jpeg(6, camera.picture(1200, 800))
    first = draw(source, plan.cleaning(source[: plan.HEAD]))
    published = plan.publishing(first.width, avif)
    drawn = draw(first.pictures[0], published)
    assert [form for form, _, _ in published.outputs] == list(plan.formats(avif)) * 3
    for (form, width, _), one in zip(published.outputs, drawn.pictures, strict=True):
        with Image.open(BytesIO(one)) as seen:
            assert (seen.format, seen.size) == (form.upper(), (width, round(width * 800 / 1200)))
        assert camera.looks_right(one)
        assert camera.told_besides(one) == []

"""A picture for the magazine tells nothing but what is to be seen in it."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images import get_image_model

from tealight.kernel.verdict import Refused
from tealight.magazine.actions.keep_picture import keep_picture
from tealight.magazine.pictures import drawn_anew
from tealight.media.plan import Fault, NotTaken
from tests import make
from tests.ground.writes import nothing_changes
from tests.magazine.writing import NOW
from tests.media import camera

TELLTALE = (b"Exif", b"Makers of phones", b"Hill Road", b"xpacket")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_phone_wrote_into_it_is_gone(photograph, kind):
    given = photograph(kind)
    assert b"Makers of phones" in given.read(), "the test's own photograph tells nothing"
    kept = drawn_anew(given)
    told = kept.read()
    assert not [words for words in TELLTALE if words in told]
    kept.seek(0)
    with Image.open(kept) as picture:
        assert picture.format == kind and picture.size == (80, 120), "it is to stand upright"
        assert not picture.getexif()


def test_its_name_says_nothing(photograph):
    assert re.fullmatch(r"[0-9a-f]{16}\.jpg", drawn_anew(photograph()).name)


def test_its_colours_stay_whatever_screen_they_were_made_for():
    red = camera.encoded(Image.new("RGB", (64, 64), (230, 10, 10)), "JPEG", quality=95, icc_profile=camera.profile(swapped=True))
    kept = drawn_anew(BytesIO(red)).read()
    r, g, _ = camera.corners(kept)[0]
    assert g > 200 > r and camera.told_besides(kept) == []


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_drawn(photograph, mode):
    colour = {"I;16": 900, "LA": (9, 9), "RGBA": (9, 9, 9, 9), "P": 3}[mode]
    written = BytesIO(camera.encoded(Image.new(mode, (9, 9), colour), "PNG"))
    with Image.open(drawn_anew(written)) as drawn:
        assert drawn.size == (9, 9)


@pytest.fixture
def uploaded(send, photograph, settings, tmp_path):
    """A picture uploaded through the form, kept in a directory of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    answer = send("images/add/", title="A window", file=photograph(), collection="1", description="Morning light")
    assert answer.status_code == 302, answer.content[:2000]
    return get_image_model().objects.get()


def test_what_is_uploaded_is_kept_without_what_it_told(uploaded, tmp_path):
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) >= 3
    assert not [path for path in files for words in TELLTALE if words in path.read_bytes()]
    assert not [path for path in files if "Hill" in path.name]


def test_its_files_are_for_those_who_keep_the_magazine(uploaded, cms, anybody, ben, mira, browser_of):
    address = uploaded.get_rendition("max-165x165").url
    assert address.startswith("/desk/cms/files/")
    answer = cms.get(address)
    assert answer.status_code == 200 and answer["Content-Type"] == "image/jpeg" and answer["Cache-Control"] == "no-store"
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    assert anybody.client.get(address)["Location"].startswith("/sign-in/")
    for person in (ben, mira):
        assert browser_of(person).client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["nothing.jpg", "../../tealight.sqlite3", "%2e%2e/%2e%2e/master.key", "original_images/"])
def test_no_other_file_is_sent(uploaded, cms, name):
    assert cms.get(f"/desk/cms/files/{name}").status_code == 404


def test_looking_at_pictures_writes_nothing(uploaded, cms):
    for address in ("images/", f"images/{uploaded.id}/", "images/chooser/", f"images/chooser/chosen/{uploaded.id}/", ""):
        with nothing_changes() as refused:
            assert cms.get(f"/desk/cms/{address}").status_code == 200, address
        assert not refused, (address, refused)


def test_what_is_no_picture_is_refused_with_a_sentence(send, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name, content in (("a.jpg", b"%PDF-1.4"), ("a.svg", b"<svg/>"), ("a.jpg", b"\xff\xd8\xff\xe0 broken")):
        answer = send("images/add/", title="A", file=SimpleUploadedFile(name, content), collection="1")
        assert answer.status_code == 200
    assert not get_image_model().objects.exists() and not list(tmp_path.rglob("*.*"))


def two_in_one() -> bytes:
    """Two photographs in one file, as phones write them: the picture, and the same again nearer or deeper."""
    return camera.encoded(camera.picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (96, 64), "black")], quality=92)


#: 25 million pixels that weigh next to nothing
MANY = camera.encoded(Image.new("1", (5_001, 5_000)), "PNG")


def test_of_a_phones_two_pictures_in_one_the_first_is_taken(send, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with Image.open(BytesIO(two_in_one())) as given:
        assert given.format == "MPO" and given.n_frames == 2
    answer = send("images/add/", title="A cup", file=SimpleUploadedFile("IMG_1.jpg", two_in_one()), collection="1")
    assert answer.status_code == 302, answer.content[:2000]
    kept = get_image_model().objects.get().file.read()
    assert kept.startswith(b"\xff\xd8") and camera.looks_right(kept) and camera.told_besides(kept) == []


def test_one_that_has_too_many_pixels_is_told_so(send, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    answer = send("images/add/", title="A", file=SimpleUploadedFile("a.png", MANY), collection="1")
    assert answer.status_code == 200 and "more pixels than can be opened here" in answer.content.decode()
    assert not get_image_model().objects.exists() and not list(tmp_path.rglob("*.*"))


@pytest.mark.parametrize("content", [MANY, b"", b"GIF89a nonsense", camera.jpeg()[:500], b"\x89PNG\r\n\x1a\n", bytes(26 * 1024 * 1024)])
def test_what_cannot_be_opened_is_refused_and_never_a_fault(place, content):
    with pytest.raises(Refused, match="can’t be read as a picture"):
        keep_picture(viewer=make.TEST, now=NOW, title="A", content=content)


def test_what_is_kept_is_never_so_large_that_drawing_its_sizes_is_work():
    for wide, high, form in ((4_000, 1_000, "JPEG"), (500, 3_000, "PNG"), (2_600, 2_600, "WEBP")):
        with Image.open(drawn_anew(BytesIO(camera.encoded(camera.picture(wide, high), form)))) as kept:
            assert max(kept.size) == 2_400 and kept.format == form


def test_it_is_opened_where_it_can_take_no_memory_of_ours(monkeypatch):
    from tealight.magazine import pictures

    def out_of_memory(source, plan, *, seconds):
        raise NotTaken(Fault.TOO_MUCH)

    monkeypatch.setattr(pictures.apart, "draw", out_of_memory)
    monkeypatch.setattr(Image, "open", lambda *_: pytest.fail("opened in this process"))
    with pytest.raises(NotTaken):
        drawn_anew(BytesIO(camera.jpeg()))

"""A picture for the magazine tells nothing but what is to be seen in it."""

import re

import pytest
from PIL import Image
from wagtail.images import get_image_model

from tealight.magazine.pictures import drawn_anew
from tests.ground.writes import nothing_changes

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


def test_its_colours_stay(photograph):
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with Image.open(drawn_anew(photograph(icc_profile=profile))) as picture:
        assert picture.info["icc_profile"] == profile
        red, green, blue = picture.convert("RGB").getpixel((10, 10))
        assert red < 8 and abs(green - 128) < 8 and abs(blue - 128) < 8


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA", "I;16"])
def test_every_kind_of_png_can_be_drawn(photograph, mode):
    colour = {"I;16": 900, "LA": (9, 9), "RGBA": (9, 9, 9, 9), "P": 3}[mode]
    picture = Image.new(mode, (9, 9), colour)
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile

    written = BytesIO()
    picture.save(written, "PNG")
    with Image.open(drawn_anew(SimpleUploadedFile("a.png", written.getvalue()))) as drawn:
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
    from django.core.files.uploadedfile import SimpleUploadedFile

    settings.MEDIA_ROOT = tmp_path
    for name, content in (("a.jpg", b"%PDF-1.4"), ("a.svg", b"<svg/>"), ("a.jpg", b"\xff\xd8\xff\xe0 broken")):
        answer = send("images/add/", title="A", file=SimpleUploadedFile(name, content), collection="1")
        assert answer.status_code == 200
    assert not get_image_model().objects.exists() and not list(tmp_path.rglob("*.*"))

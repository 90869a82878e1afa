"""An editor, a page and a picture in the CMS."""

from io import BytesIO

import pytest

from tests import make
from tests.mail.conftest import mail_settings, smtp  # noqa: F401 - fixtures, for all tests beside this file


@pytest.fixture
def edda(place):
    """An editor, with a second step."""
    return make.a_person("Edda", roles=("editor",))


@pytest.fixture
def cms(edda, browser_of):
    """The editor's browser. Wagtail's pages do not keep the contract of ours, so it is Django's plain client."""
    return browser_of(edda).client


@pytest.fixture
def send(cms):
    """`send(address, **fields)`: post to the CMS with a form token."""
    from django.conf import settings

    def post(address: str, **fields):
        cms.get("/desk/cms/images/add/")
        fields["csrfmiddlewaretoken"] = cms.cookies[settings.CSRF_COOKIE_NAME].value
        return cms.post(f"/desk/cms/{address}", fields)

    return post


@pytest.fixture
def bare_page(place):
    """A page in the tree; articles come later, so it is of Wagtail's own bare kind."""
    from wagtail.models import Page

    return Page.get_first_root_node().add_child(instance=Page(title="Feeding after loss", live=False))


@pytest.fixture
def photograph():
    """`photograph("JPEG")`: a file as a phone makes it, lying on its side and telling where it was taken."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    def taken(kind: str = "JPEG", size=(120, 80), mode="RGB", **choices) -> SimpleUploadedFile:
        picture = Image.new(mode, size, "teal" if mode != "P" else 3)
        exif = Image.Exif()
        exif[0x0112] = 6  # turn a quarter to the right to see it upright
        exif[0x010F] = "Makers of phones"
        exif.get_ifd(0x8825)[1] = "N"
        packet = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">Hill Road Hospital</x:xmpmeta>'
        more = {"xmp": packet} if kind in {"JPEG", "WEBP"} else {}
        written = BytesIO()
        picture.save(written, kind, exif=exif, **more, **choices)
        return SimpleUploadedFile(f"Hill Road 3 May.{kind.lower()}", written.getvalue(), Image.MIME[kind])

    return taken


@pytest.fixture
def helplines(place):
    """The release's helplines in the database."""
    from tealight.help.actions import load_directory

    return load_directory(viewer=make.TEST, now=make.NOW)


@pytest.fixture
def bring(place, tmp_path, settings, monkeypatch, capsys):
    """`bring("ghost", content, "--dry-run")`: the command; returns its status and all it said."""
    import argparse
    from importlib import import_module

    from PIL import Image

    command = import_module("tealight.cli.import")
    settings.MEDIA_ROOT = tmp_path / "kept"
    monkeypatch.setattr(command.place, "prepare", lambda: None)  # the tests' own databases are open already
    pictures = tmp_path / "content" / "images" / "2021" / "03"
    uploads = tmp_path / "wp-content" / "uploads" / "2019" / "03"
    for directory in (pictures, uploads):
        directory.mkdir(parents=True)
        Image.new("RGB", (40, 30), "teal").save(directory / "window.png")
        Image.new("RGB", (30, 30), "navy").save(directory / "cup.png")

    def brought(program: str, content: bytes, *options: str):
        file = tmp_path / "export"
        file.write_bytes(content)
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        status = command.run(parser.parse_args(["articles", "--from", program, str(file), "--images", str(tmp_path), *options]))
        told = capsys.readouterr()
        return status, told.out + told.err

    return brought


@pytest.fixture
def mails(place, settings):
    """The place can send mail, and what it sends waits; returns its settings."""
    from tealight.kernel import pace
    from tests.magazine.mailed import SET_UP

    pace.forget()
    for name, value in SET_UP.items():
        setattr(settings, name, value)
    return settings

"""Forms with photos in them: sealed while they are read, of people who are signed in, and no others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from tealight.kernel.viewer import Visitor
from tests.media import camera


def read(viewer, *sent, field="photos"):
    request = RequestFactory().post("/", {field: [SimpleUploadedFile(f"{n}.txt", body, "text/html") for n, body in enumerate(sent)], "body": "words"})
    request.viewer = viewer
    return request


def test_photos_are_sealed_as_they_come(ada, lying):
    source = camera.jpeg() + bytes(2_300_000)
    request = read(ada, source, b"", b"%PDF")
    found = request.FILES.getlist("photos")
    assert [one.size for one in found] == [len(source), 0, 4]
    assert found[0].pieces == 3
    assert b"".join(found[0].box.get(str(part)) for part in range(3)) == source
    assert all(camera.PLANTED not in path.read_bytes() for path in lying("uploads").values())
    assert request.POST["body"] == "words"
    request.close()


@pytest.mark.parametrize("viewer", [Visitor(), None])
def test_nobody_fills_the_disk_from_outside(viewer, lying, db):
    request = read(viewer, camera.jpeg())
    assert request.FILES.getlist("photos") == []
    assert request.POST["body"] == "words"
    assert lying("uploads") == {}


def test_of_too_many_the_first_are_taken(ada):
    assert len(read(ada, *[b"x"] * 20).FILES.getlist("photos")) == 12


def test_of_what_is_too_heavy_nothing_is_kept(ada, lying):
    found = read(ada, b"\xff\xd8\xff" + bytes(26 * 1024 * 1024)).FILES["photos"]
    assert found.size > 25 * 1024 * 1024
    assert lying("uploads") == {}


def test_other_files_come_as_they_always_did(ada, lying):
    found = read(ada, b"an editor's picture", field="file").FILES["file"]
    assert found.read() == b"an editor's picture"
    assert lying("uploads") == {}

"""A photo nobody else has seen: sealed as it comes, its owner's alone, drawn anew, forgotten."""

import os
from datetime import timedelta

import pytest

from tealight.kernel.verdict import NotFound, Refused
from tests import make
from tests.media import camera
from tests.media.sending import a_photo, arrival, pieces, sends

pytestmark = pytest.mark.django_db


def facts(viewer, upload):
    from tealight.media.queries import uploads

    return uploads(viewer, [upload]).get(upload)


def clean(upload):
    from tealight.media.cleaning import clean as draw_anew

    draw_anew(upload, make.NOW)


def refuses(viewer, source):
    with pytest.raises(Refused) as refused:
        sends(viewer, source)
    assert refused.value.about == "photos"
    return refused.value.sentence


def test_what_came_goes_once_it_is_drawn_anew(ada, commits, lying):
    upload = sends(ada)
    assert [name.partition(".")[2] for name in lying("uploads")] == ["0"]
    assert facts(ada, upload).state == "waiting"
    with commits():
        clean(upload)
    assert {name.partition(".")[2] for name in lying("uploads")} == {"master", "small"}
    found = facts(ada, upload)
    assert (found.is_ready, found.width, found.height) == (True, 96, 64)


def test_its_owner_sees_it_and_nobody_else_learns_of_it(ada, ben, mira, visitor, browser_of, anybody):
    from tealight.media.queries import upload_picture

    upload = a_photo(ada)
    seen = upload_picture(ada, upload)
    assert camera.looks_right(seen) and camera.told_besides(seen) == []
    for other in (ben, mira, visitor):
        assert facts(other, upload) is None
        assert upload_picture(other, upload) is None
    answer = browser_of(ada).get(f"/uploads/{upload}/picture/").response
    assert answer.content == seen
    assert (answer["Content-Type"], answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("image/jpeg", "no-store", "nosniff")
    for path in ("", "picture/"):
        never = browser_of(ben).get(f"/uploads/{upload + 1}/{path}").response
        hers = browser_of(ben).get(f"/uploads/{upload}/{path}").response
        assert (hers.status_code, len(hers.content)) == (404, len(never.content))
        assert anybody.get(f"/uploads/{upload}/{path}", follow=False).status in {302, 303, 403, 404}


def test_no_file_tells_anything(ada, commits, lying):
    source = camera.jpeg(seen=camera.picture(1200, 900))
    upload = sends(ada, source)
    for _ in range(2):
        assert lying("uploads")
        for name, path in lying("uploads").items():
            kept, seen = path.read_bytes(), path.stat()
            assert camera.PLANTED not in kept and b"\xff\xd8\xff" not in kept[:64] and b"JFIF" not in kept
            assert seen.st_mode & 0o777 == 0o600
            assert seen.st_mtime % 86_400 == path.parent.stat().st_mtime % 86_400 == 0
            assert str(ada.member_id) not in name and str(upload) not in name
            # With what the seal needs, a class of sizes.
            assert len(kept) - 33 in {1024 << step for step in range(16)}
        with commits():
            clean(upload)


def test_a_stolen_database_opens_no_file(ada, lying):
    """The row has all but the key ring."""
    from tealight.kernel.crypto import Keys, SealBroken
    from tealight.media.models import Upload

    sends(ada)
    row = Upload.objects.get()
    sealed = next(iter(lying("uploads").values())).read_bytes()
    for guess in (bytes(row.key)[:32], bytes(row.tag), os.urandom(32)):
        with pytest.raises(SealBroken):
            Keys.from_secret(guess, row.id).open("uploads/0", row.id, sealed)
    assert ada.member_id.to_bytes(8, "big") not in bytes(row.key) + bytes(row.tag)


def test_no_row_and_no_job_names_anybody(ada):
    from django.core import serializers
    from django_tasks import default_task_backend  # noqa: F401 - the queue stands

    from tealight.jobs.models import Job
    from tealight.ledger.models import Event
    from tealight.ledger.outbox import deliver
    from tealight.media.models import Upload

    upload = sends(ada)
    assert [(event.verb, event.thing, event.ids) for event in Event.objects.all()] == [("upload.arrived", upload, {})]
    deliver()
    assert [job.arguments for job in Job.objects.all()] == [{"args": [upload], "kwargs": {}}]
    kept = serializers.serialize("json", [*Upload.objects.all(), *Job.objects.all()])
    assert str(ada.member_id) not in kept and str(ada.persona_id) not in kept
    assert {field.name for field in Upload._meta.fields if "Date" in type(field).__name__} == {"day"}


def test_two_photos_do_not_show_that_they_had_one_owner(ada):
    from tealight.media.actions.drop_uploads import drop_uploads
    from tealight.media.models import Upload

    tags = set()
    for _ in range(12):
        upload = sends(ada)
        tags.add(bytes(Upload.objects.get().tag))
        drop_uploads(viewer=ada, now=make.NOW, uploads=[upload])
    assert len(tags) > 4


@pytest.mark.parametrize("source", [b"", b"%PDF-1.7", b"GIF89a", b"<svg/>", b"<!doctype html>", b"hello"])
def test_what_is_no_photo_is_refused_at_once_and_not_kept(ada, source, lying):
    from tealight.media.models import Upload

    assert refuses(ada, source).startswith("This ")
    assert lying("uploads") == {} and not Upload.objects.exists()


def test_26_megabytes_are_refused_and_nothing_stays(ada, lying):
    assert "25 MB" in refuses(ada, b"\xff\xd8\xff" + bytes(26 * 1024 * 1024))
    assert lying("uploads") == {}


def test_a_name_and_a_type_count_for_nothing(ada):
    upload = sends(ada, camera.png())
    clean(upload)
    assert facts(ada, upload).is_ready


def test_a_broken_photo_says_so_to_its_owner_and_goes(ada, commits, lying):
    upload = sends(ada, camera.jpeg()[:900])
    with commits():
        clean(upload)
    found = facts(ada, upload)
    assert found.is_refused and "can’t be read" in found.sentence
    assert lying("uploads") == {}


def test_drawing_twice_does_no_harm(ada, commits, lying):
    upload = sends(ada)
    clean(upload)
    before = {name: path.read_bytes() for name, path in lying("uploads").items() if not name.endswith(".0")}
    with commits():
        clean(upload)
    assert {name: path.read_bytes() for name, path in lying("uploads").items()} == before
    clean(upload + 1)


def test_whoever_may_share_no_photos_cannot_send_one(ada):
    from dataclasses import replace

    assert "decision" in refuses(replace(ada, sanctions=frozenset({"photos"})), camera.jpeg())


def test_there_is_an_end_to_what_can_wait(ada):
    from tealight.media.models import Upload

    for _ in range(Upload.SLOTS):
        sends(ada)
    assert "64 photos" in refuses(ada, camera.jpeg())


def test_what_nobody_comes_back_to_is_forgotten(ada, commits, lying):
    from tealight.media.actions.forget_uploads import forget_uploads
    from tealight.media.models import Upload

    old, new = sends(ada), sends(ada, now=make.NOW + timedelta(days=20))
    arrival(camera.jpeg())  # came, and its request was killed
    with commits():
        forget_uploads(viewer=make.TEST, now=make.NOW + timedelta(days=31))
    assert list(Upload.objects.values_list("id", flat=True)) == [new]
    name = Upload.objects.get().name
    # Fresh files are left alone: a row may be about to name them.
    assert {found.partition(".")[0] for found in lying("uploads")} >= {name}
    assert facts(ada, old) is None
    for path in lying("uploads").values():
        os.utime(path, (0, 0))
    with commits():
        forget_uploads(viewer=make.TEST, now=make.NOW + timedelta(days=31))
    assert {found.partition(".")[0] for found in lying("uploads")} == {name}


def test_only_the_software_forgets_and_draws(ada):
    from tealight.media.actions.forget_uploads import forget_uploads
    from tealight.media.actions.settle_upload import settle_upload

    for act in (lambda: forget_uploads(viewer=ada, now=make.NOW), lambda: settle_upload(viewer=ada, now=make.NOW, upload=1)):
        with pytest.raises(Refused):
            act()


def test_others_cannot_take_it_away(ada, ben):
    from tealight.media.actions.drop_uploads import drop_uploads
    from tealight.media.actions.take_piece import take_piece

    upload = sends(ada)
    drop_uploads(viewer=ben, now=make.NOW, uploads=[upload])
    assert facts(ada, upload) is not None
    with pytest.raises(NotFound):
        take_piece(viewer=ben, now=make.NOW, upload=upload, at=0, piece=b"x")


# ── in pieces, as the script sends them ──────────────────────────────────────────────────────────
def begun(browser, size):
    return browser.post("/uploads/", {"size": str(size)}).response.json()


def put(browser, upload, at, piece):
    answer = browser.client.post(
        f"/uploads/{upload}/pieces/?at={at}", piece, content_type="application/octet-stream", HTTP_X_CSRFTOKEN=browser.token()
    )
    return answer.status_code, answer.json()


def test_a_photo_comes_in_pieces_and_goes_on_where_it_stopped(ada, browser_of):
    browser, source = browser_of(ada), camera.encoded(camera.picture(1200, 900), "JPEG") + bytes(2_500_000)
    upload = begun(browser, len(source))["id"]
    (_, first), (second, piece), (third, last) = pieces(source)
    assert put(browser, upload, 0, first) == (200, {"at": second})
    assert put(browser, upload, 0, first) == (200, {"at": second}), "sent twice, it is there once"
    assert put(browser, upload, third, last) == (200, {"at": second}), "too early, it says where to go on"
    assert browser.get(f"/uploads/{upload}/").response.json() == {"at": second, "state": "coming", "said": ""}
    assert put(browser, upload, second, piece) == (200, {"at": third})
    assert put(browser, upload, third, last) == (200, {"at": len(source)})
    clean(upload)
    assert browser.get(f"/uploads/{upload}/").response.json()["state"] == "clean"


@pytest.mark.parametrize("size", ["0", "27262976", "-1", "x", ""])
def test_what_cannot_come_is_refused_before_it_comes(ada, browser_of, size):
    assert "said" in begun(browser_of(ada), size)


def test_pieces_that_do_not_fit_are_refused(ada, browser_of):
    browser = browser_of(ada)
    upload = begun(browser, 3_000_000)["id"]
    for piece in (b"\xff\xd8\xff", b"\xff\xd8\xff" + bytes(2**20), b"%PDF" + bytes(2**20 - 8), b""):
        status, said = put(browser, upload, 0, piece)
        assert status == 409 and said["said"].startswith("This ")
    assert browser.get(f"/uploads/{upload}/").response.json()["at"] == 0

"""PRIVACY, "Data we do not keep": ordinary life, and then every table, file, log and mail is searched."""

import io
import logging
import shutil
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from tealight.config.logs import logging_for
from tealight.jobs.models import Job
from tealight.kernel import clock
from tests import make
from tests.accounts.joining import fill
from tests.ground.disk import disk  # noqa: F401 - a fixture
from tests.ground.work import drain
from tests.kept.search import everything, kept, kept_sealed, shapes, what_is_sealed
from tests.mail.conftest import mail_settings, smtp  # noqa: F401 - fixtures
from tests.media import camera
from tests.page import Browser

#: a minute at which people sign in and nothing else happens
SIGNED_IN = make.NOW + timedelta(minutes=37, seconds=41)
MARKS = {
    "the address of a connection": "203.0.113.77",
    "the address a server in front names": "198.51.100.23",
    "the user agent": "Quokkafox/7.31",
    "where somebody came from": "whence.example",
    "what was searched for": "quixotrelle",
    "the name of a file": "quagga-ward-nine",
    "what a camera wrote": "PLANTED-MAKE",
    "a path nobody knows": "quandary-path",
    "what stood behind it": "quibble-asked",
    "the words of a fault": "quaver-of-a-fault",
    "what was typed as a password": "quench the small lamp",
}
# As a table, a file or a log would write that minute.
MOMENTS = [
    SIGNED_IN.strftime("%Y-%m-%d %H:%M"), SIGNED_IN.strftime("%Y-%m-%dT%H:%M"), SIGNED_IN.strftime("%H:%M:%S"),
    str(int(SIGNED_IN.timestamp())), str(int(SIGNED_IN.timestamp()) // 60), str(int(SIGNED_IN.timestamp() * 1000)),
]  # fmt: skip
DEVICE = {
    "REMOTE_ADDR": MARKS["the address of a connection"],
    "HTTP_X_FORWARDED_FOR": MARKS["the address a server in front names"],
    "HTTP_X_REAL_IP": MARKS["the address a server in front names"],
    "HTTP_USER_AGENT": f"Mozilla/5.0 {MARKS['the user agent']}",
    "HTTP_REFERER": f"https://{MARKS['where somebody came from']}/page",
    "HTTP_ACCEPT_LANGUAGE": "qu-PE",
}
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _empty_folders():
    """Files outlive a test; the next begins with none."""
    shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)
    yield
    shutil.rmtree(settings.TEALIGHT.data / "media", ignore_errors=True)


@pytest.fixture
def at(monkeypatch):
    """`at(moment)`: it is then, for requests and for the work behind them."""

    def now_is(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    now_is(make.NOW)
    return now_is


@pytest.fixture
def log():
    """Everything that is logged, as the place's own settings write it, down to the least."""
    chosen, written = logging_for("DEBUG"), io.StringIO()
    handler = logging.StreamHandler(written)
    form = chosen["formatters"]["frames"]
    handler.setFormatter(form_of(form["()"])(form["format"], form["datefmt"]))
    for name in chosen["handlers"]["console"]["filters"]:
        handler.addFilter(form_of(chosen["filters"][name]["()"])())
    names = [name for name, said in chosen["loggers"].items() if said.get("propagate", True) or said.get("handlers")]
    loggers = [logging.getLogger(name) for name in ("", *names)]
    before = [(one, one.level) for one in loggers]
    logging.getLogger().addHandler(handler)
    logging.getLogger("tealight").setLevel("DEBUG")
    yield written
    logging.getLogger().removeHandler(handler)
    for one, level in before:
        one.setLevel(level)


def form_of(name: str):
    from django.utils.module_loading import import_string

    return import_string(name)


def device(viewer=None) -> Browser:
    """A browser that tells all that browsers tell."""
    browser = Browser.of(viewer) if viewer else Browser()
    browser.client.defaults.update(DEVICE)
    return browser


def sign_in(browser, name, password=make.PASSWORD):
    return browser.send(browser.get("/sign-in/").form("/sign-in/"), pen_name=name, password=password, follow=False)


def joins_and_signs_in(at) -> None:
    """Joining; a wrong password, a name nobody has, the right one; the way back by mail."""
    assert fill(device()).status == 303
    at(SIGNED_IN)
    for name in ("Ada", "Nobody Here"):
        assert sign_in(device(), name, MARKS["what was typed as a password"]).status == 403
    browser = device()
    assert sign_in(browser, "Ada").status == 303
    assert browser.get("/account/sessions/", follow=False).status == 200
    assert browser.send(browser.get("/account/").form("/sign-out/"), follow=False).status == 303
    at(make.NOW)
    asks = device()
    asks.send(asks.get("/recover/mail/").form("/recover/mail/"), pen_name="Ada")


def writes(browser, people) -> int:
    """A story under a pen name and one without, a reply to each, a photo; opening what came of it."""
    form = browser.get("/stories/new/").form("/stories/new/")
    photo = SimpleUploadedFile(f"{MARKS['the name of a file']}.jpg", camera.jpeg(6), "image/jpeg")
    sent = browser.client.post("/stories/new/", {
        "csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"][0], "body": "The lamp.", "audience": "members",
        "do": "photos", "photos": [photo, SimpleUploadedFile(f"{MARKS['the name of a file']}.pdf", b"%PDF-1.7", "application/pdf")],
    })  # fmt: skip
    assert sent.status_code in {200, 422}
    drain()
    for write_as in ("pen-name", "anonymous"):
        form = browser.get("/stories/new/").form("/stories/new/")
        said = browser.send(form, press="do=share", follow=False, body=f"Told as {write_as}.", audience="members", write_as=write_as)
        assert said.status == 303, said.main
        story = said.goes_to
        browser.get(story)
        for other in people:
            box = other.get(story).form(f"{story}replies/")
            assert other.send(box, follow=False, body="I read this.").status == 303
    drain()
    notices = browser.get("/notices/")
    pressed = [form for form in notices.forms if form.action.startswith("/notices/")]
    assert pressed, notices.main
    browser.send(pressed[0])
    return len(pressed)


def looks_about(browser) -> None:
    """Searching, what is not there, what is refused, what breaks."""
    found = browser.send(browser.get("/search/").form("/search/"), words=MARKS["what was searched for"])
    assert found.status == 200
    lost = f"/{MARKS['a path nobody knows']}/?q={MARKS['what stood behind it']}"
    assert browser.get(lost).status == 404
    assert browser.client.post(lost, {}).status_code in {403, 404}
    assert browser.client.post("/display/", {"theme": MARKS["what stood behind it"]}).status_code == 403
    assert browser.client.get("/display/", {"q": MARKS["what stood behind it"]}).status_code == 405


def breaks(browser, monkeypatch) -> None:
    from tealight.web.views import home

    def broken(*args, **kwargs):
        raise RuntimeError(MARKS["the words of a fault"])

    browser.client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(home, "home_of", broken)
        assert browser.client.get("/", {"q": MARKS["what stood behind it"]}).status_code == 500
    browser.client.raise_request_exception = True


def test_after_ordinary_life_nothing_lies_there_that_is_not_kept(disk, place, smtp, at, log, monkeypatch):  # noqa: F811
    old = make.NOW.date() - timedelta(days=200)
    ada, ben = make.a_person("Ada", joined_on=old), make.a_person("Ben", joined_on=old)
    from tealight.accounts.actions.change_record import change_record

    with transaction.atomic():
        change_record(ada.member_id, lambda record: setattr(record, "email", "ada@post.example"))
    with what_is_sealed(monkeypatch) as sealed:
        joins_and_signs_in(at)
        drain()
        assert writes(device(ada), [device(ben)])
        looks_about(device(ben))
        breaks(device(ben), monkeypatch)
        Job.objects.filter(run_at__isnull=False).update(run_at=make.NOW)
        drain(clock=lambda: make.NOW + timedelta(days=2))
    lies = everything(disk.directory, settings.TEALIGHT.data) + log.getvalue().encode()
    lies += b"\n".join(mail.content for mail in smtp.taken)
    # The search is alive: what is kept is found, in the tables, the log and the mail.
    assert smtp.taken and not kept_sealed(["no such words"], sealed, lies)
    for there in ("Told as anonymous.", "web:search", "no route", "RuntimeError", "ada@post.example"):
        assert there.encode() in lies, there
    assert kept_sealed(["ben"], [(b"Ben", b"Told as anonymous.")], lies)
    assert not kept(MARKS.values(), lies)
    assert not kept_sealed(MARKS.values(), sealed, lies)
    assert not [moment for moment in MOMENTS if moment.encode() in lies]


def test_a_leak_on_purpose_is_found(disk, place):  # noqa: F811
    """In a row, in a file, in the name of one; as it is, encoded, or as a plain digest."""
    from tealight.place.models import PlaceSettings

    mark = MARKS["the address of a connection"]
    folder = settings.TEALIGHT.directory("media", "leaked")
    before = everything(disk.directory, settings.TEALIGHT.data)
    assert not kept([mark], before)
    for shape in ("as it is", "in hex", "in base64 0", "sha256 in hex"):
        sign = shapes(mark)[shape]
        PlaceSettings.objects.update(out_of_hours_plan=f"watched {sign.decode()}")
        assert kept([mark], everything(disk.directory)), shape
        PlaceSettings.objects.update(out_of_hours_plan="Nobody watches.")
        (folder / "one").write_bytes(b"\0" + sign)
        assert kept([mark], everything(folder)), shape
        (folder / "one").rename(folder / sign.decode().replace("/", "_"))
        (folder / sign.decode().replace("/", "_")).write_bytes(b"")
        assert kept([mark], everything(folder)), shape
        shutil.rmtree(folder)
        folder.mkdir()
    assert not kept([mark], everything(folder))


def test_a_view_that_keeps_what_it_must_not_is_found(disk, place, monkeypatch):  # noqa: F811
    """Sealed or not: an address in a member's own sealed record is kept, too."""
    ada = make.a_person("Ada")
    from tealight.accounts.actions.change_record import change_record

    with what_is_sealed(monkeypatch) as sealed, transaction.atomic():
        change_record(ada.member_id, lambda record: setattr(record, "word", MARKS["the address of a connection"]))
    lies = everything(disk.directory)
    assert not kept(MARKS.values(), lies)
    assert kept_sealed(MARKS.values(), sealed, lies)


def test_a_log_written_otherwise_would_be_found(place, log):
    """Django's own line for a page that is not there names the path; ours does not."""
    logging.getLogger("tealight.access").info("%s %s", MARKS["a path nobody knows"], 404)
    assert kept(MARKS.values(), log.getvalue().encode())


def test_the_bytes_of_the_database_are_all_searched(disk, place):  # noqa: F811
    """Freed pages and the log of what is written lie in the files, not in the tables."""
    if not disk.is_sqlite:
        assert "accounts_member" in connection.introspection.table_names()
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
        cursor.execute("CREATE TABLE gone (words text)")
        cursor.execute("INSERT INTO gone VALUES (%s)", [MARKS["the user agent"]])
        cursor.execute("DROP TABLE gone")
    assert kept([MARKS["the user agent"]], everything(disk.directory))

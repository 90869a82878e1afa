"""How an export is asked for, packed, fetched once, and gone: on its page, on the disk, after a kill."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from tealight.accounts.actions.drop_export import drop_export
from tealight.accounts.actions.forget_exports import forget_exports
from tealight.accounts.export import files
from tealight.accounts.models import Export
from tealight.accounts.queries.exports import own_export
from tealight.jobs.models import Job
from tealight.kernel import clock
from tealight.kernel.verdict import Refused
from tests import make
from tests.accounts.packed import again, ask, begin_fetching, content_of, fetched, lying, packs
from tests.ground.work import drain

pytestmark = pytest.mark.usefixtures("empty_folder")
PAGE, FETCH, DROP = "/account/export/", "/account/export/fetch/", "/account/export/drop/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def sweep(now):
    forget_exports(viewer=make.TEST, now=now)


# ── the page ─────────────────────────────────────────────────────────────────────────────────────
def test_it_is_asked_for_packed_and_fetched_from_its_page(ada, browser_of):
    make.a_story(ada, "I never said this aloud.", anonymous=True)
    browser = browser_of(again(ada))
    assert PAGE in browser.get("/account/").links()
    page = browser.get(PAGE)
    assert "What it holds" in page.main
    page = browser.send(page.form(PAGE))
    assert "Your copy is being made" in page.main and PAGE in page.links()
    drain()
    page = browser.get(PAGE)
    assert "Your copy is ready" in page.main and "once" in page.main
    sent = browser.send(page.form(FETCH))
    assert sent.status == 200 and sent.response["Content-Type"] == "application/zip"
    content = b"".join(sent.response.streaming_content)
    assert len(content) == int(sent.response["Content-Length"])
    with ZipFile(BytesIO(content)) as archive:
        assert any(b"I never said this aloud." in archive.read(name) for name in archive.namelist())
    page = browser.get(PAGE)
    assert "You have begun to download it" in page.main
    page = browser.send(page.form(DROP))
    assert "What it holds" in page.main and browser.get(PAGE).forms
    assert "nothing to download any more" in browser.follow(browser.post(FETCH)).words


def test_a_download_passes_like_every_answer_and_says_nothing_to_whoever_has_the_device(ada, browser_of):
    ask(ada, clock.now())
    packs(clock.now())
    response = browser_of(again(ada)).post(FETCH).response
    assert response["Cache-Control"] == "no-store" and response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith('attachment; filename="my-things-')
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "Content-Encoding" not in response and "ETag" not in response
    list(response.streaming_content)


@pytest.mark.parametrize("path", [PAGE, FETCH, DROP])
def test_whoever_only_has_the_open_browser_is_asked_again_first(ada, path):
    from tests.page import Browser

    ask(ada, clock.now())
    packs(clock.now())
    page = Browser.of(again(ada), fresh=False).post(path)
    assert page.status != 200 or "password" in page.words.lower()
    assert "zip" not in page.response.get("Content-Type", "")
    assert Export.objects.get().fetch_hour is None and Export.objects.get().over_on is None


def test_nobody_elses_page_has_it(ada, ben, browser_of):
    ask(ada, clock.now())
    packs(clock.now())
    browser = browser_of(ben)
    assert "What it holds" in browser.get(PAGE).main
    assert browser.post(FETCH).status == 303 and browser.post(DROP).status == 303
    assert own_export(again(ada), clock.now()).state == "ready"


def test_it_says_how_far_it_is_in_parts_and_never_in_things(ada, monkeypatch):
    from tealight.jobs.actions.report_progress import report_progress

    seen = []
    monkeypatch.setattr("tealight.jobs.progress.report_progress", lambda **said: (
        report_progress(**said), seen.append((own_export(again(ada), make.NOW), Job.objects.get(id=said["job_id"])))
    ))
    for number in range(4):
        make.a_story(again(ada), f"Evening {number}.", anonymous=True)
    ask(ada)
    drain(clock=lambda: make.NOW)
    from tealight.config.kinds import KINDS

    parts = sum(1 for kind in KINDS.values() if kind.export)
    assert [(stands.done, stands.total) for stands, _ in seen if stands.state == "waiting"] == [(done, parts) for done in range(parts)]
    assert {job.progress_label for _, job in seen} == {""}


# ── once ─────────────────────────────────────────────────────────────────────────────────────────
def test_asked_twice_it_is_one_and_three_times_a_day_it_is_enough(ada, commits):
    ask(ada)
    ask(ada)
    assert Export.objects.count() == 1
    for _ in range(2):
        with commits():
            drop_export(viewer=again(ada), now=make.NOW)
        ask(ada)
    with commits():
        drop_export(viewer=again(ada), now=make.NOW)
    with pytest.raises(Refused, match="Tomorrow"):
        ask(ada)
    ask(ada, make.NOW + DAY)
    assert own_export(make.as_viewer(ada.member_id, make.NOW + DAY), make.NOW + DAY).state == "waiting"


def test_refused_the_page_says_so(ada, browser_of):
    now = clock.now()
    for _ in range(3):
        ask(ada, now)
        drop_export(viewer=again(ada), now=now)
    browser = browser_of(again(ada))
    page = browser.send(browser.get(PAGE).form(PAGE))
    assert page.status == 409 and "three times today" in page.main


def test_a_broken_line_costs_nobody_the_whole_and_after_the_hour_it_is_gone(ada, commits):
    ask(ada)
    packs()
    first = begin_fetching(ada)
    half = files.opening(first.name, first.export, first.key)
    assert next(half)
    again_whole = content_of(begin_fetching(ada, make.NOW + HOUR))
    assert again_whole
    for later in (2 * HOUR, 3 * HOUR, DAY):
        assert begin_fetching(ada, make.NOW + later) is None
    with commits():
        sweep(make.NOW + 2 * HOUR)
    assert lying() == [] and Export.objects.get().key is None


def test_what_is_on_its_way_when_the_hour_comes_arrives(ada, commits):
    ask(ada)
    packs()
    found = begin_fetching(ada)
    pieces = files.opening(found.name, found.export, found.key)
    content = next(pieces)
    with commits():
        sweep(make.NOW + 2 * HOUR)
    assert lying() == [] and len(content + b"".join(pieces)) == found.size


def test_nobody_fetched_it_and_after_two_days_it_is_gone(ada, commits):
    ask(ada)
    packs()
    with commits():
        sweep(make.NOW + 48 * HOUR)
    assert begin_fetching(ada, make.NOW + 48 * HOUR) is not None
    Export.objects.update(fetch_hour=None)
    assert begin_fetching(ada, make.NOW + 3 * DAY) is None, "also before anybody cleared it away"
    with commits():
        sweep(make.NOW + 3 * DAY)
    assert lying() == []
    sweep(make.NOW + 4 * DAY)
    assert not Export.objects.exists()


@pytest.mark.parametrize("packed", [True, False])
def test_taken_back_nothing_is_left(ada, commits, packed):
    ask(ada)
    if packed:
        packs()
    with commits():
        drop_export(viewer=again(ada), now=make.NOW)
    packs()
    assert lying() == [] and own_export(again(ada), make.NOW) is None and begin_fetching(ada) is None


def test_taken_back_while_it_is_packed_nothing_is_left(ada, monkeypatch, commits):
    ask(ada)
    from tealight.accounts.export import pages

    monkeypatch.setattr(pages.Book, "close", lambda book: drop_export(viewer=again(ada), now=make.NOW))
    with commits():
        packs()
    assert lying() == [] and Export.objects.get().key is None


def test_with_the_account_it_goes(ada, commits):
    from tealight.accounts.actions.close_account import close_account
    from tealight.accounts.closing import erase_all

    ask(ada)
    packs()
    with commits():
        close_account(viewer=again(ada), now=make.NOW, keep_words=True)
        erase_all(ada.persona_id, True, make.NOW)
    assert lying() == [] and not Export.objects.exists()


def test_somebody_suspended_may_take_theirs_along(ada):
    from tealight.accounts.models import Sanction

    make.a_story(ada, "Mine all the same.")
    Sanction.objects.create(tag=ada.keys.slots("sanction/v1", 1)[0], kind="suspend")
    assert "Mine all the same." in fetched(ada).all

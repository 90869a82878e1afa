"""What goes wrong while an export is packed leaves nothing half on the disk, and is said."""

import errno
from datetime import timedelta

import pytest

from tealight.accounts.actions.forget_exports import forget_exports
from tealight.accounts.export import files
from tealight.accounts.models import Export
from tealight.accounts.queries.exports import own_export
from tealight.jobs.models import Job
from tealight.kernel import clock
from tealight.kernel.verdict import Refused
from tests import make
from tests.accounts.packed import again, ask, begin_fetching, content_of, lying, packs
from tests.ground.work import drain

pytestmark = pytest.mark.usefixtures("empty_folder")
PAGE, FETCH = "/account/export/", "/account/export/fetch/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_said_and_nothing_is_left_half(ada, monkeypatch, browser_of):
    now = clock.now()
    ask(ada, now)
    with monkeypatch.context() as broken:
        broken.setattr("tealight.accounts.export.files.os.fsync", full)
        packs(now)
    assert lying() == [] and Export.objects.get().owner is None
    browser = browser_of(again(ada))
    page = browser.get(PAGE)
    assert "no room left" in page.main
    browser.send(page.form(PAGE))
    packs(clock.now())
    assert own_export(again(ada), clock.now()).state == "ready"


def test_what_fails_is_tried_again_from_the_start_and_leaves_no_file(ada, monkeypatch):
    tried = []

    def fails(book):
        tried.append(len(lying()))
        raise LookupError("broken")

    ask(ada)
    with monkeypatch.context() as broken:
        broken.setattr("tealight.accounts.export.pages.Book.close", fails)
        drain(clock=lambda: make.NOW)
    assert tried == [1] and lying() == []
    drain(clock=lambda: make.NOW + DAY)
    assert own_export(again(ada), make.NOW + DAY).state == "ready" and len(lying()) == 1


def test_given_up_it_is_said_and_can_be_asked_for_again(ada, monkeypatch):
    ask(ada)
    with monkeypatch.context() as broken:
        broken.setattr("tealight.accounts.export.pages.Book.close", full_of_faults)
        for day in range(3):
            drain(clock=lambda day=day: make.NOW + day * 8 * HOUR)
        Job.objects.update(attempts=4, run_at=None)
        drain(clock=lambda: make.NOW + DAY)
    assert own_export(again(ada), make.NOW).state == "broken"
    ask(ada)
    packs()
    assert own_export(again(ada), make.NOW).state == "ready" and Export.objects.count() == 1


def full_of_faults(book):
    raise LookupError("broken")


def test_what_a_killed_worker_left_goes_with_the_next_try(ada, commits):
    """Killed between the first byte and the last: the file is there, and nothing removed it."""
    ask(ada)
    export = Export.objects.get()
    from tealight.accounts.actions.begin_export import begin_export

    with commits():
        killed = begin_export(viewer=make.TEST, now=make.NOW, export=export.id, job=1)
        with files.sealing(killed.name, export.id, files.new_key(), make.NOW.date()) as sealed:
            sealed.write(b"half of it")
    assert lying() == [killed.name]
    with commits():
        packs()
    assert lying() == [Export.objects.get().name] != [killed.name]


def test_a_slow_worker_whose_job_was_taken_over_spoils_nothing(ada, commits):
    from tealight.accounts.actions.begin_export import begin_export
    from tealight.accounts.actions.finish_export import finish_export

    ask(ada)
    export = Export.objects.get()
    slow = begin_export(viewer=make.TEST, now=make.NOW, export=export.id, job=1)
    packs()
    late = {"export": export.id, "member": slow.member, "name": slow.name, "key": files.new_key(), "size": 1}
    assert not finish_export(viewer=make.TEST, now=make.NOW, **late)
    assert content_of(begin_fetching(ada))


def test_a_file_that_no_row_knows_is_swept_away_and_others_are_not(ada, commits):
    ask(ada)
    packs()
    with files.sealing(files.new_name(), 7, files.new_key(), make.NOW.date()) as sealed:
        sealed.write(b"Of nobody any more.")
    with commits():
        forget_exports(viewer=make.TEST, now=make.NOW)
    assert lying() == [Export.objects.get().name]


def test_a_file_somebody_took_away_is_no_download(ada, browser_of):
    ask(ada, clock.now())
    packs(clock.now())
    files.remove(lying())
    page = browser_of(again(ada)).post(FETCH, follow=True)
    assert "nothing to download any more" in page.words


def test_only_the_software_packs(ada, ben):
    from tealight.accounts.actions.begin_export import begin_export
    from tealight.accounts.actions.finish_export import finish_export

    ask(ada)
    export = Export.objects.get().id
    with pytest.raises(Refused):
        begin_export(viewer=ben, now=make.NOW, export=export, job=1)
    with pytest.raises(Refused):
        finish_export(viewer=ben, now=make.NOW, export=export, member=ben.member_id, name="x", key=b"", size=0)
    with pytest.raises(Refused):
        forget_exports(viewer=ben, now=make.NOW)

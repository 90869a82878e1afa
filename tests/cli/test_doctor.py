"""The doctor says of mail and background work how they stand, and what to do, naming nobody."""

import argparse
from datetime import timedelta

import pytest

from tealight.accounts.actions.grant_role import grant_role
from tealight.accounts.actions.hand_over_link import hand_over_link
from tealight.accounts.actions.revoke_role import revoke_role
from tealight.accounts.models import Deed
from tealight.accounts.queries.deeds import changed_deeds
from tealight.cli import background, doctor
from tealight.jobs.models import Job, Tick
from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused
from tealight.ledger import chain
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.actions.settle_mail import settle_mail
from tealight.mail.delivery import Fault
from tealight.mail.kinds import MailKind
from tests import make
from tests.ground.work import drain
from tests.jobs import tasks
from tests.make import TEST

pytestmark = pytest.mark.django_db
ADDRESS = "ada@example.org"


@pytest.fixture
def mail(settings):
    """`mail(fault)`: queue one and note how a try to send it went."""
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.harbour.example", "post@harbour.example"
    now = clock.now()

    def tried(fault, *, days=0):
        mail_id = queue_mail(viewer=TEST, now=now - timedelta(days=days), to=ADDRESS, kind=MailKind.ACCOUNT, body="x")
        settle_mail(viewer=TEST, now=now, mail_id=mail_id, fault=fault)

    return tried


# ── The record ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def deeds(ada, olive):
    """What Olive did to Ada's account, as it is kept: entries 1 to 3."""
    for change in (grant_role, revoke_role):
        change(viewer=olive, now=make.NOW, persona_id=ada.persona_id, role="listener")
    hand_over_link(viewer=olive, now=make.NOW, persona_id=ada.persona_id)
    return list(Deed.objects.order_by("number"))


def test_deeds_as_they_were_written_are_well_and_the_newest_entry_is_told(deeds):
    assert doctor._records() == []
    assert doctor._newest_record() == f"the newest is entry 3, {chain.head()[1]}"


def test_without_deeds_there_is_no_newest_entry():
    assert doctor._records() == [] and doctor._newest_record() == "none yet"


def test_an_edited_deed_is_named(deeds, ada):
    """Even by whoever holds the keys: the record committed to what was there."""
    deed = deeds[1]
    facts = {**deed.facts.open_json(place_keys(), deed.id), "by": ada.persona_id}
    sealed = Deed._meta.get_field("facts").seal_json(place_keys(), deed.id, facts)
    Deed.objects.filter(id=deed.id).update(facts=sealed)
    assert doctor._records() == ["What is kept for entry 2 of the record was changed after it was written."]


def test_a_deed_under_another_salt_number_or_seal_is_named(deeds):
    Deed.objects.filter(id=deeds[0].id).update(salt=b"\1" * 16)
    Deed.objects.filter(id=deeds[1].id).update(facts=deeds[2].facts)
    Deed.objects.filter(id=deeds[2].id).update(number=9)
    told = doctor._records()
    assert [sentence.split(" of the record ")[0][-1] for sentence in told] == ["1", "2", "9"]
    assert "does not open" in told[1] and "no such entry" in told[2]


def test_only_operators_and_the_doctor_check_deeds(ada, mira):
    for viewer in (ada, mira):
        with pytest.raises(Refused):
            changed_deeds(viewer)


# ── Jobs ────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def failed():
    """A job that used its last try up."""
    tasks.fail.enqueue(7)
    for hours in range(30):
        drain(clock=lambda hours=hours: clock.now() + timedelta(hours=hours))
    return Job.objects.get(failed_on__isnull=False)


def test_a_failed_job_is_named_with_the_class_of_its_failure_and_none_of_its_words(failed):
    told, how = background.job_faults()
    assert told.startswith("tests.jobs.tasks.fail failed once, last on ")
    assert told.endswith(": tests.jobs.tasks.Unwell.") and "Rowan" not in told
    assert "tealight doctor --retry-failed" in how
    assert background.job_stands() == "0 due, 0 running, 0 for later, 1 failed"


def test_failed_jobs_of_one_name_are_one_sentence(failed):
    Job.objects.create(task=failed.task, arguments={}, queue="default", max_attempts=1, attempts=1,
                       failed_on=failed.failed_on, failure="builtins.KeyError")
    assert "failed 2 times" in background.job_faults()[0]


def test_failed_jobs_are_tried_again_when_the_operator_says_so(failed, capsys, monkeypatch):
    for name in ("_settings", "_databases", "_ring"):
        monkeypatch.setattr(doctor, name, list)
    monkeypatch.setattr(doctor.place, "prepare", lambda: None)
    options = argparse.Namespace(settings=False, retry_failed=False, in_front=None)
    assert doctor.run(options) == 1
    said = capsys.readouterr().out
    assert "jobs: 0 due, 0 running, 0 for later, 1 failed\n  · tests.jobs.tasks.fail failed once" in said
    options.retry_failed = True
    assert doctor.run(options) == 0
    assert "tried again: 1" in (said := capsys.readouterr().out)
    assert "jobs: well; 1 due, 0 running, 0 for later, 0 failed" in said
    assert Job.objects.get().attempts == 0


def test_work_that_nobody_does_is_told_unless_the_place_is_read_only(place):
    Tick.objects.create(name="cut-log", due_at=clock.now() - timedelta(minutes=20))
    assert background.job_faults() == []
    Tick.objects.update(due_at=clock.now() - timedelta(minutes=40))
    (sentence,) = background.job_faults()
    assert sentence.startswith("Nothing has been done since ") and "tealight worker" in sentence
    make.a_place_changes(read_only_on=make.NOW.date())
    assert background.job_faults() == []


# ── Mail ────────────────────────────────────────────────────────────────────────────────────────
def test_mail_that_goes_is_counted_and_no_fault(mail):
    mail(None)
    mail(Fault.ADDRESS_REFUSED)
    assert background.mail_faults() == []
    assert background.mail_stands() == "0 waiting; 1 sent and 1 bounced in 30 days"


def test_mail_that_is_held_up_is_told_with_what_to_check(mail):
    mail(Fault.LOGIN, days=1)
    (sentence,) = background.mail_faults()
    day = clock.day(clock.now()) - timedelta(days=1)
    assert f"1 mail is held up, the longest since {day.day} {day:%B %Y}." in sentence
    assert "mail.harbour.example did not accept the user name and password" in sentence
    assert background.mail_stands().startswith("1 waiting")
    assert ADDRESS not in sentence


def test_mail_given_up_is_told_too(mail):
    for _ in range(2):
        mail(Fault.TIMED_OUT, days=4)
    (sentence,) = background.mail_faults()
    assert "2 mails are given up within 30 days." in sentence and "did not answer" in sentence

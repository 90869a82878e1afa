"""The doctor says of mail and background work how they stand, and what to do, naming nobody."""

from datetime import timedelta

import pytest

from tealight.cli import background
from tealight.kernel import clock
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.actions.settle_mail import settle_mail
from tealight.mail.delivery import Fault
from tealight.mail.kinds import MailKind
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

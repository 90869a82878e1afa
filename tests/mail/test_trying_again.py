"""When the mail server says no, or says nothing."""

from datetime import timedelta

import pytest

from tealight.jobs.backoff import LONGEST
from tealight.jobs.models import Job
from tealight.mail import queries
from tealight.mail.actions.forgive_bounce import forgive_bounce
from tealight.mail.address import address_tag
from tealight.mail.models import Bounce, MailTotal, OutgoingMail
from tests.mail.post import ADA, NOW, US, queue, send, state

pytestmark = pytest.mark.django_db


def send_until_settled(monkeypatch, start):
    """Work as the days go by, until no job is left; return when the last one ran."""
    at = start
    monkeypatch.setattr("tealight.kernel.clock.now", lambda: at)
    while (job := Job.objects.first()) is not None:
        at = max(at, job.run_at or at)
        assert send(at) == 1
    return at


def test_not_now_is_tried_again(smtp, caplog):
    smtp.behaviour.recipient[:] = ["451 4.7.1 Greylisted, come back later"]
    queue()
    send(NOW)
    assert smtp.taken == []
    assert (state().waiting, state().held_up) == (1, {"busy": 1})
    again_at = Job.objects.get().run_at
    assert again_at > NOW
    send(again_at)
    assert len(smtp.taken) == 1
    assert state().waiting == 0
    assert [line for line in caplog.records if line.name.startswith(("tealight", "django"))] == []


def test_an_address_that_is_not_there_bounces_and_is_remembered_by_tag(smtp):
    smtp.behaviour.recipient[:] = ["550 5.1.1 No such user here"] * 2
    queue()
    send()
    tag = address_tag(" Ada.Lovelace@POST.example")
    assert queries.has_bounced((tag,))
    assert not queries.has_bounced((address_tag("ben@post.example"),))
    assert not Job.objects.exists()
    row = OutgoingMail.objects.get()
    assert (row.sealed_to, row.sealed_body, row.fault) == (None, None, "address refused")
    assert (state().given_up, state().bounced, state().sent) == ({"address refused": 1}, 1, 0)

    queue()
    send()  # the second bounce of one address is the same row
    assert Bounce.objects.count() == 1
    assert state().bounced == 2
    forgive_bounce(viewer=US, tags=(tag,), now=NOW)
    assert not queries.has_bounced((tag,))


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("550 No such user", "address refused"),
        ("552 5.2.2 Mailbox full", "address refused"),
        ("554 5.7.1 Relay access denied", "relay refused"),
        ("550 5.7.1 We do not relay", "relay refused"),
        ("554 Go away", "relay refused"),
    ],
)
def test_a_server_that_will_not_carry_our_mail_is_no_bounce(smtp, answer, fault):
    smtp.behaviour.recipient[:] = [answer]
    queue()
    send(NOW)
    assert {**state().held_up, **state().given_up} == {fault: 1}
    assert queries.has_bounced((address_tag(ADA),)) == (fault == "address refused")


def test_a_refused_sender_is_our_fault_and_is_tried_again(smtp):
    smtp.behaviour.sender[:] = ["553 5.7.1 Sender not owned by user"]
    queue()
    send(NOW)
    assert state().held_up == {"sender refused": 1}
    send(Job.objects.get().run_at)
    assert len(smtp.taken) == 1


def test_a_refused_message_is_given_up_without_blaming_the_address(smtp):
    smtp.behaviour.content[:] = ["554 5.6.0 Looks like spam"]
    queue()
    send(NOW)
    assert state().given_up == {"message refused": 1}
    assert not Bounce.objects.exists()
    assert MailTotal.objects.get().given_up == 1


def test_a_server_that_is_away_is_tried_for_two_days(mail_settings, monkeypatch):
    queue()
    ended = send_until_settled(monkeypatch, NOW)
    # The day it was queued is all that is kept of when: queued soon after midnight, mail is tried for the
    # rest of a day longer, and once more after the longest wait.
    assert timedelta(days=2) < ended - NOW < timedelta(days=3) + LONGEST * 1.25
    assert state().given_up == {"connection refused": 1}
    row = OutgoingMail.objects.get()
    assert row.attempts > 15
    assert row.sealed_to is row.sealed_body is None
    assert not Bounce.objects.exists()


def test_a_server_that_dies_in_the_middle_gets_the_same_mail_again(smtp):
    smtp.behaviour.content[:] = ["die"]
    queue()
    send(NOW)
    assert state().held_up == {"broke off": 1}
    send(Job.objects.get().run_at)
    assert len(smtp.taken) == 1

"""A mail's way from an action to a real server, and what stays behind: nothing."""

import email
import email.policy
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tealight.jobs.models import Job
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Visitor
from tealight.mail import queries
from tealight.mail.actions.prune_mail import prune_mail
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.actions.withdraw_mail import withdraw_mail
from tealight.mail.kinds import MailKind
from tealight.mail.models import Bounce, MailTotal, OutgoingMail
from tests.mail.post import ADA, NOW, US, WORDS, queue, send, state

pytestmark = pytest.mark.django_db


def test_a_mail_is_sent_and_its_row_is_gone(smtp):
    queue()
    assert state().waiting == 1
    assert send() == 1
    (taken,) = smtp.taken
    assert (taken.sender, taken.recipients) == ("post@quiet.example", [ADA])
    assert not OutgoingMail.objects.exists()
    assert not Job.objects.exists()
    assert (state().sent, state().waiting) == (1, 0)


def test_what_the_mail_carries(smtp):
    queue(body="Grüße. Someone answered you.")
    send()
    (taken,) = smtp.taken
    read = email.message_from_bytes(taken.content, policy=email.policy.default)
    assert read["Subject"] == "About your account"
    assert read["From"] == "Messages <post@quiet.example>"
    assert read["To"] == ADA
    assert read["Auto-Submitted"] == "auto-generated"
    assert read.get_content_type() == "text/plain"
    assert read.get_content_charset() == "utf-8"
    assert read.get_content().strip() == "Grüße. Someone answered you."
    assert re.fullmatch(r"<[0-9a-f]{32}@quiet\.example>", read["Message-ID"])
    assert {name.lower() for name in read} == {
        "from", "to", "subject", "date", "message-id", "mime-version", "content-type",
        "content-transfer-encoding", "auto-submitted", "x-auto-response-suppress",
    }
    assert taken.greeting == "quiet.example"  # and not this machine's name


def test_two_mails_of_one_kind_have_one_size(smtp):
    queue(body="One line.")
    queue(body="Three lines,\nlonger ones,\nwith something new in each of them." * 5)
    send()
    sizes = {len(re.sub(rb"\r\n(Date|Message-ID): [^\r]*", b"", mail.content)) for mail in smtp.taken}
    assert len(sizes) == 1


@pytest.mark.parametrize("kind", MailKind)
def test_no_subject_tells_what_this_place_is(kind):
    said = f"{kind.label} Messages".casefold()
    for word in ("loss", "lost", "baby", "pregnan", "miscarr", "stillb", "grief", "tealight", "birth"):
        assert word not in said


def test_a_mail_sent_twice_is_known_as_one(smtp):
    mail_id = queue()
    first, again = (queries.letter_to_send(viewer=US, mail_id=mail_id) for _ in range(2))
    assert first.token == again.token
    assert ADA not in repr(first)
    assert WORDS not in repr(first)


def test_a_mail_can_wait_for_its_hour(smtp):
    queue(leave_at=NOW + timedelta(hours=6))
    assert send(NOW) == 0
    assert send(NOW + timedelta(hours=6)) == 1


def test_a_mail_of_a_rolled_back_transaction_never_was(smtp):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue()
        raise ZeroDivisionError
    assert not OutgoingMail.objects.exists()
    assert send() == 0


def test_withdrawn_mail_does_not_leave(smtp):
    queue(), queue(), queue(to="ben@post.example")
    assert withdraw_mail(viewer=US, to="Ada.Lovelace@post.example", now=NOW) == 2
    send()
    assert [mail.recipients for mail in smtp.taken] == [["ben@post.example"]]


def test_what_is_kept_for_a_time_goes(smtp):
    smtp.behaviour.recipient[:] = ["550 5.1.1 No"]
    queue()
    send()
    today = timezone.now()
    prune_mail(viewer=US, now=today + timedelta(days=29))
    assert OutgoingMail.objects.exists()
    prune_mail(viewer=US, now=today + timedelta(days=32))
    assert not OutgoingMail.objects.exists()
    assert Bounce.objects.exists()
    assert MailTotal.objects.exists()
    prune_mail(viewer=US, now=today + timedelta(days=440))
    assert not Bounce.objects.exists()
    assert not MailTotal.objects.exists()


@pytest.mark.parametrize("wrong", ["ada", "ada@", "a da@post.example", "ada@post.example\nBcc: x@y.example", "a@" + "b" * 250 + ".example"])
def test_what_is_no_address_is_refused_with_a_sentence(mail_settings, wrong):
    with pytest.raises(Refused, match="does not look like"):
        queue(to=wrong)


def test_without_a_mail_server_nothing_is_queued(mail_settings):
    mail_settings.EMAIL_HOST = ""
    with pytest.raises(Refused, match="cannot send mail yet"):
        queue()


def test_people_do_not_send_mail(smtp):
    with pytest.raises(Refused):
        queue_mail(viewer=Visitor(), to=ADA, kind=MailKind.ACCOUNT, body="x", now=NOW)
    with pytest.raises(Refused):
        queries.letter_to_send(viewer=Visitor(), mail_id=1)


@pytest.mark.parametrize(
    "wrong", [{"sealed_to": None}, {"gave_up_on": NOW.date()}, {"kind": 99}]
)
def test_the_database_refuses_half_a_state(smtp, wrong):
    queue()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.update(**wrong)


@pytest.mark.parametrize(("leave", "presses"), [("https://quiet.example/leave/x/", True), ("http://127.0.0.1/leave/x/", False)])
def test_mail_that_comes_again_says_to_programs_how_it_ends(smtp, leave, presses):
    """By one press (RFC 8058) only where the way there is encrypted: what is in the address opens the door."""
    queue(leave=leave)
    send()
    read = email.message_from_bytes(smtp.taken.pop().content, policy=email.policy.default)
    assert read["List-Unsubscribe"] == f"<{leave}>"
    assert read["List-Unsubscribe-Post"] == ("List-Unsubscribe=One-Click" if presses else None)


def test_of_mail_that_comes_again_nothing_is_left_when_it_is_given_up(smtp):
    smtp.behaviour.recipient[:] = ["550 5.1.1 No"]
    queue(leave="https://quiet.example/leave/x/")
    assert OutgoingMail.objects.get().sealed_leave
    send()
    row = OutgoingMail.objects.get()
    assert row.gave_up_on and (row.sealed_to, row.sealed_body, row.sealed_leave) == (None, None, None)


def test_mail_of_one_kind_is_withdrawn_and_no_other(smtp):
    queue()
    queue_mail(viewer=US, to=ADA, kind=MailKind.READING, body="New to read.", now=NOW)
    assert withdraw_mail(viewer=US, to=ADA, now=NOW, kinds=(MailKind.READING,)) == 1
    assert OutgoingMail.objects.get().kind == MailKind.ACCOUNT

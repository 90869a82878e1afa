"""A mail's way from an action to a real server, and what stays behind: nothing."""

import email
import email.policy
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tealight.jobs import worker
from tealight.jobs.models import Job
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System, Visitor
from tealight.mail import queries
from tealight.mail.actions.forgive_bounce import forgive_bounce
from tealight.mail.actions.prune_mail import prune_mail
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.actions.withdraw_mail import withdraw_mail
from tealight.mail.address import address_tag
from tealight.mail.kinds import MailKind
from tealight.mail.models import Bounce, MailTotal, OutgoingMail

NOW = timezone.now()  # jobs ask the real clock
US = System("test")
ADA = "ada.lovelace@post.example"
WORDS = "Someone answered you.\nLook when you like: https://quiet.example/notices/\n"

pytestmark = pytest.mark.django_db


def queue(to=ADA, body=WORDS, now=NOW, **more):
    return queue_mail(viewer=US, to=to, kind=MailKind.MESSAGE, body=body, now=now, **more)


def send(at=None):
    """Let the worker do all that is due at `at`."""
    return worker.drain(clock=lambda: at or timezone.now())


def send_until_settled(monkeypatch, start):
    """Work as the days go by, until no job is left; return when the last one ran."""
    at = start
    monkeypatch.setattr("tealight.kernel.clock.now", lambda: at)
    while (job := Job.objects.first()) is not None:
        at = max(at, job.run_at or at)
        assert send(at) == 1
    return at


def state():
    return queries.mail_state(viewer=US, since=NOW.date() - timedelta(days=400))


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
    assert read["Subject"] == "You have a new message"
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
    assert queries.has_bounced(tag)
    assert not queries.has_bounced(address_tag("ben@post.example"))
    assert not Job.objects.exists()
    row = OutgoingMail.objects.get()
    assert (row.sealed_address, row.sealed_body, row.fault) == (None, None, "address refused")
    assert (state().given_up, state().bounced, state().sent) == ({"address refused": 1}, 1, 0)

    queue()
    send()  # the second bounce of one address is the same row
    assert Bounce.objects.count() == 1
    assert state().bounced == 2
    forgive_bounce(viewer=US, tag=tag, now=NOW)
    assert not queries.has_bounced(tag)


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
    assert queries.has_bounced(address_tag(ADA)) == (fault == "address refused")


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
    assert timedelta(days=2) < ended - NOW < timedelta(days=3)
    assert state().given_up == {"connection refused": 1}
    row = OutgoingMail.objects.get()
    assert row.attempts > 15
    assert row.sealed_address is row.sealed_body is None
    assert not Bounce.objects.exists()


def test_a_server_that_dies_in_the_middle_gets_the_same_mail_again(smtp):
    smtp.behaviour.content[:] = ["die"]
    queue()
    send(NOW)
    assert state().held_up == {"broke off": 1}
    send(Job.objects.get().run_at)
    assert len(smtp.taken) == 1


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
        queue_mail(viewer=Visitor(), to=ADA, kind=MailKind.MESSAGE, body="x", now=NOW)
    with pytest.raises(Refused):
        queries.letter_to_send(viewer=Visitor(), mail_id=1)


@pytest.mark.parametrize(
    "wrong", [{"sealed_address": None}, {"gave_up_on": NOW.date()}, {"kind": 99}]
)
def test_the_database_refuses_half_a_state(smtp, wrong):
    queue()
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingMail.objects.update(**wrong)


SECRETS = (ADA, "lovelace", "post.example", "answered you")


def test_neither_address_nor_words_ever_reach_the_database(smtp):
    """Nothing the database is told holds them, so no file, log or replica of it can."""
    told = []

    def listen(execute, sql, params, many, context):
        told.append(f"{sql} {params}".casefold())
        return execute(sql, params, many, context)

    smtp.behaviour.recipient[:] = ["550 5.1.1 No", "451 4.7.1 Later"]
    with connection.execute_wrapper(listen):
        for _ in range(3):
            queue()
            send(NOW)
        withdraw_mail(viewer=US, to=ADA, now=NOW)
    assert any("mail_outgoingmail" in statement for statement in told)
    for secret in SECRETS:
        assert not [statement for statement in told if secret in statement]


def test_a_stolen_database_shows_neither_address_nor_words(smtp):
    smtp.behaviour.recipient[:] = ["550 5.1.1 No", "451 4.7.1 Later"]
    for _ in range(2):
        queue()
        send(NOW)
    queue()
    stolen = everything_stored().lower()
    assert b"tealight.mail.jobs.send_queued_mail" in stolen  # the search can find
    for secret in SECRETS:
        assert secret.encode() not in stolen
        assert secret.encode().hex().encode() not in stolen


def everything_stored():
    """All bytes of the SQLite database, or every row of every PostgreSQL table as text."""
    if connection.vendor == "sqlite":
        return connection.connection.serialize()
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found).encode()

"""Complain about the team: to the trustee alone, without an account, clumsily, twice."""

from datetime import timedelta

import pytest

from tealight.help import jobs
from tealight.help.actions import forget_sent_complaints
from tealight.help.models import SentComplaint, TeamMessage
from tealight.help.views import complaints
from tealight.kernel import clock
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.mail.models import OutgoingMail
from tealight.mail.queries import letter_to_send
from tealight.moderation.models import Case
from tests import make

WORDS = "A moderator answered me in anger. 😀 שלום\nOn Tuesday."
TRUSTEE = "jo@trustees.example"


@pytest.fixture(autouse=True)
def paced(monkeypatch):
    for name in ("PACE", "MEMBERS_PACE"):
        monkeypatch.setattr(complaints, name, Pace(each=5, per=timedelta(hours=1)))


@pytest.fixture
def reached(place, settings):
    """A trustee whom a mail reaches."""
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_HOST = "post@quiet.example", "127.0.0.1"
    make.a_place_changes(trustee="Jo Field", trustee_way=TRUSTEE)


def filled(browser, monkeypatch, seconds=10):
    """The form, opened a while ago."""
    form = browser.get("/complaints/").form("/complaints/")
    opened = clock.now()
    monkeypatch.setattr(clock, "now", lambda: opened + timedelta(seconds=seconds))
    return form


def send(browser, monkeypatch, **typed):
    form = filled(browser, monkeypatch)
    return browser.send(form, follow=False, **{"body": WORDS, **typed})


def mailed():
    """What waits to leave, in no order."""
    return [letter_to_send(viewer=System("test"), mail_id=row) for row in OutgoingMail.objects.values_list("id", flat=True)]


def test_a_visitor_s_complaint_is_one_mail_to_the_trustee_and_stands_nowhere_else(reached, anybody, olive, browser_of, monkeypatch):
    page = send(anybody, monkeypatch, reply_to="wren@example.org")
    assert page.status == 303
    receipt = anybody.follow(page)
    (letter,) = mailed()
    assert letter.address == TRUSTEE and letter.kind.label == "You have a new message"
    assert WORDS in letter.body.replace("\r\n", "\n") and "wren@example.org" in letter.body and "Harbour" in letter.body
    number = receipt.root.find(".//main//strong").text
    assert f"Complaint {number}, " in letter.body and "stands in the mail too" in receipt.main
    assert not TeamMessage.objects.exists() and not Case.objects.exists()
    for url in ("/desk/", "/desk/messages/", "/desk/queue/", "/desk/workbook/complaints/"):
        assert "in anger" not in browser_of(olive).get(url).html


def test_a_member_is_not_named_by_the_software(reached, ben, browser_of, monkeypatch):
    assert send(browser_of(ben), monkeypatch).status == 303
    (letter,) = mailed()
    assert "Ben" not in letter.body and str(ben.persona_id) not in letter.body and str(ben.member_id) not in letter.body
    assert "They left no address" in letter.body


def test_sent_twice_it_is_one_mail_and_the_same_number(reached, anybody, monkeypatch):
    form = filled(anybody, monkeypatch)
    first, second = (anybody.send(form, follow=False, body=WORDS) for _ in range(2))
    assert first.goes_to == second.goes_to and len(mailed()) == 1


def test_that_it_was_sent_is_forgotten_when_it_can_not_be_sent_again(reached, anybody, monkeypatch):
    send(anybody, monkeypatch)
    viewer = System("retention")
    assert forget_sent_complaints(viewer=viewer, now=make.NOW + timedelta(days=1)) == 0
    assert forget_sent_complaints(viewer=viewer, now=make.NOW + timedelta(days=2)) == 1
    assert not SentComplaint.objects.exists()


def test_the_nightly_job_forgets(reached, anybody, monkeypatch):
    send(anybody, monkeypatch)
    monkeypatch.setattr(clock, "now", lambda: make.NOW + timedelta(days=2))
    jobs.erase_old_messages.call()
    assert not SentComplaint.objects.exists()


def test_only_the_software_forgets(ben):
    with pytest.raises(Refused):
        forget_sent_complaints(viewer=ben, now=make.NOW)


@pytest.mark.parametrize("typed, said", [
    ({"body": " "}, "nothing here to send yet"),
    ({"reply_to": "wren at home"}, "doesn’t look like an e-mail address"),
    ({"reply_to": "a\x00b"}, "doesn’t look like an e-mail address"),
    ({"body": "a" * 10_001}, "1 characters longer"),
    ({"body": "a\x00b"}, "a null byte"),
])
def test_bad_input_gets_a_sentence_and_loses_nothing(reached, anybody, monkeypatch, typed, said):
    page = send(anybody, monkeypatch, **typed)
    assert page.status == 400 and said in page.main and not mailed()
    if "body" not in typed:
        assert "A moderator answered me in anger." in page.main


def test_machines_and_floods_are_kept_out_and_nothing_typed_is_lost(reached, anybody, monkeypatch):
    form = anybody.get("/complaints/").form("/complaints/")
    page = anybody.send(form, follow=False, body=WORDS)
    assert page.status == 400 and "very quick" in page.main and "in anger" in page.main
    for _ in range(5):
        assert send(anybody, monkeypatch).status == 303
    page = send(anybody, monkeypatch)
    assert page.status == 400 and "write to them directly" in page.main and "in anger" in page.main
    assert len(mailed()) == 5


@pytest.mark.parametrize("changed", [{"trustee_way": "020 7946 0000"}, {"trustee": "", "trustee_way": ""}])
def test_a_trustee_whom_no_mail_reaches_has_no_form_and_one_open_still_loses_nothing(reached, anybody, monkeypatch, changed):
    form = filled(anybody, monkeypatch)
    make.a_place_changes(**changed)
    assert "/complaints/" not in [one.action for one in anybody.get("/complaints/").forms]
    page = anybody.send(form, follow=False, body=WORDS)
    assert page.status == 400 and "Nothing was sent" in page.main and "in anger" in page.main and not mailed()


def test_without_a_mail_server_the_way_alone_is_shown(reached, anybody, settings):
    settings.EMAIL_HOST = ""
    page = anybody.get("/complaints/")
    assert f'readonly value="{TRUSTEE}"' in page.html and "Send to the trustee" not in page.html


def test_a_read_only_place_says_that_nothing_was_sent(reached, anybody, monkeypatch):
    form = filled(anybody, monkeypatch)
    make.a_place_changes(read_only_on=make.NOW.date())
    page = anybody.send(form, follow=False, body=WORDS)
    assert page.status == 400 and "Nothing was sent" in page.main and "in anger" in page.main and not mailed()


def test_the_receipt_takes_any_number_and_tells_nothing(reached, anybody):
    for number in ("7", "402118", "99999999999999999999"):
        page = anybody.get(f"/complaints/sent/{number}/")
        assert page.status == 200 and len(page.root.find(".//main//strong").text) == 7

"""New articles by mail: asked for, confirmed, told and ended; of no address is anything told to whoever types it, or steals a table."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.kernel import clock, pace
from tealight.kernel.crypto import place_keys
from tealight.magazine import jobs
from tealight.magazine.actions import answer_asking as answering
from tealight.magazine.actions.forget_askings import forget_askings
from tealight.magazine.models import Subscriber
from tealight.magazine.queries import by_mail
from tealight.mail.kinds import MailKind
from tests import make
from tests.ground.work import drain
from tests.magazine.mailed import ASK, WREN, a_subscriber, a_thursday, ask, link_in, ticket, waiting
from tests.magazine.writing import an_article
from tests.mail.test_secrecy import everything_stored


def at(moment, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: moment)


# ── the whole way ────────────────────────────────────────────────────────────────────────────────
def test_a_visitor_asks_confirms_is_told_and_leaves(place, anybody, smtp, settings):
    pace.forget()
    an_article("Milk, afterwards", standfirst="It can come after any loss.")
    assert ASK in anybody.get("/reading/").links() and ASK in anybody.get("/reading/latest/").links()
    page = anybody.get(ASK)
    for said in ("At most one mail a week", "only when something new was published", "Whoever reads that mailbox", "Nothing joins it to an account"):
        assert said in page.words, said
    assert anybody.follow(ask(anybody)).heading == "Look into that mailbox"
    drain()
    asked = message_from_bytes(smtp.taken.pop().content, policy=default)
    assert asked["To"] == WREN and asked["Subject"] == "Please confirm" and "Milk" not in asked.get_content()
    assert asked["List-Unsubscribe"] is None
    jobs.mail_what_is_new(a_thursday())
    drain()
    assert not smtp.taken, "nobody is told before they said yes"

    page = anybody.get(link_in(asked.get_content(), "confirm"))
    assert page.heading == "Mail new articles to this address?"
    for _ in range(2):  # once more is as good
        assert anybody.send(page.form()).heading == "The address is on the list"
    jobs.mail_what_is_new(a_thursday())
    drain()
    (taken,) = smtp.taken
    told = message_from_bytes(taken.content, policy=default)
    assert taken.recipients == [WREN] and told["Subject"] == "Something new to read"
    body = told.get_content().replace("\r\n", "\n")
    assert "Milk, afterwards\nIt can come after any loss.\nhttp" in body and "/reading/milk-afterwards/" in body

    way = link_in(body, "leave")
    assert told["List-Unsubscribe"].strip() == f"<{settings.TEALIGHT.own_address}{way}>"
    page = anybody.get(way)
    assert page.heading == "No more mail about new articles?" and len(page.form(way).buttons) <= 1
    assert anybody.send(page.form(way)).heading == "No more mail comes" and not Subscriber.objects.exists()
    assert anybody.send(page.form(way)).heading == "No more mail comes", "twice is as good"
    assert anybody.get(way).heading == "No address goes with this link"


def test_a_member_asks_at_once_and_nothing_joins_the_address_to_them(mails, ada, browser_of):
    browser = browser_of(ada)
    assert "yours included" in browser.get(ASK).words
    assert browser.post(ASK, {"to": WREN, "ticket": ticket(1)}).goes_to == f"{ASK}asked/"
    assert {field.name for field in Subscriber._meta.fields} == {"id", "tag", "digest", "sealed", "asked_on", "mailed_on", "told_on"}
    row = Subscriber.objects.get()
    assert row.sealed.open_json(place_keys(), row.pk).keys() == {"to", "token"}
    drain()
    link = link_in(waiting()[0].body, "confirm")
    browser.send(browser.get(link).form(link))
    row.refresh_from_db()
    assert (row.asked_on, row.mailed_on, row.told_on) == (None, None, clock.day(clock.now())), "of when it was asked nothing is left"


# ── asking tells nobody anything ─────────────────────────────────────────────────────────────────
def test_the_answer_is_the_same_whether_the_address_is_there_or_not(mails, anybody):
    """Down to the statements: what takes another time tells as well as what is said."""
    a_subscriber(WREN)
    ask(anybody, "somebody.else@post.example")  # what is loaded once is loaded
    pace.forget()
    answers = []
    for to in (WREN, "wren.marsh@other.example"):
        with CaptureQueriesContext(connection) as asked:
            page = ask(anybody, to)
        statements = [re.sub(r"x?'[^']*'|\d+|b\S+", "?", one["sql"])[:60] for one in asked.captured_queries]
        answers.append((page.status, page.goes_to, statements))
        answers[-1] += (anybody.follow(page).html,)
    assert answers[0] == answers[1]
    drain()
    assert [mail.address for mail in waiting() if mail.kind is MailKind.CONFIRM].count(WREN) == 1, "only the one it began with"
    assert Subscriber.objects.filter(told_on=None).count() == 2


def test_nobodys_mailbox_is_filled_by_others(mails, anybody, monkeypatch):
    for to in (WREN, "Wren.Marsh@POST.example", f" \u200f{WREN} "):
        pace.forget()
        ask(anybody, to)
        drain(clock=clock.now) if to == WREN else jobs.answer_asking.call(Subscriber.objects.filter(mailed_on=None).get().pk)
    assert len(waiting()) == 1 and Subscriber.objects.count() == 1
    later = clock.now() + answering.AGAIN_AFTER
    at(later, monkeypatch)
    pace.forget()
    ask(anybody)
    jobs.answer_asking.call(Subscriber.objects.filter(mailed_on=None).get().pk)
    assert len(waiting()) == 2, "lost on the way, another comes"
    first, second = (link_in(mail.body, "confirm") for mail in waiting())
    anybody.send(anybody.get(first).form(first))
    assert Subscriber.objects.get().told_on and anybody.get(second).heading == "This link opens nothing"


def test_asking_is_paced(mails, anybody):
    for number in range(2):
        assert ask(anybody, f"wren{number}@post.example").status == 303
    page = ask(anybody)
    assert page.status == 422 and "we pause it" in page.main and page.form(ASK).fields["to"] == [WREN]
    assert Subscriber.objects.count() == 2


def test_a_machine_is_kept_out_and_a_browser_that_worked_is_not(mails, anybody):
    from tests.stories.confessing import work_for

    young = ticket(6)
    page = anybody.post(ASK, {"to": WREN, "ticket": young})
    assert page.status == 422 and "wait 14 seconds" in page.main and page.form(ASK).fields["to"] == [WREN]
    assert anybody.post(ASK, {"to": WREN, "ticket": young, "work": work_for(young)}).status == 303


@pytest.mark.parametrize(("typed", "said"), [
    ("", "Type an address"),
    ("wren", "does not look like an e-mail address"),
    ("wren@", "does not look like an e-mail address"),
    ("wren\x00@post.example", "null byte"),
    ("🕯@post.example", "does not look like an e-mail address"),
    ("رينا@post.example", "does not look like an e-mail address"),
    ("\u202ewren@post example", "does not look like an e-mail address"),
    ("\u212aen@post.example", "does not look like an e-mail address"),  # a Kelvin sign, a k to whoever folds it
    ("wren@post\nBcc: someone", "does not look like an e-mail address"),
    ("w" * 300 + "@post.example", "59 characters longer"),
    ("wren@" + "ü" * 200 + ".example", "does not look like an e-mail address"),
    ("w" * 2_000_000, "characters longer"),
])  # fmt: skip
def test_what_is_no_address_is_answered_with_a_sentence_and_stays(mails, anybody, typed, said):
    page = ask(anybody, typed)
    assert page.status == 422 and said in page.main and not Subscriber.objects.exists()
    kept = page.form(ASK).fields["to"][0] or ""
    assert kept.split() == typed.replace("\x00", "\ufffd").split()


def test_ten_megabytes_are_refused_whole(mails, anybody):
    assert ask(anybody, "w" * 10_000_000).status in {400, 413} and not Subscriber.objects.exists()


def test_an_address_in_letters_of_another_script_is_written_as_mail_servers_write_it(mails):
    a_subscriber("wren@مثال.example")
    assert by_mail.written(Subscriber.objects.get()).to == "wren@xn--mgbh0fb.example"


# ── what is kept ─────────────────────────────────────────────────────────────────────────────────
def test_a_stolen_database_holds_no_address_and_no_link(mails, anybody):
    ask(anybody)
    token = a_subscriber("sam.field@letters.example")
    drain()
    jobs.mail_what_is_new(a_thursday())
    stolen = everything_stored().lower()
    for secret in (WREN, "wren.marsh", "post.example", "sam.field", "letters.example", token.lower()):
        assert secret.encode() not in stolen and secret.encode().hex().encode() not in stolen, secret


def test_what_nobody_confirmed_goes_after_seven_days(mails, anybody, monkeypatch):
    ask(anybody)
    a_subscriber("sam@post.example")
    drain()
    link = next(link_in(mail.body, "confirm") for mail in waiting() if mail.address == WREN)
    now = clock.now()
    assert forget_askings(viewer=make.TEST, now=now + timedelta(days=6)) == 0
    at(now + timedelta(days=7), monkeypatch)
    assert anybody.get(link).status == 404, "also where the night's work is late"
    assert forget_askings(viewer=make.TEST, now=clock.now()) == 1
    assert by_mail.written(Subscriber.objects.get()).to == "sam@post.example", "who is on the list stays"


def test_only_those_who_keep_the_magazine_read_how_many_there_are(mails, edda, mira, browser_of):
    assert "No address is on the list." in browser_of(edda).get("/desk/reading/").main
    a_subscriber()
    page = browser_of(edda).get("/desk/reading/")
    assert "1 address on the list." in page.main and "post.example" not in page.html
    assert browser_of(mira).get("/desk/reading/").status == 404


# ── a place without mail ─────────────────────────────────────────────────────────────────────────
def test_without_mail_there_is_nothing_to_ask_for_and_links_of_before_still_end_it(mails, anybody, edda, browser_of):
    token = a_subscriber()
    an_article("Milk, afterwards")
    assert ASK in anybody.get("/reading/").links()
    mails.EMAIL_HOST = ""
    for page in ("/reading/", "/reading/latest/", "/reading/questions/"):
        assert ASK not in anybody.get(page).links(), page
    assert anybody.get(ASK).status == 404 and ask(anybody).status == 404
    jobs.mail_what_is_new(a_thursday())
    assert "once this place can send mail again" in browser_of(edda).get("/desk/reading/").main
    way = f"{ASK}leave/{token}/"
    assert anybody.send(anybody.get(way).form(way)).heading == "No more mail comes" and not Subscriber.objects.exists()
    assert "New articles by mail" not in browser_of(edda).get("/desk/reading/").main


def test_no_article_takes_the_address(place):
    assert an_article("By mail").slug != "by-mail"

"""Ways back in: words, a mail, the team. None tells who is here, and each works once."""

import re
from datetime import timedelta

import pytest

from tealight.accounts.actions.ask_email import ask_email
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.actions.close_account import close_account
from tealight.accounts.actions.confirm_email import confirm_email
from tealight.accounts.actions.forget_expired import forget_expired
from tealight.accounts.actions.hand_over_link import hand_over_link
from tealight.accounts.actions.keep_recovery_words import keep_recovery_words
from tealight.accounts.actions.mail_way_back import mail_way_back
from tealight.accounts.hashers import hashed
from tealight.accounts.models import Deed, Link, Member
from tealight.accounts.queries.own import own_record
from tealight.accounts.recovery_words import draw_words, tidy_words, word_list
from tealight.jobs.models import Job
from tealight.kernel import clock, pace
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, Refused
from tealight.ledger import chain
from tealight.mail.models import ADDRESS, BODY, OutgoingMail
from tests import make
from tests.make import NOW, TEST
from tests.page import Browser

WORDS = "harbour season claim pudding this net wet long fuel settle festival patchwork"
NEW = "five slow silver boats"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


@pytest.fixture
def with_words(ada):
    keep_recovery_words(viewer=ada, now=NOW, kept=hashed(WORDS))
    return ada


@pytest.fixture
def mail(settings):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "localhost", "post@harbour.example"


def by_words(browser, name="Ada", words=WORDS, password=NEW):
    form = browser.get("/recover/words/").form("/recover/words/")
    return browser.send(form, pen_name=name, words=words, password=password, follow=False)


def letters() -> list[tuple[str, str, int]]:
    keys = place_keys()
    return [
        (keys.open(ADDRESS, m.pk, m.sealed_to).decode(), keys.open(BODY, m.pk, m.sealed_body).decode(), m.kind)
        for m in OutgoingMail.objects.all()
    ]


def link_in(body: str) -> str:
    return re.search(r"http://[^/]+(/\S+)", body)[1]


# ── Words ───────────────────────────────────────────────────────────────────────────────────────
def test_the_words_bring_somebody_back_and_end_what_was_open(with_words, anybody):
    elsewhere = Browser.of(with_words)
    page = anybody.follow(by_words(anybody))
    assert "Your password is changed. Other devices are signed out." in page.words
    assert elsewhere.get("/account/", follow=False).status == 302
    fresh = Browser()
    page = fresh.send(fresh.get("/sign-in/").form("/sign-in/"), pen_name="Ada", password=NEW, follow=False)
    assert page.goes_to == "/"


@pytest.mark.parametrize("words", [WORDS.upper(), "  " + WORDS.replace(" ", "\n"), " ".join(
    f"{n}. {w}" for n, w in enumerate(WORDS.split(), 1)), WORDS.replace(" ", ", ")])
def test_words_are_read_kindly(with_words, anybody, words):
    assert by_words(anybody, words=words).goes_to == "/"


@pytest.mark.parametrize(
    ("name", "words"),
    [("Ada", WORDS + " boat"), ("Ada", " ".join(WORDS.split()[:11])), ("Ada", "x"), ("Ben", WORDS), ("Nobody", WORDS)],
)
def test_anything_else_is_one_answer(with_words, ben, anybody, name, words):
    page = by_words(anybody, name, words)
    assert page.status == 403 and "don’t belong together" in page.main
    assert page.form("/recover/words/").fields["pen_name"] == [name]


def test_a_closed_account_does_not_come_back(with_words, anybody):
    close_account(viewer=with_words, now=NOW, keep_words=True)
    assert by_words(anybody).status == 403


def test_without_words_nothing_opens_by_none(ada, anybody):
    assert Member.objects.get(id=ada.member_id).recovery == ""
    for words in ("-", "!", "", "x"):
        assert by_words(anybody, words=words).status in {403, 422}


def test_guessing_at_the_door_does_not_keep_the_words_from_working(with_words, anybody):
    for _ in range(6):
        anybody.post("/sign-in/", {"pen_name": "Ada", "password": "guess after guess"})
    assert by_words(anybody).goes_to == "/"


def test_the_words_do_not_replace_a_second_step(mira, anybody):
    from tests.accounts.test_second_step import code_now

    keep_recovery_words(viewer=mira, now=NOW, kept=hashed(WORDS))
    page = by_words(anybody, "Mira")
    assert page.heading == "One more step"
    assert anybody.get("/account/", follow=False).status == 302
    assert anybody.send(page.form("/sign-in/second/"), code=code_now(), follow=False).goes_to == "/"


def test_a_weak_new_password_is_refused_before_anything_happens(with_words, anybody):
    page = by_words(anybody, password="password1234")
    assert page.status == 422 and WORDS in page.html, "what was typed is kept"


def test_words_are_drawn_from_enough_and_hurt_nobody():
    words = word_list()
    assert len(words) ** 12 > 2**128 and len(set(words)) == len(words)
    assert len(draw_words()) == 12 and set(draw_words()) <= set(words)
    assert all(word == tidy_words(word) for word in words)
    hurtful = "baby birth death die dead mother father mum dad child pregnant blood loss lost grave angel rainbow"
    assert not set(hurtful.split()) & set(words)


# ── Mail ────────────────────────────────────────────────────────────────────────────────────────
def ask(browser, name):
    return browser.send(browser.get("/recover/mail/").form("/recover/mail/"), pen_name=name)


def test_asking_for_a_mail_looks_the_same_for_every_name(ada, anybody, mail):
    change_record(ada.member_id, lambda record: setattr(record, "email", "ada@example.org"))
    make.a_member("Ben")
    pages = [ask(anybody, name).main for name in ("Ada", "Ben", "Nobody")]
    assert len(set(pages)) == 1 and "for every name" in pages[0]
    jobs = list(Job.objects.filter(task="tealight.accounts.jobs.send_way_back"))
    assert len(jobs) == 3 and not OutgoingMail.objects.exists()


def test_a_link_by_mail_works_once_and_for_an_hour(ada, anybody, mail):
    change_record(ada.member_id, lambda record: setattr(record, "email", "ada@example.org"))
    now = clock.now()
    mail_way_back(viewer=TEST, now=now, persona_id=ada.persona_id)
    (to, body, kind), = letters()
    assert to == "ada@example.org" and kind == 3
    assert not re.search(r"ada|harbour|tealight|loss|baby|pregnan|grief", re.sub(r"http\S+", "", body), re.IGNORECASE)
    path = link_in(body)
    for _ in range(2):
        page = anybody.get(path)
        assert page.heading == "Choose a new password"
    page = anybody.send(page.form(path), password="short", follow=False)
    assert page.status == 422, "a slip does not use it up"
    assert anybody.send(page.form(path), password=NEW, follow=False).goes_to == "/"
    assert Browser().get(path).heading == "This link opens nothing"


def test_a_link_by_mail_ends(ada, anybody, mail):
    change_record(ada.member_id, lambda record: setattr(record, "email", "ada@example.org"))
    mail_way_back(viewer=TEST, now=clock.now() - timedelta(hours=3), persona_id=ada.persona_id)
    assert anybody.get(link_in(letters()[0][1])).status == 404
    forget_expired(viewer=TEST, now=clock.now())
    assert not Link.objects.exists()


def test_no_mail_leaves_without_an_address_or_for_nobody(ada, ben, mail):
    close_account(viewer=ben, now=NOW, keep_words=True)
    for persona in (ada.persona_id, ben.persona_id, 12345):
        mail_way_back(viewer=TEST, now=NOW, persona_id=persona)
    assert not OutgoingMail.objects.exists()


def test_nobodys_mailbox_is_flooded(ada, anybody, mail):
    for _ in range(12):
        ask(anybody, "Ada")
    assert Job.objects.filter(task="tealight.accounts.jobs.send_way_back").count() == 5


def test_a_link_row_tells_nothing(ada, mail):
    ask_email(viewer=ada, now=NOW, member_id=ada.member_id, email="ada@example.org")
    row = Link.objects.get()
    assert b"ada" not in bytes(row.body) and str(ada.member_id).encode() not in bytes(row.body)
    assert row.expires_at.minute == row.expires_at.second == 0


# ── E-mail ──────────────────────────────────────────────────────────────────────────────────────
def test_an_address_is_kept_only_when_its_link_is_used(ada, anybody, mail):
    browser = Browser.of(ada)
    page = browser.send(browser.get("/account/email/").form("/account/email/"), email="ada@example.org")
    assert "A mail is on its way" in page.words and own_record(ada).email == ""
    path = link_in(letters()[0][1])
    page = anybody.get(path)
    assert own_record(ada).email == "", "a mail scanner that opens the link confirms nothing"
    assert anybody.send(page.form(path)).heading == "The address is kept"
    assert own_record(ada).email == "ada@example.org"
    with pytest.raises(NotFound):
        confirm_email(viewer=TEST, now=NOW, token=path.rstrip("/").rpartition("/")[2])
    page = browser.get("/account/email/")
    assert "ada@example.org" not in page.html
    page = browser.send(next(f for f in page.forms if f.buttons == (("remove", "1"),)), press="remove")
    assert "Your address is gone from here." in page.words and own_record(ada).email == ""


def test_without_a_mail_server_no_address_is_asked_for(ada, anybody, settings):
    settings.EMAIL_HOST = ""
    assert "email" not in anybody.get("/join/name/").form("/join/name/").fields
    assert "No mail leaves this place" in Browser.of(ada).get("/account/email/").main
    assert "/recover/mail/" not in anybody.get("/recover/").links()


# ── The team ────────────────────────────────────────────────────────────────────────────────────
def test_an_operator_hands_a_way_back_over_on_the_record(ada, olive, anybody):
    desk = Browser.of(olive)
    page = desk.send(desk.get("/desk/people/").form("/desk/people/"), pen_name="ada")
    assert page.heading == "Ada"
    page = desk.send(page.form(f"/desk/people/{ada.persona_id}/way-back/"))
    path = link_in(page.main)
    deed = Deed.objects.get()
    facts = deed.facts.open_json(place_keys(), deed.id)
    assert facts["persona"] == ada.persona_id and facts["by"] == olive.persona_id
    assert str(ada.member_id) not in str(facts) and chain.verify() == []
    page = anybody.get(path)
    assert "Your name here is Ada" in page.main
    assert anybody.send(page.form(path), password=NEW, follow=False).goes_to == "/"


def test_nobody_else_hands_one_over(ada, mira):
    for viewer in (ada, mira):
        with pytest.raises(Refused):
            hand_over_link(viewer=viewer, now=NOW, persona_id=ada.persona_id)


def test_the_operators_page_knows_a_name_and_nothing_more(ada, olive):
    page = Browser.of(olive).get(f"/desk/people/{ada.persona_id}/")
    assert str(ada.member_id) not in page.html
    assert Browser.of(olive).get("/desk/people/4503599627370495/").status == 404

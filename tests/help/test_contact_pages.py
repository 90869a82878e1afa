"""Write to the team as people do: without an account, clumsily, twice, at three in the morning."""

from datetime import timedelta

import pytest

from tealight.help.actions import write_to_team
from tealight.help.forms import ticket
from tealight.help.models import TeamMessage
from tealight.help.queries import desk_message
from tealight.help.views import contact as contact_view
from tealight.kernel import clock
from tealight.kernel.pace import Pace
from tealight.place.models import PlaceSettings
from tests import make

WORDS = "Somebody wrote my full name under a story. 😀 שלום عليكم"


@pytest.fixture(autouse=True)
def paced(monkeypatch):
    monkeypatch.setattr(contact_view, "PACE", Pace(each=10, everyone=300, per=timedelta(hours=1)))


@pytest.fixture
def later(monkeypatch):
    """Let time pass for the server: `later(seconds=10)`."""
    start = clock.now()

    def pass_by(**time):
        monkeypatch.setattr(clock, "now", lambda: start + timedelta(**time))

    pass_by()
    return pass_by


def write(browser, later, wait=10, **typed):
    form = browser.get("/contact/").form("/contact/")
    later(seconds=wait)
    return browser.send(form, follow=False, **{"body": WORDS, **typed})


def only_message(reader):
    return desk_message(reader, TeamMessage.objects.get().id)


def test_a_visitor_writes_and_is_told_what_happens(olive, anybody, later):
    page = write(anybody, later, reply_to="wren@example.org")
    assert (page.status, page.goes_to) == (303, "/contact/sent/")
    sent = anybody.follow(page)
    assert sent.heading == "Your message has gone to the team"
    assert "Volunteers are here" in sent.main or "Volunteers are here" in sent.words
    message = only_message(olive)
    assert (message.body, message.reply_to, message.pen_name) == (WORDS, "wren@example.org", "")


def test_a_members_name_goes_along_only_if_they_say_so(ben, olive, browser_of, later):
    browser = browser_of(ben)
    write(browser, later)
    assert only_message(olive).pen_name == ""
    TeamMessage.objects.all().delete()
    write(browser, later, wait=30, says_who="on")
    assert only_message(olive).pen_name == "Ben"


def test_a_visitor_is_not_asked_for_a_name(anybody):
    page = anybody.get("/contact/")
    assert "says_who" not in page.form("/contact/").fields


def test_urgent_help_stands_beside_the_form(helplines, wren, browser_of, anybody):
    assert "tel:999" in browser_of(wren).get("/contact/").links()
    assert "tel:116123" in browser_of(wren).get("/contact/").links()
    page = anybody.get("/contact/")
    assert "Nobody here is watching for emergencies." in page.words
    assert "ring your emergency number" in page.words


def test_the_same_form_sent_twice_is_one_message(anybody, later):
    form = anybody.get("/contact/").form("/contact/")
    later(seconds=10)
    for _ in range(2):
        page = anybody.send(form, follow=False, body=WORDS)
        assert page.goes_to == "/contact/sent/"
    assert TeamMessage.objects.count() == 1


def test_a_form_sent_at_once_is_held_a_moment_and_keeps_the_words(anybody, later):
    form = anybody.get("/contact/").form("/contact/")
    later(seconds=1)
    page = anybody.send(form, body=WORDS)
    assert page.status == 400
    assert "That was very quick" in page.main
    assert page.form("/contact/").fields["body"] == [WORDS]
    later(seconds=6)
    assert anybody.send(page.form("/contact/"), follow=False).goes_to == "/contact/sent/"
    assert TeamMessage.objects.count() == 1


@pytest.mark.parametrize("ticket", ["", "nonsense", "a:b:c", "\x00", "😀", "x" * 20_000])
def test_a_form_that_is_not_ours_keeps_the_words_and_sends_at_the_second_press(ticket, anybody, later):
    form = anybody.get("/contact/").form("/contact/")
    page = anybody.send(form, body=WORDS, ticket=ticket)
    assert page.status == 400
    assert page.form("/contact/").fields["body"] == [WORDS]
    assert not TeamMessage.objects.exists()
    later(seconds=10)
    assert anybody.send(page.form("/contact/"), follow=False).goes_to == "/contact/sent/"


def test_a_form_left_open_for_days_keeps_the_words(anybody, later):
    page = write(anybody, later, wait=ticket.OLDEST + 5)
    assert page.status == 400
    assert "open for a long time" in page.main
    later(seconds=ticket.OLDEST + 20)
    assert anybody.send(page.form("/contact/"), follow=False).goes_to == "/contact/sent/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"body": ""}, "nothing here to send"),
        ({"body": "   \n\t "}, "nothing here to send"),
        ({"body": "x" * 10_001}, "1 characters longer than the 10,000"),
        ({"body": "a\x00b"}, "null byte"),
        ({"body": "hello", "reply_to": "not an address"}, "doesn’t look like an e-mail address"),
        ({"body": "hello", "reply_to": "wren\x00@example.org"}, "e-mail address"),
        ({"body": "hello", "reply_to": f"{'x' * 300}@example.org"}, "e-mail address"),
    ],
)
def test_what_cannot_be_sent_says_why_and_loses_nothing(typed, said, anybody, later):
    page = write(anybody, later, **typed)
    assert page.status == 400
    assert said in page.main
    assert page.main.index(said) < page.main.index("Send to the team")
    kept = page.form("/contact/").fields
    for name, value in typed.items():
        assert kept[name][0].replace("\ufffd", "").replace("\x00", "") == value.replace("\x00", "")
    assert not TeamMessage.objects.exists()


@pytest.mark.parametrize("words", ["a", "😀" * 2000, "\u202eمرحبا\u202c", "<script>alert(1)</script>", "\r\n\r\nx\r\n"])
def test_any_words_a_person_can_type_arrive(words, olive, anybody, later):
    assert write(anybody, later, body=words).goes_to == "/contact/sent/"
    assert only_message(olive).body.split() == words.split()


def test_too_many_from_one_connection_wait_and_lose_nothing(monkeypatch, anybody, later):
    monkeypatch.setattr(contact_view, "PACE", Pace(each=1, everyone=300))
    write(anybody, later)
    page = write(anybody, later, wait=40)
    assert page.status == 400
    assert "within the hour" in page.main
    assert page.form("/contact/").fields["body"] == [WORDS]
    assert TeamMessage.objects.count() == 1


def test_a_flood_from_strangers_shuts_no_member_out(monkeypatch, ada, browser_of, anybody, later):
    monkeypatch.setattr(contact_view, "PACE", Pace(each=1, everyone=1))
    write(anybody, later)
    assert write(anybody, later, wait=40).status == 400
    assert write(browser_of(ada), later, wait=80).goes_to == "/contact/sent/"


def test_in_a_read_only_place_nothing_is_told_as_sent(anybody, later):
    PlaceSettings.objects.update(read_only_on=clock.day(clock.now()))
    page = write(anybody, later)
    assert page.status == 400
    assert "Nothing was sent" in page.main
    assert page.form("/contact/").fields["body"] == [WORDS]
    assert not TeamMessage.objects.exists()


def test_without_a_form_token_nothing_is_kept(anybody):
    response = anybody.client.post("/contact/", {"body": WORDS})
    assert response.status_code == 403
    assert not TeamMessage.objects.exists()


def test_no_address_of_anyone_is_in_any_row(anybody, later):
    from django.db import connection

    write(anybody, later)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "127.0.0.1" not in repr(cursor.fetchall()), table


# -- the desk ---------------------------------------------------------------------------------


@pytest.fixture
def waiting(visitor, place):
    write_to_team(
        viewer=visitor, body=WORDS, reply_to="wren@example.org", says_who=False, form_number=5, now=make.NOW
    )
    return TeamMessage.objects.get().id


def test_the_desk_is_for_operators_and_leads_only(waiting, ben, mira, browser_of, anybody):
    for url in ("/desk/messages/", f"/desk/messages/{waiting}/", "/desk/helplines/", "/desk/helplines/countries/"):
        assert anybody.get(url, follow=False).goes_to.startswith("/sign-in/")
        for viewer in (ben, mira):
            assert browser_of(viewer).get(url).status == 404
    for verb in ("take", "close"):
        for viewer in (ben, mira):
            assert browser_of(viewer).post(f"/desk/messages/{waiting}/{verb}/").status == 404
    row = TeamMessage.objects.get()
    assert (row.taken_by_id, row.closed_on) == (None, None)


def test_a_message_is_read_taken_and_closed(waiting, lead, olive, browser_of):
    browser = browser_of(lead)
    page = browser.get("/desk/messages/")
    assert "Somebody wrote my full name" in page.main
    assert f"/desk/messages/{waiting}/" in page.links()
    page = browser.get(f"/desk/messages/{waiting}/")
    assert WORDS in page.main
    assert 'value="wren@example.org"' in page.html
    browser.send(page.form(f"/desk/messages/{waiting}/take/"))
    assert "you took it" in browser.get(f"/desk/messages/{waiting}/").main
    other = browser_of(olive).post(f"/desk/messages/{waiting}/take/")
    assert other.status == 403
    assert "already taken" in other.main
    browser.send(browser.get(f"/desk/messages/{waiting}/").form(f"/desk/messages/{waiting}/close/"))
    assert "Nothing waits." in browser.get("/desk/messages/").main


def test_reading_changes_nothing(waiting, lead, browser_of):
    before = list(TeamMessage.objects.values())
    browser_of(lead).get(f"/desk/messages/{waiting}/")
    assert list(TeamMessage.objects.values()) == before


@pytest.mark.parametrize("number", [0, 1, 2**53, 2**63, 2**70])
def test_a_message_that_is_not_there_is_not_found(number, lead, browser_of):
    assert browser_of(lead).get(f"/desk/messages/{number}/").status == 404

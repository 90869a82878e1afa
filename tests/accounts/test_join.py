"""The first five minutes, without script: each step, each mode, and everyone who is not let in."""

from datetime import timedelta

import pytest

from tealight.accounts import joining
from tealight.accounts.backends import member_named
from tealight.accounts.models import Member, Persona
from tealight.kernel import clock, pace
from tealight.kernel.crypto.models import RingEntry
from tests import make
from tests.accounts.joining import WORDS, aged, fill, work_for
from tests.make import NOW, as_viewer
from tests.page import Browser


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def test_all_five_steps(place, anybody):
    assert "Joining is free" in anybody.get("/join/").main
    assert fill(anybody).goes_to == "/join/words/"
    page = anybody.get("/join/words/")
    assert "2 of 5" in page.main and "only way back in" in page.main
    page = anybody.send(page.form("/join/words/"))
    words = [e.text for e in page.root.iter("li") if e.text and e.text.isalpha() and e.text.islower()]
    assert len(words) == 12
    assert member_named("Teasel").recovery.startswith("argon2$argon2id$")
    assert " ".join(words) not in anybody.get("/account/words/").html
    page = anybody.get("/join/filters/")
    assert page.heading == "What shall we keep away?"
    page = anybody.send(page.form("/join/filters/"), follow=False)
    assert page.goes_to == "/join/rooms/"
    assert anybody.get("/join/rooms/").heading == "Where would you like to look?"


def test_everything_but_the_name_can_be_skipped(place, anybody):
    fill(anybody)
    page = anybody.send(anybody.get("/join/words/").form("/join/words/"), press="later", follow=False)
    assert page.goes_to == "/join/filters/"
    assert member_named("Teasel").recovery == ""
    assert anybody.get("/account/", follow=False).status == 200
    fresh = Browser()
    page = fresh.send(fresh.get("/sign-in/").form("/sign-in/"), pen_name="Teasel", password=WORDS, follow=False)
    assert page.goes_to == "/", "asked for once, not again"


def test_whoever_stopped_before_the_words_meets_them_at_the_next_sign_in(place, anybody):
    fill(anybody)
    fresh = Browser()
    page = fresh.send(fresh.get("/sign-in/").form("/sign-in/"), pen_name="Teasel", password=WORDS)
    assert page.heading == "Your recovery words"


def test_choosing_filters_on_the_way_in(place, anybody):
    fill(anybody)
    form = anybody.get("/join/filters/own/").form("/join/filters/own/")
    page = anybody.send(form, **{"note-faith": "leave-out"}, follow=False)
    assert page.goes_to == "/join/rooms/"
    from tealight.place.queries import notes

    viewer = as_viewer(member_named("Teasel").id, clock.now())
    assert notes().by_key["faith"].mask & viewer.filters.leave_out


def test_under_18_is_shown_where_to_go_and_nothing_is_kept(place, anybody):
    before = Member.objects.count(), Persona.objects.count(), RingEntry.objects.count()
    page = anybody.follow(fill(anybody, of_age="no", pen_name="Young One", password="x"))
    assert page.heading == "Where to go" and "/help/" in page.links()
    assert (Member.objects.count(), Persona.objects.count(), RingEntry.objects.count()) == before
    assert "Young One" not in page.html
    assert fill(anybody).goes_to == "/join/words/", "nothing remembers the answer"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"pen_name": "T"}, "2 to 24 characters"),
        ({"pen_name": "x" * 25}, "2 to 24 characters"),
        ({"pen_name": "x" * 250}, "200 characters fit"),
        ({"pen_name": "ada@example"}, "letters, numbers and spaces"),
        ({"pen_name": "Tea\u202esel"}, "letters, numbers and spaces"),
        ({"pen_name": "😀😀😀"}, "letters, numbers and spaces"),
        ({"pen_name": "Moderator"}, "spoke for the place"),
        ({"pen_name": "Harb0ur"}, "spoke for the place"),
        ({"pen_name": "The Team"}, "spoke for the place"),
        ({"pen_name": "Ada"}, "has this name"),
        ({"pen_name": "А d а"}, "has this name"),
        ({"pen_name": "Mira"}, "has this name"),
        ({"password": "three warm\0lanterns"}, "cannot be kept"),
        ({"password": "short words"}, "12 characters or more"),
        ({"password": "password1234"}, "others will try it first"),
        ({"pen_name": "Marigold Lane", "password": "marigoldlane1"}, "too much like your name"),
        ({"password": "x" * 600}, "512 characters fit"),
        ({"of_age": ""}, "Choose one of these"),
        ({"password": ""}, "still empty"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(ada, mira, anybody, typed, says):
    page = fill(anybody, **typed)
    assert page.status == 422 and says in page.main
    name = typed.get("pen_name", "Teasel")
    assert page.form("/join/name/").fields["pen_name"] == [name]
    assert WORDS not in page.html
    assert member_named("Teasel") is None


@pytest.mark.parametrize("name", ["Zoé", "אסתר", "مريم", "O’Neil", "Wren 3", "ᏣᎳᎩ", "बरगद", "St. Ives", "Ćmok"])
def test_names_of_any_script(place, anybody, name):
    assert fill(anybody, pen_name=name).goes_to == "/join/words/"
    assert member_named(name).persona.name == name


def test_a_null_byte_in_a_name_is_no_more_than_a_slip(place, anybody):
    assert fill(anybody, pen_name="Tea\0sel").goes_to == "/join/words/"
    assert member_named("Teasel").persona.name == "Teasel"


def test_sending_the_form_twice_is_harmless(place, anybody):
    form = anybody.get("/join/name/").form("/join/name/")
    typed = {"pen_name": "Teasel", "password": WORDS, "of_age": "yes", "work": work_for(form.fields["note"][0])}
    other = Browser()  # the second click leaves before the first one's cookie is there
    other.client.cookies = anybody.client.cookies.copy()
    assert anybody.send(form, follow=False, **typed).goes_to == "/join/words/"
    assert other.send(form, follow=False, **typed).goes_to == "/join/words/"
    assert Member.objects.count() == 1


def test_a_taken_name_with_another_password_opens_nothing(ada, anybody):
    page = fill(anybody, pen_name="Ada")
    assert page.status == 422 and anybody.get("/account/", follow=False).status == 302


def test_guessing_a_password_through_joining_is_slowed_like_any_guessing(ada, anybody):
    for _ in range(5):
        fill(anybody, pen_name="Ada", password="guess after guess")
    assert fill(anybody, pen_name="Ada", password=make.PASSWORD).status == 422


# ── Machines ────────────────────────────────────────────────────────────────────────────────────
def test_without_script_the_form_waits_twenty_seconds_and_a_person_reads_first(place, anybody, monkeypatch):
    page = fill(anybody, script=False)
    assert page.status == 422 and "wait" in page.main and "then press again" in page.main
    note = page.form("/join/name/").fields["note"]
    later = clock.now() + timedelta(seconds=21)
    monkeypatch.setattr(clock, "now", lambda: later)
    page = anybody.send(page.form("/join/name/"), follow=False, password=WORDS)
    assert page.goes_to == "/join/words/", f"the same note {note} goes on"
    assert as_viewer(member_named("Teasel").id, later).first_post_held


def test_with_script_nobody_waits_and_nothing_is_held(place, anybody):
    fill(anybody)
    assert not as_viewer(member_named("Teasel").id, clock.now()).first_post_held


@pytest.mark.parametrize("work", ["", "x", "-1", "1" * 13, "١٢", "0.5"])
def test_work_not_done_counts_for_nothing(place, anybody, work):
    assert fill(anybody, work=work).status == 422


@pytest.mark.parametrize("note", ["", "made-up", "WyJ4IiwxXQ:x:y"])
def test_a_note_not_ours_is_replaced(place, anybody, note):
    page = fill(anybody, note=note)
    assert page.status == 422 and page.form("/join/name/").fields["note"] != [note]


def test_a_form_left_open_for_half_a_day_goes_through_at_the_second_press(place, anybody, monkeypatch):
    page = aged(anybody, monkeypatch, seconds=12 * 3600)
    assert "open for very long" in page.main and page.form("/join/name/").fields["pen_name"] == ["Teasel"]


def test_few_join_from_one_address_without_script(place, monkeypatch):
    answers = []
    for number in range(5):
        page = aged(Browser(), monkeypatch, pen_name=f"Teasel {number}")
        answers.append(page.status)
    assert answers == [303, 303, 303, 422, 422]


def test_names_that_were_refused_and_people_with_script_count_for_nobody_without(ada, monkeypatch):
    for number in range(4):
        assert "has this name" in aged(Browser(), monkeypatch, pen_name="Ada").main
        assert fill(Browser(), pen_name=f"Teasel {number}").status == 303
    assert aged(Browser(), monkeypatch, pen_name="Teasel").status == 303


def test_what_is_counted_names_no_address(place, anybody):
    fill(anybody)
    counted = [*joining.WORKED._counts, *joining.AGED._counts]
    assert counted and all(isinstance(key, bytes) and b"127.0.0.1" not in key for key in counted)


def test_nobody_joins_a_place_that_only_lets_read(place, anybody):
    make.a_place_changes(read_only_on=NOW.date())
    assert "only lets people read" in anybody.get("/join/").main
    assert anybody.post("/join/name/", {"pen_name": "Teasel"}).goes_to == "/join/"


def test_whoever_is_signed_in_needs_not_join(ada):
    browser = Browser.of(ada)
    assert browser.get("/join/", follow=False).goes_to == "/"
    assert browser.get("/join/name/", follow=False).goes_to == "/"

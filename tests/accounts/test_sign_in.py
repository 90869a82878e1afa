"""Signing in and out: what opens, what stays shut, and what nobody can tell from outside."""

import re
from datetime import timedelta

import pytest
from django.conf import settings

from tealight.accounts import hashers
from tealight.accounts.actions.close_account import close_account
from tealight.accounts.models import Member, Persona, Throttle
from tealight.accounts.queries.throttles import throttle_tag
from tealight.accounts.signing_in import try_password
from tealight.accounts.throttling import until_after, wait_after
from tealight.kernel import pace
from tests import make
from tests.make import NOW

WRONG = "don’t belong together"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def sign_in(browser, name="Ada", password=make.PASSWORD, *, url="/sign-in/", **typed):
    form = browser.get(url).form("/sign-in/")
    return browser.send(form, pen_name=name, password=password, follow=False, **typed)


def test_the_right_name_and_password_open_the_door(ada, anybody):
    page = sign_in(anybody)
    assert page.goes_to == "/"
    assert anybody.get("/sign-in/", follow=False).goes_to == "/"
    assert anybody.get("/account/", follow=False).status == 200


@pytest.mark.parametrize("name", ["ada", "ADA", " Ada ", "Áda", "Аda"])
def test_a_name_is_known_however_it_is_written(ada, anybody, name):
    assert sign_in(anybody, name).goes_to == "/"


def test_a_password_is_one_whichever_keyboard_typed_it(place, anybody):
    make.a_member("Zoé", password="trois café crème")
    assert sign_in(anybody, "Zoe", "trois cafe\u0301 cre\u0300me").goes_to == "/"


@pytest.mark.parametrize("password", ["wrong words here", "", "x" * 5000, "three warm lanterns\0", "three warm lanterns "])
def test_a_wrong_password_keeps_the_door_shut_and_the_name_typed(ada, anybody, password):
    page = sign_in(anybody, password=password)
    assert page.status in {403, 422}
    assert page.form("/sign-in/").fields["pen_name"] == ["Ada"]
    assert settings.SESSION_COOKIE_NAME not in anybody.client.cookies


@pytest.mark.parametrize("name", ["\0", "😀" * 50, "مريم", "a" * 200, "<script>", "@", "‮Ada"])
def test_odd_names_are_answered_like_any_other(ada, anybody, name):
    assert sign_in(anybody, name, "some other words").status in {403, 422}


def test_unknown_wrong_and_closed_are_one_answer_and_one_hash(ada, ben, anybody, monkeypatch):
    """Pen names are public; who has an account under one, and whether it is open, is not."""
    close_account(viewer=ben, now=NOW, keep_words=True)
    hashes = []
    for made in ("check_password", "make_password"):
        real = getattr(hashers, made)
        monkeypatch.setattr(hashers, made, lambda *a, real=real, **k: hashes.append(1) or real(*a, **k))
    answers = set()
    for name in ("Ada", "Ben", "Nobody At All"):
        hashes.clear()
        page = sign_in(anybody, name, "some wrong words")
        assert len(hashes) == 1, f"{name} costs {len(hashes)} hashes"
        answers.add((page.status, page.main.replace(name, "…")))
    assert len(answers) == 1 and WRONG in answers.pop()[1]


def test_a_closed_account_with_its_right_password_is_no_different(ben, anybody):
    close_account(viewer=ben, now=NOW, keep_words=True)
    assert WRONG in sign_in(anybody, "Ben").main


def test_whoever_waits_for_the_team_is_told_so_only_with_the_right_password(place, anybody):
    make.a_member("Wren", approved=False)
    assert WRONG in sign_in(anybody, "Wren", "wrong words here").main
    assert "has not answered yet" in sign_in(anybody, "Wren").main
    assert settings.SESSION_COOKIE_NAME not in anybody.client.cookies


def test_guessing_slows_down_and_unknown_names_alike(ada, anybody):
    for name in ("Ada", "Nobody At All"):
        for _ in range(5):
            assert sign_in(anybody, name, "guess after guess").status == 403
        page = sign_in(anybody, name)
        assert page.status == 429 and "Too many tries for this name" in page.main
        assert "passkey" in page.main and "recovery words" in page.main


def test_a_slip_or_two_costs_nothing_and_success_forgets_them(ada, anybody):
    for _ in range(4):
        sign_in(anybody, password="a slip of the hand")
    assert sign_in(anybody).goes_to == "/"
    assert not Throttle.objects.exists()


def test_waits_grow_but_nobody_is_shut_out_for_ever():
    waits = [wait_after(count) for count in range(1, 40)]
    assert waits[:4] == [timedelta(0)] * 4
    assert waits == sorted(waits) and waits[-1] == timedelta(hours=1)
    until = until_after(5, NOW)
    assert until.minute % 5 == 0 and until.second == 0, "the table does not keep the moment"


def test_the_wait_ends(ada):
    for _ in range(5):
        try_password("Ada", "guess after guess", NOW)
    assert try_password("Ada", make.PASSWORD, NOW).wait > 0
    assert try_password("Ada", make.PASSWORD, NOW + timedelta(hours=1, minutes=5)).member is not None


def test_the_table_of_failed_tries_names_nobody(ada):
    try_password("Ada", "guess after guess", NOW)
    row = Throttle.objects.get()
    assert bytes(row.tag) == throttle_tag("password", "ada")
    assert {f.name for f in Throttle._meta.fields} == {"id", "tag", "count", "until", "forget_on"}


def test_too_many_tries_from_one_address_rest_whatever_the_names(ada, anybody):
    form = anybody.get("/sign-in/").form("/sign-in/")
    for number in range(60):
        anybody.send(form, pen_name="", password="", follow=False) if number else None
    page = [anybody.send(form, pen_name="", password="", follow=False) for _ in range(2)][-1]
    assert page.status == 429


@pytest.mark.parametrize(
    ("wanted", "goes_to"),
    [
        ("/stories/?before=3", "/stories/?before=3"), ("https://evil.example/", "/"), ("//evil.example/", "/"),
        ("/\\evil.example", "/"), ("javascript:alert(1)", "/"), ("stories/", "/"), ("/%09/evil.example", "/%09/evil.example"),
        ("/\t/evil.example", "/"), ("/stories/\r\nX: 1", "/stories/%0D%0AX:%201"), ("/\u65e5/", "/%E6%97%A5/"),
    ],
)
def test_signing_in_leads_only_within_the_place(ada, anybody, wanted, goes_to):
    from urllib.parse import urlencode

    assert sign_in(anybody, url=f"/sign-in/?{urlencode({'next': wanted})}").goes_to == goes_to


def test_a_session_ends_with_the_window_unless_asked_otherwise(ada, anybody):
    sign_in(anybody)
    cookie = anybody.client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == "" and cookie["expires"] == ""
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    anybody.post("/sign-out/")
    sign_in(anybody, stay="on")
    assert 29 * 86400 < anybody.client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] <= 31 * 86400


def test_the_team_is_never_signed_in_for_long(place, anybody):
    make.a_member("Lea", roles=("listener",))
    sign_in(anybody, "Lea", stay="on")
    assert anybody.client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""


def test_signing_out_ends_the_session_and_empties_the_browser(ada, anybody):
    sign_in(anybody)
    token = anybody.client.cookies[settings.SESSION_COOKIE_NAME].value
    assert anybody.get("/sign-out/").status == 200, "a link alone signs nobody out"
    page = anybody.post("/sign-out/")
    assert page.response["Clear-Site-Data"] == '"cache", "storage"'
    assert "signed out" in anybody.follow(page).words
    anybody.client.cookies[settings.SESSION_COOKIE_NAME] = token
    assert anybody.get("/account/", follow=False).goes_to.startswith("/sign-in/"), "the old cookie opens nothing"


def test_signing_in_again_changes_the_cookie(ada, anybody):
    sign_in(anybody)
    before = anybody.client.cookies[settings.SESSION_COOKIE_NAME].value
    anybody.post("/sign-in/", {"pen_name": "Ada", "password": make.PASSWORD})
    assert anybody.client.cookies[settings.SESSION_COOKIE_NAME].value != before


def test_only_the_month_of_a_visit_is_kept(ada, anybody):
    from tealight.accounts.actions.change_record import change_record
    from tealight.accounts.queries.own import own_record

    change_record(ada.member_id, lambda record: setattr(record, "seen", "2020-01"))
    anybody.get("/sign-in/")
    sign_in(anybody)
    assert re.fullmatch(r"20(2[1-9]|[3-9]\d)-\d\d", own_record(ada).seen)
    names = {f.name for f in Member._meta.get_fields()}
    assert not names & {"last_login", "email", "first_name", "last_name", "date_joined", "username"}


def test_signing_in_ends_a_pause(ada, anybody):
    from tealight.accounts.actions.pause_account import pause_account

    pause_account(viewer=ada, now=NOW)
    page = anybody.follow(sign_in(anybody))
    assert "Welcome back. Nothing was lost." in page.words
    assert Persona.objects.get(id=ada.persona_id).away_on is None


def test_5_coming_again_in_a_month_leaves_no_mark_on_their_row(ada):
    """PRIVACY 4 and 5: a row written or locked at each sign-in stands, in the log or on PostgreSQL's row, beside what follows."""
    from datetime import timedelta

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tealight.accounts.actions.welcome_member import welcome_member
    from tealight.accounts.queries.own import own_record
    from tests import make

    def touched(now):
        with CaptureQueriesContext(connection) as asked:
            welcome_member(viewer=make.TEST, now=now, member_id=ada.member_id)
        return [one["sql"] for one in asked if "accounts_member" in one["sql"] and "UPDATE" in one["sql"]]

    assert not touched(make.NOW)
    assert touched(make.NOW + timedelta(days=5))
    assert own_record(ada).seen == "2026-12"

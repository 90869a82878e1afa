"""A form that meets a closed door is carried through signing in, and stored nowhere."""

import pytest
from django.conf import settings
from django.db import connection

from tealight.kernel import pace
from tests import make
from tests.page import Browser

WORDS = "Line one\nLine two “quoted” <b>&amp; 😀 אבג"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def with_ended_session(ada) -> Browser:
    browser = Browser.of(ada)
    browser.token()
    del browser.client.cookies[settings.SESSION_COOKIE_NAME]
    return browser


def test_what_was_written_goes_through_signing_in_and_arrives(ada):
    browser = with_ended_session(ada)
    page = browser.post("/account/name/", {"line": WORDS.replace("\n", "\r\n"), "twice": ["a", "b"]})
    assert page.status == 403 and "What you wrote is still on this page" in page.main
    wrong = browser.send(page.form("/sign-in/"), pen_name="Ada", password="not the words", follow=False)
    assert wrong.form("/sign-in/").fields["carried:line"] == [WORDS], "a slip loses nothing"
    page = browser.send(wrong.form("/sign-in/"), pen_name="Ada", password=make.PASSWORD)
    assert page.heading == "You’re signed in"
    form = page.form("/account/name/")
    assert form.fields["twice"] == ["a", "b"]
    again = browser.send(form)
    assert "Saved." in again.words
    assert again.form("/account/name/").fields  # the page it was meant for
    from tealight.accounts.queries.faces import face

    assert face(ada.persona_id).line == "Line one Line two “quoted” <b>&amp; 😀 אבג"


def test_a_second_step_carries_it_too(mira):
    from tests.accounts.test_second_step import code_now

    browser = with_ended_session(mira)
    page = browser.post("/account/name/", {"line": "kept"})
    page = browser.send(page.form("/sign-in/"), pen_name="Mira", password=make.PASSWORD)
    assert page.heading == "One more step"
    page = browser.send(page.form("/sign-in/second/"), code=code_now())
    assert page.form("/account/name/").fields["line"] == ["kept"]


def test_asking_again_carries_it_too(ada):
    browser = Browser.of(ada, fresh=False)
    page = browser.post("/account/email/", {"email": "ada@example.org"})
    assert page.heading == "Is it you?" and "Nothing is lost" in page.main
    page = browser.send(page.form("/sign-in/again/"), password=make.PASSWORD)
    assert page.form("/account/email/").fields["email"] == ["ada@example.org"]


def test_nothing_of_it_is_stored(ada):
    browser = with_ended_session(ada)
    secret = "nobody should find this sentence"
    page = browser.post("/account/name/", {"line": secret})
    browser.send(page.form("/sign-in/"), pen_name="Ada", password=make.PASSWORD)
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                assert secret not in repr(row) and secret.encode() not in b"".join(
                    bytes(v) for v in row if isinstance(v, bytes | memoryview)
                )


def test_passwords_are_not_carried(ada):
    page = with_ended_session(ada).post("/account/password/", {"password": "a new one I chose", "other": "x"})
    assert "a new one I chose" not in page.html


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example/", "stories/"])
def test_it_is_carried_to_no_other_place(ada, anybody, where):
    page = anybody.post("/sign-in/", {
        "pen_name": "Ada", "password": make.PASSWORD, "carried-to": where, "carried:words": "x",
    })
    assert page.goes_to == "/"


def test_far_too_much_is_said_and_not_carried(ada):
    page = with_ended_session(ada).post("/account/name/", {"line": "x" * 500_000})
    assert page.status == 403
    assert not any(name.startswith("carried") for name in page.form("/sign-in/").fields)
    assert "too long to carry along" in page.main


def test_a_form_from_elsewhere_is_neither_taken_nor_carried(ada):
    browser = Browser.of(ada)
    response = browser.client.post(
        "/account/name/", {"line": "theirs"}, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    )
    assert response.status_code == 403 and b"theirs" not in response.content


def test_our_own_form_with_an_old_token_can_be_sent_again(ada):
    browser = Browser.of(ada)
    response = browser.client.post("/account/name/", {"line": "mine"}, headers={"Sec-Fetch-Site": "same-origin"})
    from tests.page import _read

    page = _read(response, "/account/name/")
    assert page.heading == "Once more, please"
    assert "Saved." in browser.send(page.form("/account/name/")).words

"""Whatever a browser sends as a passkey, it opens nothing and breaks nothing; real ones are in journeys."""

import base64
import json
import tracemalloc

import pytest
from fido2 import cbor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tealight.accounts import passkeys
from tealight.kernel import pace
from tests.page import Browser


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


CLIENT = b64(json.dumps({"type": "webauthn.get", "challenge": "eA", "origin": "http://testserver"}).encode())
RAW = some.binary(max_size=60).map(b64)
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
ANSWERS = JSON | some.fixed_dictionaries({
    "id": RAW | JSON, "rawId": RAW | JSON, "type": some.just("public-key") | JSON,
    "clientExtensionResults": some.just({}) | JSON,
    "response": some.fixed_dictionaries({
        "clientDataJSON": some.just(CLIENT) | RAW | JSON, "authenticatorData": RAW | JSON, "signature": RAW | JSON,
        "userHandle": RAW | JSON | some.integers(0, 10**30).map(lambda n: b64(str(n).encode())),
        "attestationObject": RAW | JSON,
    }) | JSON,
})


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=ANSWERS)
def test_no_made_up_answer_signs_in(ada, rf_with_question, answer):
    with rf_with_question():
        assert passkeys.finish_sign_in(json.dumps(answer), passkeys.DOOR, None) is None


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=ANSWERS)
def test_no_made_up_answer_becomes_a_passkey(ada, rf_with_question, answer):
    with rf_with_question(make=True) as request:
        assert passkeys.finish_making(json.dumps(answer), request.user) is None


@pytest.fixture
def rf_with_question(ada, rf):
    """A request in whose session a question waits."""
    from contextlib import contextmanager

    from allauth.core import context

    from tealight.accounts.models import Member

    @contextmanager
    def asked(make: bool = False):
        request = rf.get("/")
        request.session = {}
        request.user = member = Member.objects.select_related("persona").get(id=ada.member_id)
        with context.request_context(request):
            passkeys.begin_making(member) if make else passkeys.begin_sign_in(passkeys.DOOR, None)
            yield request
            assert not request.session, "a question is asked once"

    return asked


@pytest.mark.parametrize("text", ["", "x", "[]", "null", "{}", "\0", '{"response": {"userHandle": null}}', "9" * 5000])
def test_odd_answers_through_the_page(ada, anybody, text):
    page = anybody.post("/sign-in/", {"credential": text or "x"})
    assert page.status == 403 and "That passkey did not open this place." in page.main


def test_an_answer_without_a_question_opens_nothing(ada, anybody):
    assert anybody.post("/sign-in/", {"credential": "{}"}).status == 403
    page = Browser.of(ada).post("/account/security/passkeys/new/", {"credential": '{"id": "x"}', "name": "x"})
    assert page.status == 422 and "could not be made" in page.main


def test_an_answer_nested_without_end_breaks_nothing(ada, anybody):
    deep = "[" * 9000 + "]" * 9000
    assert anybody.post("/sign-in/", {"credential": deep}).status == 403
    assert Browser.of(ada).post("/account/security/passkeys/new/", {"credential": deep, "name": "x"}).status == 422


@pytest.mark.parametrize("part", ["rawId", "signature", "authenticatorData", "userHandle", "clientDataJSON"])
def test_a_number_where_bytes_belong_fills_no_memory(ada, rf_with_question, part):
    """fido2 would make that many zero bytes of it."""
    response = dict.fromkeys(("signature", "authenticatorData", "userHandle", "clientDataJSON"), "AA")
    answer = {"id": "AA", "rawId": "AA", "type": "public-key", "response": response}
    (answer if part == "rawId" else response)[part] = 2**33
    with rf_with_question():
        tracemalloc.start()
        assert passkeys.finish_sign_in(json.dumps(answer), passkeys.DOOR, None) is None
        assert tracemalloc.get_traced_memory()[1] < 2**24
        tracemalloc.stop()


def test_a_number_hidden_in_a_new_passkey_fills_no_memory(ada, rf_with_question):
    made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": 2**33})
    answer = {"id": "AA", "rawId": "AA", "response": {"clientDataJSON": CLIENT, "attestationObject": b64(made)}}
    with rf_with_question(make=True) as request:
        tracemalloc.start()
        assert passkeys.finish_making(json.dumps(answer), request.user) is None
        assert tracemalloc.get_traced_memory()[1] < 2**24
        tracemalloc.stop()


def test_no_passkey_is_made_without_being_asked_again(ada):
    page = Browser.of(ada, fresh=False).post("/account/security/passkeys/question/")
    assert page.heading == "Is it you?"

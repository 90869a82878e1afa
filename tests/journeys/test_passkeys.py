"""Passkeys in a real browser with an authenticator built in: made, used, asked for again, taken away."""

import json

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import heading

#: an authenticator as a phone has one: it keeps its keys, and knows its owner by a finger
PHONE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}


class Device:
    """A browser with an authenticator built in, as a phone has."""

    def __init__(self, visit, address: str):
        self.visit = visit(base_url=address)
        self.visit.expect_fault("status of 403")
        self.page = self.visit.page()
        self.line = self.visit.context.new_cdp_session(self.page)
        self.line.send("WebAuthn.enable")
        self.key = self.line.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})["authenticatorId"]

    def sign_in(self, pen_name: str) -> None:
        self.page.goto("/sign-in/")
        self.page.get_by_label("Your name here").fill(pen_name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        expect(heading(self.page)).not_to_have_text("Sign in")

    def make_passkey(self) -> None:
        self.page.goto("/account/security/passkeys/new/")
        self.page.get_by_role("button", name="Make the passkey").click()
        expect(heading(self.page)).to_have_text("Passkeys and second step")
        expect(self.page.get_by_text("Passkey 1", exact=True)).to_be_visible()

    def use_passkey(self) -> None:
        self.page.get_by_role("button", name="Use a passkey").click()

    def kept(self) -> dict:
        """What the authenticator keeps of its one passkey, and may list to whoever holds the device."""
        (passkey,) = self.line.send("WebAuthn.getCredentials", {"authenticatorId": self.key})["credentials"]
        return passkey

    def forget_session(self) -> None:
        self.visit.context.clear_cookies()


@pytest.fixture
def by_name(harbour) -> str:
    """The sample under a name: browsers keep no passkeys for a bare number."""
    return harbour.running.address.replace("127.0.0.1", "localhost")


@pytest.fixture
def device(visit, by_name) -> Device:
    return Device(visit, by_name)


def test_a_passkey_is_made_and_opens_the_door_without_a_password(device, harbour):
    pen_name = harbour.newcomer("Wren")
    device.sign_in(pen_name)
    device.make_passkey()
    device.forget_session()
    device.page.goto("/account/name/")
    expect(heading(device.page)).to_have_text("Sign in")
    device.use_passkey()
    expect(heading(device.page)).to_have_text("Your name here")
    expect(device.page.get_by_label("Your name here", exact=True)).to_have_value(pen_name)


def test_what_the_device_keeps_names_neither_person_nor_place(device, harbour):
    pen_name = harbour.newcomer("Sorrel")
    told: list[str] = []

    def note(route) -> None:
        answer = route.fetch()
        told.append(answer.text())
        route.fulfill(response=answer)

    device.sign_in(pen_name)
    device.page.route("**/passkeys/question/", note)
    device.make_passkey()
    (question,) = told
    asked = json.loads(question)["publicKey"]
    assert asked["rp"] == {"id": "localhost", "name": "localhost"}
    kept = device.kept()
    assert kept["userName"] == kept["userDisplayName"] == "Account"
    assert pen_name not in question and "Harbour" not in question


def test_somebody_elses_device_opens_nothing(visit, device, by_name, harbour):
    device.sign_in(harbour.newcomer("Linnet"))
    device.make_passkey()
    stranger = Device(visit, by_name)
    stranger.page.goto("/sign-in/")
    stranger.use_passkey()
    expect(stranger.page.get_by_text("The passkey was not used.")).to_be_visible()
    stranger.page.goto("/account/")
    expect(heading(stranger.page)).to_have_text("Sign in")


def test_a_passkey_taken_away_opens_nothing(device, harbour):
    device.sign_in(harbour.newcomer("Plover"))
    device.make_passkey()
    device.page.get_by_role("button", name="Take away").click()
    expect(device.page.get_by_text("Passkey 1")).to_have_count(0)
    device.forget_session()
    device.page.goto("/sign-in/")
    device.use_passkey()  # the device still has it
    expect(device.page.get_by_text("That passkey did not open this place.")).to_be_visible()


def test_a_passkey_is_a_second_step_for_the_team(device, harbour):
    pen_name = harbour.newcomer("Heron", roles=["lead"])
    device.sign_in(pen_name)
    device.page.goto("/desk/people/")
    expect(heading(device.page)).to_have_text("Passkeys and second step")
    device.make_passkey()
    device.page.goto("/desk/people/")
    expect(heading(device.page)).to_have_text("People")
    device.forget_session()
    device.sign_in(pen_name)
    expect(heading(device.page)).to_have_text("One more step")
    device.use_passkey()
    expect(heading(device.page)).not_to_have_text("One more step")
    device.page.goto("/desk/people/")
    expect(heading(device.page)).to_have_text("People")


def test_being_asked_again_takes_a_passkey_too(device, harbour, by_name):
    pen_name = harbour.newcomer("Dunlin")
    device.sign_in(pen_name)
    device.make_passkey()
    device.forget_session()
    # A quarter of an hour later, as far as the session knows.
    device.visit.context.add_cookies([{**harbour.beside.cookie(pen_name, fresh=False), "url": by_name}])
    device.page.goto("/account/people/")
    expect(heading(device.page)).to_have_text("Is it you?")
    device.use_passkey()
    expect(heading(device.page)).to_have_text("People you turned from")


def test_under_a_bare_number_no_button_is_shown_that_could_only_fail(visit, harbour):
    page = visit(base_url=harbour.running.address).page()
    page.goto("/sign-in/")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    expect(page.locator("pass-key")).to_have_count(1)
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)

"""Doors and keys in a real browser: passkeys, a second step, sessions ended elsewhere, ways back."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import heading

NEW = "five slow silver boats"


@pytest.fixture
def by_name(harbour) -> str:
    """The place under a name: browsers keep no passkeys for a bare number."""
    return harbour.running.address.replace("127.0.0.1", "localhost")


class Device:
    """A browser with an authenticator built in, as a phone has."""

    def __init__(self, visit, address):
        self.visit = visit(base_url=address)
        self.visit.expect_fault("status of 403")
        self.page = self.visit.page()
        line = self.visit.context.new_cdp_session(self.page)
        line.send("WebAuthn.enable")
        line.send("WebAuthn.addVirtualAuthenticator", {"options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
        }})
        self.line = line

    def sign_in(self, pen_name: str, password: str = PASSWORD) -> None:
        self.page.goto("/sign-in/")
        self.page.get_by_label("Your name here").fill(pen_name)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def make_passkey(self) -> None:
        self.page.goto("/account/security/passkeys/new/")
        self.page.get_by_role("button", name="Make the passkey").click()
        expect(heading(self.page)).to_have_text("Passkeys and second step")

    def forget_session(self) -> None:
        self.visit.context.clear_cookies()


@pytest.fixture
def device(visit, by_name):
    return Device(visit, by_name)


def test_a_passkey_is_made_and_opens_the_door_without_a_password(device, harbour):
    pen_name = harbour.newcomer("Wren")
    device.sign_in(pen_name)
    device.make_passkey()
    expect(device.page.get_by_text("Passkey 1")).to_be_visible()
    device.forget_session()
    device.page.goto("/account/name/")
    expect(heading(device.page)).to_have_text("Sign in")
    device.page.get_by_role("button", name="Use a passkey").click()
    expect(heading(device.page)).to_have_text("Your name here")
    expect(device.page.get_by_label("Your name here", exact=True)).to_have_value(pen_name)


def test_what_the_device_keeps_names_neither_person_nor_place(device, harbour):
    pen_name = harbour.newcomer("Sorrel")
    device.sign_in(pen_name)
    asked = []
    device.page.on("response", lambda answer: asked.append(answer) if "question" in answer.url else None)
    device.make_passkey()
    options = json.loads(asked[0].text())["publicKey"]
    assert options["user"]["name"] == options["user"]["displayName"] == "Account"
    assert options["rp"] == {"id": "localhost", "name": "localhost"}
    assert pen_name not in json.dumps(options) and "Harbour" not in json.dumps(options)


def test_somebody_elses_device_opens_nothing(visit, device, by_name, harbour):
    device.sign_in(harbour.newcomer("Linnet"))
    device.make_passkey()
    stranger = Device(visit, by_name)
    stranger.page.goto("/sign-in/")
    stranger.page.get_by_role("button", name="Use a passkey").click()
    expect(stranger.page.get_by_text("The passkey was not used.")).to_be_visible()


def test_a_passkey_taken_away_opens_nothing(device, harbour):
    device.sign_in(harbour.newcomer("Plover"))
    device.make_passkey()
    device.page.get_by_role("button", name="Take away").click()
    expect(device.page.get_by_text("Passkey 1")).to_have_count(0)
    device.forget_session()
    device.page.goto("/sign-in/")
    device.page.get_by_role("button", name="Use a passkey").click()
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
    device.page.get_by_role("button", name="Use a passkey").click()
    expect(heading(device.page)).not_to_have_text("One more step")
    device.page.goto("/desk/people/")
    expect(heading(device.page)).to_have_text("People")


def test_being_asked_again_takes_a_passkey_too(device, harbour, by_name):
    pen_name = harbour.newcomer("Dunlin")
    device.sign_in(pen_name)
    device.make_passkey()
    device.forget_session()
    device.visit.context.add_cookies([{**harbour.beside.cookie(pen_name, fresh=False), "url": by_name}])
    device.page.goto("/account/people/")
    expect(heading(device.page)).to_have_text("Is it you?")
    device.page.get_by_role("button", name="Use a passkey").click()
    expect(heading(device.page)).to_have_text("People you turned from")


def test_a_session_ended_elsewhere_is_ended_here_at_the_next_step(someone, harbour):
    pen_name = harbour.newcomer("Siskin")
    page = someone(pen_name).page()
    page.goto("/account/")
    expect(heading(page)).to_have_text("My things")
    harbour.beside.end_sessions(pen_name)  # in another process
    harbour.cookies.pop(pen_name)
    page.goto("/account/")
    expect(heading(page)).to_have_text("Sign in")


def test_words_are_written_down_and_bring_somebody_back(someone, harbour):
    pen_name = harbour.newcomer("Fieldfare")
    page = someone(pen_name).page()
    page.goto("/account/words/")
    page.get_by_role("button", name="Show my words").click()
    words = page.locator("main ol li").all_inner_texts()
    assert len(words) == 12
    elsewhere = someone().page()
    elsewhere.goto("/sign-in/")
    elsewhere.get_by_role("link", name="I can’t get in").click()
    elsewhere.get_by_role("link", name=re.compile("I have my recovery words")).click()
    elsewhere.get_by_label("Your name here").fill(pen_name.upper())
    elsewhere.get_by_label("Your twelve recovery words").fill("\n".join(words))
    elsewhere.get_by_label("New password").fill(NEW)
    elsewhere.get_by_role("button", name="Change my password").click()
    expect(elsewhere.get_by_text("Your password is changed.")).to_be_visible()
    page.goto("/account/")
    expect(heading(page)).to_have_text("Sign in")


def test_signing_out_leaves_nothing_behind_the_back_button(someone, harbour):
    pen_name = harbour.newcomer("Dipper")
    page = someone(pen_name).page()
    page.goto("/account/")
    page.get_by_role("button", name="Sign out").click()
    expect(heading(page)).to_have_text("Sign in")
    harbour.cookies.pop(pen_name)
    page.go_back()
    expect(page.get_by_text(pen_name)).to_have_count(0)

"""An address is confirmed by the link mailed to it, brings its owner back, and is forgotten when asked."""

import re
from email import message_from_bytes
from email.policy import default

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import eventually, heading
from tests.journeys.mailing import a_place_that_mails
from tests.mail.server import Server

pytestmark = pytest.mark.slow  # a place of its own: the sample sends no mail
NAME, ADDRESS, NEW = "Grey Plover", "someone@post.example", "five slow silver boats on the river by the mill"


@pytest.fixture(scope="module")
def post():
    """A mail server that keeps what it takes."""
    with Server() as server:
        yield server


@pytest.fixture(scope="module")
def mailing(tmp_path_factory, post, notes):
    """An open place that sends its mail there, with one member in it."""
    with a_place_that_mails(tmp_path_factory, post, notes) as (running, beside):
        beside.newcomer(NAME)
        yield running, beside


@pytest.fixture
def came(visit, scripts, mailing):
    """`came()`: a visitor's page; `came(NAME)`: theirs, signed in."""
    running, beside = mailing

    def come(pen_name: str = ""):
        person = visit(java_script_enabled=scripts, base_url=running.address)
        person.expect_fault("status of 404")
        if pen_name:
            person.context.add_cookies([{**beside.cookie(pen_name), "url": running.address}])
        return person.page()

    return come


def next_link(post) -> str:
    """The one link of the mail that comes next; the mail names neither person nor place."""
    taken = eventually(lambda: post.taken and post.taken.pop(0), 60)
    assert taken.recipients == [ADDRESS]
    words = message_from_bytes(taken.content, policy=default).get_content()
    assert NAME not in words and "Harbour" not in words
    (link,) = re.findall(r"http\S+", words)
    return link


def test_an_address_is_added_brings_somebody_back_and_is_forgotten(came, post):
    page = came(NAME)
    page.goto("/account/email/")
    page.get_by_label("E-mail").fill(ADDRESS)
    page.get_by_role("button", name="Send me a link to confirm").click()
    expect(page.get_by_text("A mail is on its way.")).to_be_visible()
    expect(page.get_by_text("An address is kept.")).to_have_count(0)  # not before the link was used
    link = next_link(post)

    reader = came()  # where the mail is read, nobody is signed in
    for _ in range(2):  # looking uses nothing up
        reader.goto(link)
        expect(heading(reader)).to_have_text("Keep this address?")
    reader.get_by_role("button", name="Keep it").click()
    expect(heading(reader)).to_have_text("The address is kept")
    assert reader.goto(link).status == 404, "the link works a second time"
    page.goto("/account/email/")
    expect(page.get_by_text("An address is kept.")).to_be_visible()
    assert ADDRESS not in page.content()

    reader.goto("/recover/")
    reader.get_by_role("link", name=re.compile("I gave an e-mail address")).click()
    reader.get_by_label("Your name here").fill(NAME)
    reader.get_by_role("button", name="Send the link").click()
    reader.goto(next_link(post))
    reader.get_by_label("New password").fill(NEW)
    reader.get_by_role("button", name="Change my password").click()
    expect(reader.get_by_text("Your password is changed.")).to_be_visible()
    page.goto("/account/")
    expect(heading(page)).to_have_text("Sign in")  # they were signed out meanwhile

    reader.goto("/account/email/")
    reader.get_by_role("button", name="Forget my address").click()
    expect(reader.get_by_text("Your address is gone from here.")).to_be_visible()
    expect(reader.get_by_text("An address is kept.")).to_have_count(0)

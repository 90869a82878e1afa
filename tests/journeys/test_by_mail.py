"""Somebody without an account asks for new articles by mail, on a phone, is told of one, and leaves."""

import re
from email import message_from_bytes
from email.policy import default

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import eventually, heading
from tests.journeys.eye import PHONE, whole
from tests.journeys.mailing import a_place_that_mails
from tests.mail.server import Server

pytestmark = pytest.mark.slow  # a place of its own: the sample sends no mail
WREN = "wren.marsh@post.example"


@pytest.fixture(scope="module")
def post():
    """A mail server that keeps what it takes."""
    with Server() as server:
        yield server


@pytest.fixture(scope="module")
def mailing(tmp_path_factory, post, notes):
    """An open place that sends its mail there."""
    with a_place_that_mails(tmp_path_factory, post, notes) as (running, beside):
        yield running, beside


def next_mail(post) -> tuple[str, str]:
    """The subject and the words of the mail that comes next."""
    taken = eventually(lambda: post.taken and post.taken.pop(0), 60)
    assert taken.recipients == [WREN]
    read = message_from_bytes(taken.content, policy=default)
    return read["Subject"], read.get_content()


def link_in(words: str, to: str) -> str:
    return re.search(rf"http\S+/reading/by-mail/{to}/\S+", words)[0]


def test_subscriber_leaves(visit, scripts, mailing, post):
    running, beside = mailing
    title = f"Milk, afterwards{'' if scripts else ', again'}"
    person = visit(base_url=running.address, viewport=PHONE, java_script_enabled=scripts)
    person.expect_fault("status of 422")
    look = whole if scripts else (lambda page: None)
    page = person.page()
    beside.publishes("The first night")
    page.goto("/reading/")
    page.get_by_role("link", name="New ones by mail").click()
    expect(heading(page)).to_have_text("New articles by mail")
    look(page)
    page.get_by_label("Your e-mail address").fill("wren")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("main")).to_contain_text("does not look like an e-mail address")
    expect(page.get_by_label("Your e-mail address")).to_have_value("wren")
    look(page)
    page.get_by_label("Your e-mail address").fill(WREN)
    if scripts:
        expect(page.locator("[name=work]")).not_to_have_value("", timeout=30_000)
        running.clock.go_on(4.5)  # the form is a few seconds old when anybody has written in it
    else:
        running.clock.go_on(21)
    page.get_by_role("button", name="Send me a link").click()
    expect(heading(page)).to_have_text("Look into that mailbox")

    subject, words = next_mail(post)
    assert subject == "Please confirm"
    for _ in range(2):  # looking changes nothing
        page.goto(link_in(words, "confirm"))
        expect(heading(page)).to_have_text("Mail new articles to this address?")
    look(page)
    page.get_by_role("button", name="Yes, mail them").click()
    expect(heading(page)).to_have_text("The address is on the list")

    beside.publishes(title)
    beside.thursday_comes(running.address)
    subject, words = next_mail(post)
    assert subject == "Something new to read" and title in words
    page.goto(re.search(r"http\S+/reading/milk-\S+", words)[0])
    expect(heading(page)).to_have_text(title)

    page.goto(link_in(words, "leave"))
    expect(heading(page)).to_have_text("No more mail about new articles?")
    look(page)
    assert beside.rows("magazine.Subscriber", "id")
    page.get_by_role("button", name="No more mail").click()
    expect(heading(page)).to_have_text("No more mail comes")
    look(page)
    assert beside.rows("magazine.Subscriber", "id") == [], "the address is nowhere any more"
    page.goto(link_in(words, "leave"))
    expect(heading(page)).to_have_text("No address goes with this link")
    beside.publishes(f"{title} and after")
    beside.thursday_comes(running.address, 2)
    assert beside.rows("mail.OutgoingMail", "id") == [] and not post.taken

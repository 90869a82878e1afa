"""Someone changes what is theirs: their name, their password; they go away for a while, or for good."""

import pytest
from playwright.sync_api import expect

from tests.journeys.beside import PASSWORD
from tests.journeys.conftest import eventually, heading
from tests.journeys.eye import whole

NEW = "five slow silver boats on the river by the mill"


@pytest.fixture
def reader(someone, harbour):
    """Somebody else's page, in the same room."""
    person = someone(harbour.newcomer("Ibis", rooms=["late-loss"]))
    person.expect_fault("status of 404")
    return person.page()


def sign_in(page, pen_name: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Your name here").fill(pen_name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_new_name_stands_under_old_words_and_opens_the_door(someone, harbour, reader, fresh_name):
    old, new = harbour.newcomer("Curlew", rooms=["late-loss"]), fresh_name("Godwit")
    story = harbour.beside.story(old, "The lamp is on.", title="", room="late-loss")
    page = someone(old).page()
    page.goto("/account/name/")
    page.get_by_label("Your name here", exact=True).fill("Ada Winter")
    page.get_by_role("button", name="Change my name").click()
    expect(page.get_by_role("alert")).to_contain_text("name")
    page.get_by_label("Your name here", exact=True).fill(new)
    page.get_by_role("button", name="Change my name").click()
    expect(page.get_by_text("Your name here is changed.")).to_be_visible()
    reader.goto(f"/stories/{story}/")
    expect(reader.get_by_text("The lamp is on.")).to_be_visible()
    expect(reader.get_by_text(new).first).to_be_visible()
    assert old not in reader.content()
    door = someone().page()
    sign_in(door, old)
    expect(door.get_by_text("don’t belong together")).to_be_visible()
    sign_in(door, new)
    expect(door.get_by_role("link", name="My things")).to_be_visible()


def test_a_new_password_keeps_this_device_and_ends_the_others(someone, harbour):
    name = harbour.newcomer("Avocet")
    page, other = someone(name).page(), someone()
    other.context.add_cookies([{**harbour.beside.cookie(name), "url": harbour.running.address}])
    phone = other.page()
    phone.goto("/account/")
    expect(heading(phone)).to_have_text("My things")
    page.goto("/account/password/")
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Change my password").click()
    expect(page.get_by_role("alert")).to_contain_text("12 characters or more")
    page.get_by_label("New password").fill(NEW)
    page.get_by_role("button", name="Change my password").click()
    expect(page.get_by_text("Your password is changed. Other devices are signed out.")).to_be_visible()
    page.goto("/account/")
    expect(heading(page)).to_have_text("My things")
    phone.goto("/account/")
    expect(heading(phone)).to_have_text("Sign in")
    sign_in(phone, name)
    expect(phone.get_by_text("don’t belong together")).to_be_visible()
    sign_in(phone, name, NEW)
    expect(phone.get_by_role("link", name="My things")).to_be_visible()


def test_someone_pauses_and_comes_back_to_everything(someone, harbour, reader):
    name = harbour.newcomer("Whimbrel", rooms=["late-loss"])
    story = harbour.beside.story(name, "The bees are home.", title="", room="late-loss")
    face = f"/people/{harbour.beside.persona(name)}/"
    assert reader.goto(face).status == 200
    page = someone(name).page()
    page.goto("/account/pause/")
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.get_by_text("Your account is paused. Come back whenever you like.")).to_be_visible()
    page.goto("/account/")
    expect(heading(page)).to_have_text("Sign in")
    assert reader.goto(face).status == 404
    reader.goto(f"/stories/{story}/")
    expect(reader.get_by_text("The bees are home.")).to_be_visible()
    sign_in(page, name)
    expect(page.get_by_text("Welcome back. Nothing was lost.")).to_be_visible()
    page.goto("/stories/mine/")
    expect(page.get_by_text("The bees are home.")).to_be_visible()
    assert reader.goto(face).status == 200


def test_who_thinks_better_of_it_within_a_week_loses_nothing(someone, harbour, reader, scripts):
    look = whole if scripts else lambda page: None  # what is looked with is a script itself
    name = harbour.newcomer("Wigeon", rooms=["late-loss"])
    story = harbour.beside.story(name, "I am thinking of going.", title="", room="late-loss")
    page = someone(name).page()
    page.goto("/account/close/")
    page.get_by_label("Delete my words").check()
    page.get_by_label("In seven days").check()
    page.get_by_role("button", name="Close my account").click()
    expect(heading(page)).to_have_text("Your account will be closed")
    look(page)
    page.goto("/account/receipt/")
    expect(heading(page)).to_have_text("Sign in")  # a receipt is shown once
    sign_in(page, name)
    expect(heading(page)).to_have_text("Your account is about to close")
    look(page)
    page.get_by_role("button", name="Keep my account after all").click()
    expect(page.get_by_text("Your account stays. Nothing was lost.")).to_be_visible()
    page.goto(f"/stories/{story}/erasure/")
    page.get_by_role("button", name="Delete it for good").click()
    expect(heading(page)).to_have_text("Your story is deleted")
    look(page)
    assert reader.goto(f"/stories/{story}/").status == 404


@pytest.mark.parametrize("keep", [True, False], ids=["words-stay", "words-go"])
def test_an_account_is_closed_and_its_words_go_as_was_chosen(keep, someone, harbour, reader):
    name = harbour.newcomer("Smew", rooms=["late-loss"])
    mine = harbour.beside.story(name, "What I leave here.", title="", room="late-loss")
    theirs = harbour.beside.story("Marigold Lane", "Stay as long as you can.", title="", room="late-loss")
    harbour.beside.reply(name, theirs, "I stayed a while.")
    page = someone(name).page()
    page.goto("/account/close/")
    page.get_by_role("button", name="Close my account").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing has happened yet.")
    page.get_by_label("Keep them, without my name" if keep else "Delete my words").check()
    page.get_by_label("At once").check()
    page.get_by_role("button", name="Close my account").click()
    expect(heading(page)).to_have_text("Your account is closed")
    sign_in(page, name)
    expect(page.get_by_text("don’t belong together")).to_be_visible()

    def told() -> str:
        reader.goto(f"/stories/{theirs}/")
        return reader.inner_text("main")

    # The pages of others change when the worker has been round.
    if keep:
        eventually(lambda: name not in told(), 60)
        expect(reader.get_by_text("I stayed a while.")).to_be_visible()
        reader.goto(f"/stories/{mine}/")
        expect(reader.get_by_text("What I leave here.")).to_be_visible()
        assert name not in reader.content()
    else:
        eventually(lambda: reader.goto(f"/stories/{mine}/").status == 404, 60)
        eventually(lambda: "I stayed a while." not in told(), 60)
        assert name not in reader.content()
    assert reader.goto("/stories/").status == 200
    assert name not in reader.content()

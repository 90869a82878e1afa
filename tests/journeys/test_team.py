"""The team at work, in a real browser: a night in which nobody is there, two at one case, an appeal, a wave of spam."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import eventually, heading
from tests.journeys.watched import Watched, watched

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PLAN = "I’ve written the letters and I have the pills. Goodbye."
ANSWER = "I read every word. Is somebody with you this morning?"
GENTLY = "A way to die stands in it, and others here are close to one themselves. You are not in trouble."
SPAM = "Cheap loans, dear friends. Write to me."
#: presses that may clean up a wave, from the desk on: at a page looked at for ten seconds each, well under a minute
PRESSES = 4


@pytest.fixture(scope="module")
def place(tmp_path_factory, notes):
    with watched(tmp_path_factory.mktemp("watched") / "data", notes) as opened:
        yield opened


@pytest.fixture
def today(place) -> Watched:
    """The place, on a day of this journey's own."""
    place.next_day()
    return place


@pytest.fixture
def came(visit, place, scripts):
    """`came("Ada")`: her browser, signed in; `came("Ada", scripts=False)`: where none run, whatever the journey is."""

    def come(pen_name: str, *, scripts: bool = scripts, **choices):
        person = visit(java_script_enabled=scripts, base_url=place.running.address, **choices)
        for status in (403, 404, 422):  # a form given back, what has gone, what is somebody else's
            person.expect_fault(f"status of {status}")
        person.context.add_cookies([{**place.beside.cookie(pen_name), "url": place.running.address}])
        return person.page()

    return come


@pytest.fixture
def author(today, fresh_name) -> str:
    """Somebody who has been here for a while."""
    name = fresh_name("Heron")
    today.beside.newcomer(name, settled=True)
    return name


@pytest.fixture
def team(today, fresh_name) -> tuple[str, str]:
    """Two moderators, whom mail reaches."""
    names = fresh_name("Mira"), fresh_name("Rowan")
    for name in names:
        today.beside.volunteer(name, address_of(name))
    return names


def address_of(pen_name: str) -> str:
    return f"{pen_name.replace(' ', '.').lower()}@post.example"


def press(page, name: str, role: str = "button") -> None:
    page.get_by_role(role, name=name, exact=True).first.click()
    page.wait_for_load_state()


def in_queue(page, case: int):
    """The line of a case in the queue, which is opened for it."""
    page.goto("/desk/queue/")
    return page.locator(".case", has=page.locator(f"a[href='/desk/cases/{case}/']"))


def under(page, title: str):
    """The section of a page with this heading."""
    return page.locator("section", has=page.get_by_role("heading", name=title, exact=True))


def tended(place: Watched, hour: int, minute: int) -> None:
    """Let it be this hour, and the software have looked whom it has to write to."""
    moment = place.show(hour, minute)
    eventually(lambda: place.beside.next_run("tend-rota") > moment.isoformat(), 60)


def test_a_night_in_which_nobody_is_there(today, came, author, team):
    (mira, rowan), beside = team, today.beside
    beside.report(rowan, beside.story(author, "The kettle, and then the post."), "unkind")
    today.next_day()
    today.show(3, 10)
    beside.shift(mira, today.at(9).isoformat(), today.at(13).isoformat())
    before, known = len(today.mailed()), set(beside.rows("moderation.Case", "id"))

    # Ten past three, on a phone on which no script runs.
    hers = came(author, scripts=False, **PHONE)
    hers.goto("/stories/new/")
    hers.locator("[name=body]").fill(PLAN)
    hers.check("[name=audience][value=members]")
    hers.check("[name=write_as][value=anonymous]")
    hers.get_by_role("button", name=re.compile("^Share")).click()
    expect(heading(hers)).to_have_text("Your words are saved")
    told = hers.locator(".head").inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "Members cannot see them yet." in told and "You are not in trouble." in told
    assert "Nobody of the team is here now. Volunteers are here again today at 9 am. A person reads it then." in told
    expect(hers.get_by_text("We don’t know where you are and cannot send help.")).to_be_visible()
    expect(hers.locator("a[href='tel:999']").first).to_be_in_viewport()
    expect(hers.locator(".line", has_text="Samaritans").locator("a[href^='tel:']")).to_be_visible()
    story = re.search(r"/stories/\d+/", hers.url)[0]

    # Whoever happens to be awake sees when the clock starts. Nobody is woken, until somebody's hours begin.
    (case,) = eventually(lambda: set(beside.rows("moderation.Case", "id")) - known, 60)
    eventually(lambda: case in beside.rows("rota.Alert", "case"), 60)
    volunteer = came(mira, **PHONE)
    words = in_queue(volunteer, case).inner_text()
    assert "opens 09:00" in words and "waiting since 03:10" in words
    for hour, minute in ((3, 40), (8, 50)):
        tended(today, hour, minute)
        assert len(today.mailed()) == before, "somebody was woken"
    tended(today, 9, 0)
    assert eventually(lambda: today.mailed()[before:], 60) == [address_of(mira)]

    # She finds it above what came the evening before, with two hours left, and less an hour later.
    words = in_queue(volunteer, case).inner_text()
    assert "by 11:00" in words and "waiting since 03:10" in words
    today.show(10, 15)
    volunteer.reload()
    first = volunteer.locator(".case").first
    expect(first).to_contain_text("45 minutes left")
    first.get_by_role("button", name=re.compile("^Take this")).click()
    expect(volunteer.get_by_text("You have this in hand.").first).to_be_visible()

    # She opens the words, and writes to somebody whom she cannot know.
    assert PLAN not in volunteer.content(), "a cover comes first"
    volunteer.locator(".cover").get_by_role("link", name=re.compile("^Open")).click()
    expect(volunteer.get_by_text(PLAN)).to_be_visible()
    assert author not in volunteer.content()
    press(volunteer, "Write to the author", "link")
    duty_name = volunteer.get_by_label("Your duty name").input_value()
    volunteer.get_by_label("Your words").fill(ANSWER)
    press(volunteer, "Send it")
    expect(volunteer.get_by_text(ANSWER)).to_be_visible()

    hers.goto("/")
    hers.get_by_role("link", name="You have a new message").first.click()
    expect(heading(hers)).to_have_text(f"{duty_name}, a volunteer here, wrote to you")
    expect(hers.get_by_text(ANSWER)).to_be_visible()
    assert duty_name and mira not in hers.content()

    # She decides; its author finds the letter, and an hour off the list is offered to her.
    volunteer.goto(f"/desk/cases/{case}/")
    press(volunteer, "Decide about this", "link")
    volunteer.check("[name=what][value=remove]")
    volunteer.get_by_label("What you saw").fill(GENTLY)
    volunteer.get_by_label("Which rule", exact=True).select_option("self-harm")
    press(volunteer, "See the letter first")
    expect(heading(volunteer)).to_have_text("We took your story down")
    press(volunteer, "Decide, and send it")
    expect(heading(volunteer)).to_have_text("An hour off the list")
    expect(in_queue(volunteer, case)).to_have_count(0)

    hers.goto("/account/decisions/")
    press(hers, "We took your story down", "link")
    expect(hers.get_by_text(GENTLY)).to_be_visible()
    assert mira not in hers.content() and hers.goto(story).status == 200
    assert came(rowan).goto(story).status == 404, "nobody else reads it where it stood"
    assert len(today.mailed()) == before + 1, "one mail in the whole night"


def test_two_at_one_case(today, came, author, team):
    mira, rowan = team
    case = today.beside.report(mira, today.beside.story(author, "The kettle, and then the post."), "unkind")
    hers, his = came(mira, **PHONE), came(rowan, **PHONE)
    for line in [in_queue(page, case) for page in (hers, his)]:
        line.get_by_role("button", name=re.compile("^Take this")).click()
    expect(hers.get_by_text("You have this in hand.").first).to_be_visible()
    expect(his.get_by_text("Somebody else took this a moment earlier.")).to_be_visible()
    held = his.get_by_text(re.compile(r"has this in hand until \d\d:\d\d"))
    expect(held).to_be_visible()
    name = held.inner_text().partition(" has this")[0]
    for label in ("Take this", "Give it back"):
        expect(his.get_by_role("button", name=label, exact=True)).to_have_count(0)
    press(his, "Decide about this", "link")
    his.check("[name=what][value=none]")
    press(his, "See the letter first")
    press(his, "Leave it as it is")
    expect(his.locator(".errors")).to_contain_text(name)
    line = in_queue(his, case)
    expect(line).to_contain_text(f"in hand: {name}")
    expect(line.get_by_role("button", name=re.compile("^(Take this|Give it back)"))).to_have_count(0)

    hers.get_by_text("Ask for a second opinion").click()
    hers.get_by_label("What would you like somebody else to look at?").fill("Is this missing, or dying?")
    press(hers, "Ask somebody else to look")
    expect(hers.get_by_text("Is this missing, or dying?")).to_be_visible()
    expect(hers.get_by_label("What you think of it")).to_have_count(0)  # nobody is their own second
    line = in_queue(his, case)
    expect(line).to_contain_text("a second opinion is asked for")
    line.locator("a.case__open").click()
    expect(his.get_by_text("Is this missing, or dying?")).to_be_visible()
    his.get_by_label("What you think of it").fill("Missing, I think.")
    press(his, "Say what you think")
    hers.reload()
    expect(hers.get_by_text("Missing, I think.")).to_be_visible()
    expect(in_queue(his, case)).not_to_contain_text("second opinion")

    press(hers, "Not me today")
    expect(under(hers, "Left to others for today").locator(f"a[href='/desk/cases/{case}/']")).to_be_visible()
    line = in_queue(his, case)
    expect(line).not_to_contain_text("in hand")
    line.get_by_role("button", name=re.compile("^Take this")).click()
    expect(his.get_by_text("You have this in hand.").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True], ids=["scripts"])
def test_an_appeal_is_heard_by_somebody_else(today, came, author, team):
    (mira, rowan), beside = team, today.beside
    story = beside.story(author, "The General, ward nine.")
    number = beside.take_down(mira, beside.report(rowan, story, "private"), "It names the hospital.")
    hers, decider, other = came(author, **PHONE), came(mira, **PHONE), came(rowan, **PHONE)
    hers.goto("/account/decisions/")
    press(hers, "We took your story down", "link")
    expect(hers.get_by_text("It names the hospital.")).to_be_visible()
    hers.get_by_label("What is wrong with it").fill("It is a children’s book.")
    press(hers, "Send it")
    expect(hers.get_by_text("It is a children’s book.")).to_be_visible()
    expect(hers.get_by_text("Someone of the team who did not decide it answers here")).to_be_visible()

    decider.goto("/desk/decisions/")
    waits = under(decider, "Appeals that wait").locator("li", has_text=author)
    expect(waits).to_contain_text("Somebody else has to hear")
    waits.get_by_role("link").click()
    expect(decider.get_by_text("It is a children’s book.")).to_be_visible()
    expect(decider.get_by_role("link", name="Answer the appeal")).to_have_count(0)
    decider.goto(f"/desk/decisions/{number}/hearing/")
    expect(heading(decider)).to_have_text("Answer an appeal")
    expect(decider.get_by_role("button", name="Answer", exact=True)).to_have_count(0)

    other.goto("/desk/decisions/")
    under(other, "Appeals that wait").locator("li", has_text=author).get_by_role("link").click()
    press(other, "Answer the appeal", "link")
    other.get_by_label("It is undone").check()
    other.get_by_label("Why", exact=True).fill("You are right: it is a book.")
    press(other, "Answer")
    expect(other.get_by_text("You are right: it is a book.").first).to_be_visible()

    hers.goto("/account/decisions/")
    press(hers, "We took your story down", "link")
    for words in ("It was undone", "You are right: it is a book."):
        expect(hers.get_by_text(words, exact=True).first).to_be_visible()
    assert mira not in hers.content() and rowan not in hers.content()
    assert decider.goto(f"/stories/{story}/").status == 200, "everybody reads it again"


@pytest.mark.parametrize("scripts", [False], ids=["plain"])
def test_five_hundred_go_by_four_presses_and_one_comes_back(today, came, author, team, fresh_name):
    (mira, rowan), beside = team, today.beside
    spammers = [fresh_name(first) for first in ("Jay", "Kite")]
    for name in spammers:
        beside.newcomer(name)
        beside.spam(name, SPAM, 250)
    kept = beside.story(author, "I was here before.")
    page, reader, began, pressed = came(mira), came(rowan), time.monotonic(), 0
    page.goto("/desk/")
    for role, name in (("link", "Spam, many at once"), ("link", "Choose all"), ("button", "Take these down"), ("button", "Take them down")):
        if name == "Take them down":
            expect(heading(page)).to_have_text("Take 500 things down")
            expect(page.get_by_text("We took your story down")).to_be_visible()  # the letter each of them finds
        page.get_by_role(role, name=re.compile(f"^{name}")).first.click(timeout=60_000)
        pressed += 1
    expect(page.get_by_text("Newcomers shared nothing in these hours.")).to_be_visible(timeout=60_000)
    assert pressed == PRESSES and time.monotonic() - began < 60, "of which whoever sits there waits a part"

    taken = {name: beside.rows("moderation.Decision", "id", what="remove", face=beside.persona(name)) for name in spammers}
    assert [len(taken[name]) for name in spammers] == [250, 250]
    number = taken[spammers[0]][0]
    (story,) = beside.rows("moderation.Decision", "thing", id=number)
    assert reader.goto(f"/stories/{story}/").status == 404 and reader.goto(f"/stories/{kept}/").status == 200
    page.goto(f"/desk/decisions/{number}/")
    press(page, "Undo it")
    expect(page.get_by_text("Undone. Its letter says so.")).to_be_visible()
    assert reader.goto(f"/stories/{story}/").status == 200
    letter = came(spammers[0])
    letter.goto(f"/account/decisions/{number}/")
    expect(letter.get_by_text("This was undone. It holds no more.")).to_be_visible()

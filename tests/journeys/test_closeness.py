"""Who is let near, who is kept away, what is met, and what one is told of."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import eventually, every_page, turn_to


def test_an_invitation_into_a_circle_is_accepted_by_a_second_person(someone, harbour):
    owner, friend = harbour.newcomer("Jackdaw"), harbour.newcomer("Kestrel")
    page = someone(owner).page()
    page.goto("/circle/")
    page.get_by_role("button", name="Make a circle").click()
    page.get_by_role("button", name="Make an invitation").click()
    link = page.locator("code.token").inner_text()
    story = harbour.beside.story(owner, "For a few of you.", title="A few", audience="circle")

    visitor = someone().page()
    visitor.goto(link)
    expect(visitor.get_by_text(owner, exact=True)).to_be_visible()
    assert "For a few of you" not in visitor.content()
    second = someone(friend)
    second.expect_fault("status of 404")
    other = second.page()
    assert other.goto(f"/stories/{story}/").status == 404, "a link that was not accepted opened something"
    other.goto(link)
    other.get_by_role("button", name="Say yes").click()
    expect(other.get_by_text("You’re in this circle.")).to_be_visible()
    other.goto(f"/stories/{story}/")
    expect(other.get_by_text("For a few of you.")).to_be_visible()
    page.goto("/circle/")
    expect(page.get_by_text("1 person").first).to_be_visible()
    page.get_by_text("Who they are").click()
    page.get_by_role("link", name=re.compile("Take out")).click()
    page.get_by_role("button", name=re.compile("Take")).click()
    expect(page.get_by_text("They’re no longer in your circle.")).to_be_visible()
    assert other.goto(f"/stories/{story}/").status == 404


def test_someone_is_hidden_muted_blocked_and_met_again(someone, harbour):
    reader, writer = harbour.newcomer("Lapwing", rooms=["late-loss"]), harbour.newcomer("Merlin", rooms=["late-loss"])
    story = harbour.beside.story("Marigold Lane", "A quiet one.", title="", room="late-loss")
    harbour.beside.reply(writer, story, "Everything happens for a reason.")
    page = someone(reader).page()
    for way, said in (("Hide this person", "Hidden."), ("Mute", "Muted."), ("Block", "Blocked.")):
        page.goto(f"/stories/{story}/")
        reply = page.locator(".reply", has_text="Everything happens for a reason.")
        reply.locator("summary").click()
        reply.get_by_role("button", name=re.compile(f"^{way}")).click()
        expect(page.get_by_text(re.compile(f"^{said}"))).to_be_visible()
        assert "Everything happens for a reason." not in page.content()
        page.goto("/account/people/")
        page.get_by_role("listitem").filter(has_text=writer).get_by_role("button", name=re.compile("^Undo")).click()
        page.goto(f"/stories/{story}/")
        expect(page.get_by_text("Everything happens for a reason.")).to_be_visible()


def test_a_blocked_reply_does_not_arrive_and_its_writer_cannot_tell(someone, harbour):
    author, writer, other = (harbour.newcomer(name, rooms=["late-loss"]) for name in ("Nuthatch", "Oriole", "Osprey"))
    story = harbour.beside.story(author, "Please be gentle.", title="", room="late-loss")
    harbour.beside.block(author, writer)
    page = someone(writer).page()
    page.goto(f"/stories/{story}/")
    page.locator("#reply textarea").fill("You again.")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.get_by_text("Your reply is here. You can change it or take it back.")).to_be_visible()
    page.goto(f"/stories/{story}/")
    expect(page.locator(".reply", has_text="You again.")).to_have_count(1)
    harbour.beside.reply(other, story, "Gently, then.")
    eventually(lambda: harbour.beside.notices(author), 60)  # the earlier reply has had its turn as well

    mine = someone(author).page()
    mine.goto(f"/stories/{story}/")
    expect(mine.get_by_text("Gently, then.")).to_be_visible()
    assert "You again." not in mine.content()
    mine.goto("/notices/")
    expect(mine.locator(".notice")).to_have_count(1)
    assert writer not in mine.content()
    theirs = someone(other).page()
    theirs.goto(f"/stories/{story}/")
    expect(theirs.get_by_text("You again.")).to_be_visible()  # kept from the author alone


def test_a_notice_is_opened_by_a_press_and_leads_to_the_line(someone, harbour):
    author, writer = harbour.newcomer("Pipit", rooms=["late-loss"]), harbour.newcomer("Quail", rooms=["late-loss"])
    story = harbour.beside.story(author, "Is anyone up?", title="", room="late-loss")
    harbour.beside.reply(writer, story, "I am, with the kettle.")
    eventually(lambda: harbour.beside.notices(author) == 1, 60)
    page = someone(author).page()
    page.goto("/stories/")
    expect(page.get_by_role("link", name="Notices · new, something new").or_(page.locator(".nav__new"))).to_be_visible()
    page.goto("/notices/")
    page.goto("/notices/")  # looking opens nothing
    expect(page.locator(".notice--new")).to_have_count(1)
    page.get_by_role("button", name=re.compile(writer)).click()
    expect(page.get_by_text("I am, with the kettle.")).to_be_visible()
    assert "#reply-" in page.url
    page.goto("/notices/")
    expect(page.locator(".notice--new")).to_have_count(0)
    expect(page.locator(".notice")).to_have_count(1)


def test_filters_are_changed_and_hold_in_the_feed(someone, harbour):
    reader = harbour.newcomer("Redstart", rooms=["late-loss"])
    title = f"The candle of {reader}"
    harbour.beside.story("Marigold Lane", "The priest was kind.", title=title, notes=["faith"])
    page = someone(reader).page()

    def choose(label: str) -> None:
        page.goto("/account/filters/")
        page.get_by_role("group", name="Faith").get_by_text(label, exact=True).click()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Your filters are saved.")).to_be_visible()
        page.goto("/stories/")

    choose("Show")
    expect(turn_to(page, title)).to_be_visible()
    choose("Cover")
    line = page.locator(".cover", has_text="faith")
    covers = 0
    for further in every_page(page):
        assert title not in further.content()
        covers += line.count()
    assert covers >= 1
    choose("Leave out")
    for further in every_page(page):
        assert title not in further.content()
        assert line.count() == 0, "what is left out still shows as a line"
        told = re.search(r"\bhidden\b|left out", further.inner_text("main"))
        assert not told, "a count of what is left out tells what is there"

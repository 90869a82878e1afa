"""What authors do with their own: close replies, take back; each asked once more where it cannot be undone."""

from tests import make
from tests.media.shared import chosen


def test_a_story_is_taken_back_after_one_question(ada, ben, browser_of, stories):
    story = make.a_story(ada, "Told too soon.", title="Too soon")
    make.a_reply(ben, story, "I read it.")
    browser = browser_of(ada)
    page = browser.get(f"/stories/{story}/withdrawal/")
    assert page.heading == "Take this story back?"
    page = browser.send(page.form(f"/stories/{story}/withdrawal/"))
    assert "Your story is taken back. Nobody can read it now." in page.main
    assert "Told too soon." in page.main
    assert browser_of(ben).get(f"/stories/{story}/").status == 404
    row = stories.get(id=story)
    assert (make.written(row), row.title, row.excerpt, row.parts) == ("", "", "", []), "its words leave the tables"


def test_taking_back_twice_does_no_harm(ada, browser_of):
    story = make.a_story(ada, "Told too soon.")
    browser = browser_of(ada)
    form = browser.get(f"/stories/{story}/withdrawal/").form()
    for _ in range(2):
        assert browser.send(form, follow=False).status == 303
    assert "Told too soon." in browser.get(f"/stories/{story}/").main


def test_nobody_takes_anothers_story_back(ada, ben, mira, browser_of, stories):
    story = make.a_story(ada)
    for viewer in (ben, mira):
        assert browser_of(viewer).get(f"/stories/{story}/withdrawal/").status == 403
        assert browser_of(viewer).post(f"/stories/{story}/withdrawal/").status == 403
    assert stories.get(id=story).withdrawn_on is None


def test_replies_are_closed_and_opened_again(ada, ben, browser_of):
    story = make.a_story(ada)
    make.a_reply(ben, story, "Said before.")
    browser = browser_of(ada)
    page = browser.send(browser.get(f"/stories/{story}/").form(f"/stories/{story}/closing/"))
    assert "Replies are closed. What was said stays." in page.main
    reader = browser_of(ben).get(f"/stories/{story}/").main
    assert "Said before." in reader
    assert "Replies to this story are closed." in reader
    page = browser.send(page.form(f"/stories/{story}/opening/"))
    assert "Replies are open again." in page.main


def test_who_keeps_the_place_can_close_replies_and_a_reader_cannot(ada, ben, mira, browser_of, stories):
    story = make.a_story(ada)
    assert browser_of(ben).post(f"/stories/{story}/closing/").status == 403
    assert stories.get(id=story).closed_on is None
    assert browser_of(mira).post(f"/stories/{story}/closing/").status == 303
    assert stories.get(id=story).closed_on is not None
    assert "Open replies" in browser_of(mira).get(f"/stories/{story}/").main


def test_my_things_ask_again_who_i_am(ada, browser_of):
    """Someone else may hold the phone, with the browser open."""
    make.a_story(ada, "Only mine.", title="Only mine", audience="me")
    stale = browser_of(ada, fresh=False)
    for url in ("/stories/mine/", "/stories/mine/replies/", "/kept/"):
        page = stale.get(url, follow=False)
        assert page.status == 302
        assert page.goes_to.startswith("/sign-in/again/")


def test_everything_i_answered_is_among_my_things(ada, ben, cy, browser_of):
    from tealight.stories.actions.withdraw_reply import withdraw_reply
    from tests.stories.wishes import takes_back

    story, gone = make.a_story(ada), make.a_story(cy)
    make.a_reply(ben, story, "Thank you, @Ada, for this.")
    back = make.a_reply(ben, story, "Said too much.")
    withdraw_reply(viewer=ben, now=make.NOW, reply=back)
    lost = make.a_reply(ben, gone, "Under what is gone.")
    takes_back(cy, gone)
    page = browser_of(ben).get("/stories/mine/replies/")
    for words in ("Thank you, @Ada, for this.", "Said too much.", "taken back", "Under what is gone."):
        assert words in page.main
    assert "You cannot read the story it answered any more." in page.main
    assert f"/stories/{gone}/replies/{lost}/" not in page.links()
    assert "Nothing yet. Reading is enough." in browser_of(cy).get("/stories/mine/replies/").main


def take_back_from_my_things(browser):
    page = browser.get("/stories/mine/replies/")
    (url,) = [link for link in page.links() if link.endswith("/withdrawal/")]
    page = browser.get(url)
    assert "/stories/mine/replies/" in page.links(), "the way back leads to a page that can be read"
    page = browser.send(page.form(url))
    assert "Your reply is taken back." in page.main
    assert url not in page.links()
    return page


def test_what_i_said_in_a_room_i_left_can_be_taken_back(ada, ben, cy, browser_of):
    from tealight.groups.actions.leave_group import leave_group

    ada, ben, cy = (make.in_room(person) for person in (ada, ben, cy))
    (room,) = ben.groups
    story = make.a_story(ada, audience="group", group=room)
    make.a_reply(ben, story, "Too near to home.")
    leave_group(viewer=ben, now=make.NOW, group=room)
    assert "Too near to home." in browser_of(cy).get(f"/stories/{story}/").main
    page = take_back_from_my_things(browser_of(ben))
    assert "Too near to home." in page.main, "it is theirs to read"
    assert "Too near to home." not in browser_of(cy).get(f"/stories/{story}/").main


def test_what_i_said_in_a_circle_i_left_is_not_opened_and_can_be_taken_back(ada, ben, browser_of):
    from tealight.groups.actions.leave_circle import leave_circle
    from tealight.media.models import Photo

    ada = make.a_circle(ada, ben)
    story = make.a_story(ada, audience="circle")
    ben = make.as_viewer(ben.member_id)
    make.a_reply(ben, story, "In the family.", photos=chosen(ben))
    assert Photo.objects.count() == 1
    leave_circle(viewer=ben, now=make.NOW, circle=ada.own_circle)
    page = browser_of(ben).get("/stories/mine/replies/")
    assert "Said in a circle you are not in any more." in page.main
    assert "In the family." not in page.html
    assert "In the family." in browser_of(ada).get(f"/stories/{story}/").main
    page = take_back_from_my_things(browser_of(ben))
    assert "Said in a circle you are not in any more." in page.main
    assert "In the family." not in browser_of(ada).get(f"/stories/{story}/").html
    assert not Photo.objects.exists(), "what nobody can open is not kept"

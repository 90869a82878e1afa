"""Changing a story: its words, its notes, and whom it is for."""

import pytest

from tests import make
from tests.stories.conftest import press

WORDS = "Nobody warns you about the admin."


def offered(page):
    return [e.get("value") for e in page.root.iter("input") if e.get("name") == "audience"]


# ── words ────────────────────────────────────────────────────────────────────────────────────────
def test_the_page_holds_the_story_as_it_was_written(desk, teasel, edit):
    story = make.a_story(teasel, "[note: birth]\nOne *two*.", title="The admin", need="information", notes=["ivf"])
    page, form = edit(story)
    assert form.fields["title"] == ["The admin"] and form.fields["body"] == ["[note: birth]\nOne *two*."]
    assert form.fields["need"] == ["information"] and form.fields["notes"] == ["ivf"]
    assert form.fields["audience"] == ["members"]
    assert "Nobody sees a change until you save it." in page.main


def test_saved_changes_are_what_others_read(desk, teasel, rowan, edit, browser_of, stories):
    story = make.a_story(teasel, WORDS, title="The admin")
    sent = press(desk, edit(story)[1], title="The ward", body="Other *words*.", notes=["faith"])
    assert (sent.status, sent.goes_to) == (303, f"/stories/{story}/")
    assert "Your changes are saved." in desk.browser.follow(sent).words
    page = browser_of(rowan).get(f"/stories/{story}/")
    assert page.heading == "The ward" and "Other words." in page.main and "admin" not in page.main
    assert "changed since" in page.main
    assert stories.get().edited_on is not None


def test_a_change_can_be_seen_first(desk, teasel, edit, stories):
    story = make.a_story(teasel, WORDS)
    page = press(desk, edit(story)[1], "preview", body="Other words.\n\nAnd more.")
    form = page.form(f"/stories/{story}/edit/")
    assert "Other words." in page.main and make.written(stories.get()) == WORDS
    assert ("do", "save") in form.buttons
    assert press(desk, form, **{"note-1": ["birth"]}).status == 303
    assert make.written(stories.get()) == "Other words.\n\n[note: birth]\nAnd more."


def test_a_mention_is_changed_by_name(desk, teasel, rowan, edit, stories):
    story = make.a_story(teasel, "Thank you @Rowan.")
    _, form = edit(story)
    assert form.fields["body"] == ["Thank you @Rowan."]
    press(desk, form, body="Thank you so much @Rowan.")
    assert make.written(stories.get()) == f"Thank you so much @[{rowan.persona_id}]."


def test_refused_changes_come_back_and_the_story_stays(desk, teasel, edit, stories):
    story = make.a_story(teasel, WORDS)
    for body, said in (("", "There are no words yet."), ("x" * 40_001, "longer than 40,000")):
        page = press(desk, edit(story)[1], body=body)
        assert page.status == 422 and said in page.main
        assert page.form(f"/stories/{story}/edit/").fields["body"] == [body]
    assert make.written(stories.get()) == WORDS


def test_only_the_author_can_change_it(teasel, rowan, mira, cy, browser_of):
    story, hidden = make.a_story(teasel), make.a_story(teasel, audience="me")
    for person in (rowan, mira):
        browser = browser_of(person)
        assert browser.get(f"/stories/{story}/edit/").status == 403
        assert browser.post(f"/stories/{story}/edit/", {"do": "save", "body": "Mine."}).status == 403
        assert browser.get(f"/stories/{hidden}/edit/").status == 404
    assert browser_of(cy).get("/stories/12345/edit/").status == 404


def test_what_the_team_took_down_cannot_be_changed(desk, teasel, stories):
    story = make.a_story(teasel)
    stories.update(removed_on=make.NOW.date())
    page = desk.browser.get(f"/stories/{story}/edit/")
    assert page.status == 403 and "The team took this down" in page.words


# ── two windows ──────────────────────────────────────────────────────────────────────────────────
def test_a_change_from_another_window_is_not_replaced_unseen(desk, teasel, edit, stories):
    story = make.a_story(teasel, WORDS)
    (_, one), (_, two) = edit(story), edit(story)
    press(desk, one, body="From the first window.")
    page = press(desk, two, body="From the second.")
    assert page.status == 422 and "You changed this in another window meanwhile" in page.main
    assert make.written(stories.get()) == "From the first window."
    again = page.form(f"/stories/{story}/edit/")
    assert again.fields["body"] == ["From the second."]
    assert press(desk, again).status == 303
    assert make.written(stories.get()) == "From the second."


def test_a_reply_in_between_is_no_change(desk, teasel, rowan, edit):
    story = make.a_story(teasel, WORDS)
    _, form = edit(story)
    make.a_reply(rowan, story)
    assert press(desk, form, body="Other words.").status == 303


def test_pressing_save_twice_does_no_harm(desk, teasel, edit, stories):
    story = make.a_story(teasel, WORDS)
    _, form = edit(story)
    press(desk, form, body="Other words.")
    page = press(desk, form, body="Other words.")
    assert make.written(stories.get()) == "Other words."
    assert page.status in {303, 422}


def test_a_page_made_for_another_story_saves_nothing_here(desk, teasel, edit, stories):
    one, two = make.a_story(teasel, "One."), make.a_story(teasel, "Two.")
    _, form = edit(one)
    page = desk.browser.post(f"/stories/{two}/edit/", {**form.fields, "do": "save", "body": "Three."})
    assert page.status == 422 and "made for someone else" in page.main
    assert make.written(stories.get(id=two)) == "Two."


# ── a change begun ───────────────────────────────────────────────────────────────────────────────
def test_a_change_begun_waits_for_its_author_and_nobody_sees_it(desk, teasel, rowan, edit, browser_of, stories):
    from tealight.stories.queries.drafts import drafts

    story = make.a_story(teasel, WORDS)
    sent = press(desk, edit(story)[1], "keep", body="Half a thou")
    assert "Your changes are kept as a draft." in desk.browser.follow(sent).words
    assert WORDS in browser_of(rowan).get(f"/stories/{story}/").main
    page, form = edit(story)
    assert "You began to change this before." in page.main and form.fields["body"] == ["Half a thou"]
    assert "/stories/drafts/0/throw-away/" in page.links()
    assert desk.browser.get("/stories/drafts/0/", follow=False).goes_to == f"/stories/{story}/edit/"
    assert press(desk, form, body="Half a thought.").status == 303
    assert drafts(teasel) == () and make.written(stories.get()) == "Half a thought."


def test_a_change_is_kept_as_it_is_typed(desk, teasel, edit):
    story = make.a_story(teasel, WORDS)
    page, form = edit(story)
    save = next(e.get("data-save") for e in page.root.iter("draft-keeper"))
    answer = desk.browser.client.post(save, {**form.fields, "body": "Half"})
    assert answer.status_code == 200
    assert edit(story)[1].fields["body"] == ["Half"]


def test_a_change_begun_before_another_was_saved_is_not_put_over_it(desk, teasel, edit, stories):
    story = make.a_story(teasel, WORDS)
    _, one = edit(story)
    press(desk, one, "keep", body="Begun long ago.")
    from tealight.stories.actions.edit_story import edit_story

    edit_story(viewer=teasel, now=make.NOW, story=story, title="", source="Saved elsewhere.", audience="members", need="company")
    page = press(desk, edit(story)[1])
    assert page.status == 422 and "another window" in page.main
    assert make.written(stories.get()) == "Saved elsewhere."


# ── whom it is for ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("was", "audience", "said"),
    [
        ("circle", "me", "Only you can read it now."), ("me", "circle", "Only your circle can read it now."),
        ("circle", "members", "All members can read it now."), ("members", "me", "Only you can read it now."),
        ("members", "room:late-loss", "People in this room can read it now."),
    ],
)
def test_a_story_nobody_could_answer_unseen_can_go_to_whomever_its_author_chooses(
    teasel, rowan, ben, desk_of, edit, browser_of, was, audience, said
):
    teasel = make.a_circle(teasel, ben)
    story = make.a_story(teasel, WORDS, audience=was)
    desk = desk_of(teasel)
    sent = press(desk, edit(story, desk.browser)[1], audience=audience)
    assert said in desk.browser.follow(sent).words
    readers = {"me": (), "circle": (ben,), "members": (ben, rowan), "room:late-loss": (rowan,)}[audience]
    for person in (rowan, ben):
        status = browser_of(person).get(f"/stories/{story}/").status
        assert (status == 200) == (person in readers)


def test_what_others_could_answer_and_is_for_oneself_now_stays_there(teasel, rowan, desk_of, edit, stories):
    """Else an answer that waits would come with it, to others than it was written for; and whether one waits, could be seen."""
    for answered in (False, True):
        story = make.a_story(teasel, WORDS, room="late-loss")
        if answered:
            make.a_reply(rowan, story, "Late.", later=True)
        desk = desk_of(teasel)
        assert press(desk, edit(story, desk.browser)[1], audience="me").status == 303
        page, form = edit(story, desk.browser)
        assert offered(page) == ["me"] and "stays yours alone" in page.main
        assert press(desk, form, audience="members").status == 422
        assert stories.get(id=story).audience == "me"


def test_what_was_for_oneself_is_as_new_when_it_is_shared(desk, teasel, edit, stories):
    from datetime import timedelta

    story = make.a_story(teasel, WORDS, audience="me", now=make.NOW - timedelta(days=400))
    sent = press(desk, edit(story)[1], audience="members")
    assert "All members can read it now." in desk.browser.follow(sent).words
    row = stories.get()
    assert row.edited_on is None and row.sealed is None and (row.hour.year, make.written(row)) != (make.NOW.year - 1, "")


def test_an_answered_story_goes_to_fewer_and_never_to_others(teasel, rowan, desk_of, edit, stories):
    """Whoever answered wrote for those who could read it then."""
    from tealight.place.actions.shape_place import shape_place

    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=make.NOW.date())
    teasel = make.in_room(make.a_circle(teasel, rowan), "early-loss")
    story = make.a_story(teasel, WORDS)
    make.a_reply(rowan, story)
    desk = desk_of(teasel)
    page, form = edit(story, desk.browser)
    assert offered(page) == ["members", "room:early-loss", "room:late-loss"]
    for audience in ("me", "circle", "anyone"):
        assert press(desk, form, audience=audience).status == 422
    assert stories.get().audience == "members"
    assert press(desk, form, audience="room:late-loss").status == 303
    assert offered(edit(story, desk.browser)[0]) == ["room:late-loss"]


@pytest.mark.parametrize("audience", ["me", "circle", "anyone", "members"])
def test_the_action_itself_refuses_to_carry_answers_to_others(teasel, rowan, audience):
    from tealight.kernel.verdict import Refused
    from tealight.stories.actions.edit_story import edit_story

    teasel = make.a_circle(teasel, rowan)
    story = make.a_story(teasel, WORDS, room="late-loss")
    make.a_reply(rowan, story)
    with pytest.raises(Refused, match="Whoever answers this"):
        edit_story(viewer=teasel, now=make.NOW, story=story, title="", source=WORDS, audience=audience, need="company")


def test_words_can_be_mended_in_a_room_one_has_left_or_that_closed(desk, teasel, edit, stories):
    from tealight.groups.actions.close_room import close_room
    from tealight.groups.actions.leave_group import leave_group
    from tealight.groups.models import Group

    story, room = make.a_story(teasel, WORDS, room="late-loss"), Group.objects.get(slug="late-loss").id
    leave_group(viewer=teasel, now=make.NOW, group=room)
    close_room(viewer=make.TEST, now=make.NOW, group=room)
    page, form = edit(story)
    assert offered(page)[0] == "room:late-loss"
    assert press(desk, form, body="Mended.").status == 303
    assert make.written(stories.get()) == "Mended." and stories.get().group_id == room


def test_a_circle_story_stays_readable_to_its_circle_when_mended(teasel, rowan, desk_of, edit, again, stories, words_of):
    teasel = make.a_circle(teasel, rowan)
    story = make.a_story(teasel, WORDS, audience="circle")
    desk = desk_of(teasel)
    assert press(desk, edit(story, desk.browser)[1], body="Mended.").status == 303
    assert words_of(stories.get(), again(rowan)).source == "Mended."


def test_what_was_taken_back_can_be_mended_and_stays_back(desk, teasel, rowan, edit, browser_of, stories, words_of):
    from tealight.stories.actions.withdraw_story import withdraw_story

    story = make.a_story(teasel, WORDS)
    withdraw_story(viewer=teasel, now=make.NOW, story=story)
    page, form = edit(story)
    assert "you took it back" in page.main and offered(page) == ["members"]
    assert press(desk, form, body="For myself.").status == 303
    assert browser_of(rowan).get(f"/stories/{story}/").status == 404
    assert words_of(stories.get(), teasel).source == "For myself." and make.written(stories.get()) == ""

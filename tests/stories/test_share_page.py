"""Writing something, without any script: from an empty page to what exactly those chosen can read."""

import pytest

from tests import make

WORDS = "Nobody warns you about the *admin*."


def checked(page, name):
    return [e.get("value") for e in page.root.iter("input") if e.get("name") == name and e.get("checked") is not None]


def offered(page, name="audience"):
    return [e.get("value") for e in page.root.iter("input") if e.get("name") == name]


# ── what is offered, and what is chosen before anybody chooses ──────────────────────────────────
def test_the_page_offers_exactly_those_one_may_share_with(desk):
    desk.open()
    assert offered(desk.page) == ["me", "room:late-loss", "members"]


def test_anyone_is_offered_only_where_the_operator_allows_it(desk):
    make_anyone()
    desk.open()
    assert offered(desk.page) == ["me", "room:late-loss", "members", "anyone"]


def make_anyone():
    from tealight.place.actions.shape_place import shape_place

    shape_place(viewer=make.TEST, now=make.NOW, anyone_audience_on=make.NOW.date())


def test_the_circle_is_said_as_a_number(teasel, rowan, cy, desk_of):
    desk = desk_of(make.a_circle(teasel, rowan, cy))
    desk.open()
    assert offered(desk.page)[:2] == ["me", "circle"]
    assert "My circle 2 people" in desk.page.words
    assert "Rowan" not in desk.page.words


def test_who_has_no_circle_can_make_one_and_their_words_are_kept(desk, teasel):
    from tealight.stories.queries.drafts import drafts

    sent = desk.press("circle", body=WORDS)
    assert (sent.status, sent.goes_to) == (303, "/circle/")
    assert [draft.fields["body"] for draft in drafts(teasel)] == [WORDS]


def test_ones_only_room_is_chosen(desk):
    desk.open()
    assert checked(desk.page, "audience") == ["room:late-loss"]


def test_with_several_rooms_nothing_is_chosen(teasel, desk_of):
    desk = desk_of(make.in_room(teasel, "early-loss"))
    desk.open()
    assert checked(desk.page, "audience") == []


def test_the_room_one_came_from_is_chosen(teasel, desk_of):
    desk = desk_of(make.in_room(teasel, "early-loss"))
    desk.open("?room=early-loss")
    assert checked(desk.page, "audience") == ["room:early-loss"]


@pytest.mark.parametrize("room", ["tfmr", "no-such-room", "", "members", "me"])
def test_a_room_one_is_not_in_is_never_chosen(teasel, desk_of, room):
    desk = desk_of(make.in_room(teasel, "early-loss"))
    desk.open(f"?room={room}")
    assert checked(desk.page, "audience") == []
    assert "room:tfmr" not in offered(desk.page)


def test_what_was_used_last_is_never_chosen(desk):
    desk.press("share", body=WORDS, audience="me")
    desk.open()
    assert checked(desk.page, "audience") == ["room:late-loss"]


def test_the_note_about_ending_a_pregnancy_is_a_plain_choice_and_nothing_is_preset(desk):
    desk.open()
    assert "tfmr" in offered(desk.page, "notes")
    assert checked(desk.page, "notes") == []


def test_the_page_says_who_is_here(desk):
    desk.open()
    assert "Volunteers are here" in desk.page.main


def test_it_is_signed_with_the_pen_name_until_something_else_is_chosen(desk):
    desk.open()
    assert desk.page.form("/stories/new/").fields["write_as"] == ["pen-name"]
    assert "Teasel" in desk.page.main


def test_a_visitor_is_asked_to_sign_in(anybody):
    page = anybody.get("/stories/new/", follow=False)
    assert page.status == 302 and page.goes_to.startswith("/sign-in/?next=")


# ── sharing ──────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("me", "Kept. Only you can read it."),
        ("circle", "Shared. Only your circle can read it."),
        ("room:late-loss", "Shared with this room."),
        ("members", "Shared. All members can read it."),
        ("anyone", "Shared. Anyone can read it, with or without an account."),
    ],
)
def test_what_is_shared_reaches_exactly_those_chosen(teasel, rowan, cy, ben, desk_of, browser_of, stories, audience, said):
    make_anyone()
    make.a_circle(teasel, cy)
    desk = desk_of(teasel)
    sent = desk.press("share", body=WORDS, audience=audience, title="The admin")
    assert sent.status == 303
    row = stories.get()
    assert sent.goes_to == f"/stories/{row.id}/"
    page = desk.browser.follow(sent)
    assert said in page.words and "Nobody warns you about the admin." in page.main
    readers = {"me": "", "circle": "cy", "room:late-loss": "rowan"}.get(audience, "cy rowan ben").split()
    for name, person in {"cy": cy, "rowan": rowan, "ben": ben}.items():
        there = browser_of(person).get(sent.goes_to)
        assert (there.status == 200) == (name in readers), name
        assert ("warns you" in there.words) == (name in readers)


def test_everything_chosen_is_what_is_stored(desk, stories):
    desk.press("share", body=WORDS, title="The  admin", audience="members", need="information", notes=["ivf", "faith"])
    row = stories.select_related("persona").get()
    assert (row.title, row.need, row.audience, row.persona.name) == ("The admin", "information", "members", "Teasel")
    assert make.written(row) == WORDS and row.parts == [[0, "<p>Nobody warns you about the <em>admin</em>.</p>"]]
    from tealight.place.queries import notes

    assert notes().keys(row.notes) == ["ivf", "faith"]
    assert (row.hour.minute, row.hour.second) == (0, 0)


def test_enter_in_a_line_shares_nothing(desk, stories):
    """The first button of a form is what Enter presses: it must be the one that only shows."""
    form = desk.open()
    assert form.buttons[0] == ("do", "preview")
    page = desk.browser.send(form, press="do", body=WORDS)
    assert page.status == 200 and stories.count() == 0
    page = desk.browser.send(form, body=WORDS)  # no button at all
    assert page.status == 200 and stories.count() == 0


def test_without_script_the_button_promises_nothing_it_cannot_know(desk):
    desk.open()
    buttons = ["".join(e.itertext()) for e in desk.page.root.iter("button") if e.get("value") == "share"]
    assert buttons == ["Share"]
    deeds = {e.get("value"): e.get("data-deed") for e in desk.page.root.iter("input") if e.get("name") == "audience"}
    assert deeds == {
        "me": "Keep for myself", "room:late-loss": "Share with Late loss and stillbirth",
        "members": "Share with all members",
    }


def test_sharing_throws_the_draft_away(desk, teasel):
    from tealight.stories.queries.drafts import drafts

    form = desk.open()
    answer = desk.browser.client.post("/stories/drafts/keep/", {**form.fields, "body": WORDS[:9]}).json()
    assert len(drafts(teasel)) == 1
    desk.press("share", form, body=WORDS, audience="members", **answer["fields"])
    assert drafts(teasel) == ()


# ── pressed twice, sent again ────────────────────────────────────────────────────────────────────
def test_a_double_click_shares_once(desk, stories):
    form = desk.open()
    first = desk.press("share", form, body=WORDS, audience="members")
    second = desk.press("share", form, body=WORDS, audience="members")
    assert first.goes_to == second.goes_to
    assert stories.count() == 1


def test_two_pages_share_two_stories(desk, stories):
    one, two = desk.open(), desk.open()
    desk.press("share", one, body=WORDS, audience="members")
    desk.press("share", two, body=WORDS, audience="members")
    assert stories.count() == 2


def test_other_words_from_a_page_already_shared_are_neither_lost_nor_put_over_the_first(desk, stories):
    form = desk.open()
    first = desk.press("share", form, body=WORDS, audience="members")
    page = desk.press("share", form, body="Other words.", audience="members")
    assert page.status == 422
    assert "This was shared already, with other words." in page.main
    assert first.goes_to in page.links()
    again = page.form("/stories/new/")
    assert again.fields["body"] == ["Other words."]
    desk.press("share", again)
    assert sorted(make.written(row) for row in stories.all()) == [WORDS, "Other words."]


def test_a_page_made_for_someone_else_shares_nothing_and_gives_the_words_back(desk, rowan, desk_of, stories):
    """A shared computer: one signed out, another signed in, and the old page was still open."""
    form = desk.open()
    page = desk_of(rowan).browser.post("/stories/new/", {**form.fields, "do": "share", "body": WORDS, "audience": "members"})
    assert page.status == 422 and stories.count() == 0
    assert "made for someone else" in page.main
    assert page.form("/stories/new/").fields["body"] == [WORDS]


# ── the story's own page tells its author what became of it ─────────────────────────────────────
def test_a_newcomers_link_waits_and_the_author_is_told(cy, desk_of, browser_of, ben, stories):
    desk = desk_of(cy)
    shown = desk.press("preview", body="See https://a.example/", audience="members")
    assert "In the first week a person reads links before members can see them." in shown.main
    sent = desk.press("share", body="See https://a.example/", audience="members")
    page = desk.browser.follow(sent)
    assert page.words.count("Your words are saved. Members cannot see them yet: a person reads them first.") == 1
    assert browser_of(ben).get(sent.goes_to).status == 404
    assert stories.get().held_on is not None


def test_nothing_waits_that_nobody_else_can_read(cy, desk_of, stories):
    desk = desk_of(cy)
    shown = desk.press("preview", body="See https://a.example/", audience="me")
    assert "before members can see" not in shown.main
    desk.press("share", body="See https://a.example/", audience="me")
    assert stories.get().held_on is None

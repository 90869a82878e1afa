"""Whatever is sent, the page says what happened, keeps what was typed, and shares nothing by mistake."""

import pytest

from tests import make

WORDS = "Nobody warns you about the admin."
LONG = 40_000


def refused(page, sentence, *, body=WORDS):
    """The page came back with the sentence linked to where it belongs, and everything typed."""
    assert page.status == 422
    assert sentence in page.main
    assert page.form("/stories/new/").fields["body"] == [body]
    targets = {e.get("id") for e in page.root.iter() if isinstance(e.tag, str)}
    assert all(link[1:] in targets for link in page.links() if link.startswith("#id_"))
    return page


def links_to(page, field):
    return f"#id_{field}" in page.links()


@pytest.mark.parametrize("body", ["", "   ", "\n\n\t\n", "\u200b\u2060", "[note: birth]", "\x00\x07", "\ufeff"])
def test_no_words_are_not_shared(desk, stories, body):
    page = desk.press("share", body=body, audience="members", title="Only a title")
    assert page.status == 422 and stories.count() == 0
    assert "There are no words yet." in page.main and links_to(page, "body")
    assert page.form("/stories/new/").fields["title"] == ["Only a title"]


@pytest.mark.parametrize("body", [".", "—", "🕯️", "אחרי", "1", "…", "👶🏽", "\u202eabc\u202c"])
def test_little_is_enough(desk, stories, body):
    assert desk.press("share", body=body, audience="members").status == 303
    assert make.written(stories.get()) == body


def test_the_longest_text_is_shared_whole(desk, stories):
    text = ("a" * 99 + "\n") * (LONG // 100)
    assert desk.press("share", body=text[:LONG - 1] + "b", audience="members").status == 303
    assert len(make.written(stories.get())) == LONG


@pytest.mark.slow
def test_one_sign_more_is_given_back_whole(desk, stories):
    page = refused(
        desk.press("share", body="a" * (LONG + 1), audience="members"), "longer than 40,000 characters", body="a" * (LONG + 1)
    )
    assert links_to(page, "body") and stories.count() == 0


@pytest.mark.parametrize("sign", ["word ", "é ", "🕯️ "])
def test_a_mebibyte_is_given_back_whole(desk, stories, sign):
    text = (sign * (1024 * 1024 // len(sign.encode()))).strip()
    page = desk.press("share", body=text, audience="members")
    refused(page, "longer than 40,000 characters", body=text)
    assert stories.count() == 0


def test_a_title_too_long_is_given_back_whole(desk, stories):
    page = refused(desk.press("share", body=WORDS, title="t" * 121, audience="members"), "A title has 120 characters and no more.")
    assert links_to(page, "title") and page.form("/stories/new/").fields["title"] == ["t" * 121]
    assert stories.count() == 0
    assert desk.press("share", body=WORDS, title="t" * 120, audience="members").status == 303


def test_nobody_chosen_is_asked_for(desk, stories):
    page = refused(desk.press("share", body=WORDS, audience=[]), "Choose who can read it.")
    assert links_to(page, "audience") and stories.count() == 0


@pytest.mark.parametrize("audience", ["room:tfmr", "room:early-loss", "anyone", "circle", "group", "1", "me'--", "room:"])
def test_nobody_shares_where_they_may_not(desk, stories, audience):
    page = refused(desk.press("share", body=WORDS, audience=audience), "Choose who can read it.")
    assert links_to(page, "audience") and stories.count() == 0


def test_a_note_that_is_none_is_not_taken_for_one(desk, stories):
    """Somebody believes a note protects others; if it is gone meanwhile they are told."""
    page = refused(desk.press("share", body=WORDS, audience="members", notes=["birth", "no-such-note"]), "not offered any more")
    assert links_to(page, "notes") and stories.count() == 0


def test_a_note_retired_meanwhile_is_told(desk, stories):
    from tealight.place.models import ContentNote, PlaceSettings

    form = desk.open()
    ContentNote.objects.filter(key="faith").update(retired_on=make.NOW.date())
    PlaceSettings.objects.update(version=99)
    refused(desk.press("share", form, body=WORDS, audience="members", notes=["faith"]), "not offered any more")


def test_a_need_that_is_none_is_asked_for_again(desk, stories):
    page = refused(desk.press("share", body=WORDS, audience="members", need="money"), "Choose what would help.")
    assert links_to(page, "need") and stories.count() == 0


@pytest.mark.parametrize(
    "ticket",
    ["", "1", "1.", ".", "1.deadbeef", "-1.x", "9" * 400, "١.x", "1.é", "9007199254740992." + "0" * 32, "0." + "0" * 32],
)
def test_a_forged_id_shares_nothing_under_it(desk, stories, ticket):
    page = refused(desk.press("share", body=WORDS, audience="members", ticket=ticket), "made for someone else")
    assert stories.count() == 0
    assert desk.press("share", page.form("/stories/new/")).status == 303
    assert stories.get().id != 1


def test_a_ticket_for_another_kind_of_thing_shares_nothing(desk, teasel, stories):
    from tealight.stories.forms import ticket

    refused(desk.press("share", body=WORDS, audience="members", ticket=ticket.draw(teasel, "edit", 5)), "made for someone else")


def test_someone_elses_story_cannot_be_written_over(desk, teasel, rowan, stories):
    """Not even with a signature of one's own for its id."""
    from tealight.stories.forms import ticket

    theirs = make.a_story(rowan)
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        desk.press("share", body="Mine now.", audience="members", ticket=ticket.draw(teasel, "story", theirs))
    assert make.written(stories.get(id=theirs)) == "Nobody warns you about the admin."


@pytest.mark.parametrize("name", ["slot", "base", "window"])
@pytest.mark.parametrize("value", ["-1", "x", "9" * 300, "\x00", "64", "é" * 100])
def test_nonsense_about_a_draft_does_no_harm(desk, stories, name, value):
    assert desk.press("share", body=WORDS, audience="members", **{name: value}).status == 303
    assert stories.count() == 1


# ── words that try to be something else ──────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b>', "{{ shell }}{% debug %}", "</textarea><b>x",
     "\x00nul\x00", "\u202ertl", "&lt;b&gt;", "]]>", "-->", "%s%s%n", "'; DROP TABLE stories_story;--"],
)
def test_odd_words_stay_words_on_every_page(desk, stories, text):
    shown = desk.press("preview", body=text, title=text[:100], audience="members")
    assert shown.status == 200
    back = desk.press("write", shown.form("/stories/new/"))
    sent = desk.press("share", back.form("/stories/new/"))
    assert sent.status == 303
    desk.browser.follow(sent)
    tidy = text.replace("\x00", "")
    assert make.written(stories.get()) == tidy
    page = desk.browser.get(f"{sent.goes_to}edit/")
    assert page.form(f"{sent.goes_to}edit/").fields["body"] == [tidy]


def test_a_story_right_to_left_can_be_written_and_read(desk):
    sent = desk.press("share", body="אחרי הלידה השקטה", title="שקט", audience="members")
    page = desk.browser.follow(sent)
    assert page.heading == "שקט"
    desk.open()
    assert {e.get("dir") for e in desk.page.root.iter("textarea")} == {"auto"}


# ── switches, decisions, rooms that close ────────────────────────────────────────────────────────
def switch(**changes):
    from tealight.place.actions.shape_place import shape_place

    shape_place(viewer=make.TEST, now=make.NOW, **changes)


def test_paused_sharing_is_said_before_writing_and_again_at_the_button(desk, stories):
    switch(posting_paused_on=make.NOW.date())
    desk.open()
    assert "Sharing is paused for now." in desk.page.main
    refused(desk.press("share", body=WORDS, audience="members"), "Sharing is paused for now.")
    assert stories.count() == 0
    assert desk.press("keep", body=WORDS).status == 303
    assert desk.press("share", body=WORDS, audience="me").status == 303


def test_a_place_that_can_only_be_read_keeps_nothing_and_says_so(desk, teasel, stories):
    from tealight.stories.queries.drafts import drafts

    switch(read_only_on=make.NOW.date())
    desk.open()
    assert "can only be read for now" in desk.page.main
    for deed in ("share", "keep", "circle"):
        refused(desk.press(deed, body=WORDS, audience="me"), "can only be read for now")
    assert stories.count() == 0 and drafts(teasel) == ()


def test_a_decision_against_writing_leaves_the_page_for_oneself(teasel, desk_of, stories):
    from tealight.accounts.models import Sanction

    Sanction.objects.create(tag=teasel.keys.slots("sanction/v1", 1)[0], kind="write")
    desk = desk_of(teasel)
    desk.open()
    assert "A decision of the team stops you from writing for now." in desk.page.main
    assert [e.get("value") for e in desk.page.root.iter("input") if e.get("name") == "audience"] == ["me"]
    refused(desk.press("share", body=WORDS, audience="members"), "Choose who can read it.")
    assert desk.press("share", body=WORDS, audience="me").status == 303
    assert desk.press("keep", body=WORDS).status == 303


def test_a_room_that_closed_while_one_wrote_takes_nothing_new(desk, stories):
    from tealight.groups.actions.close_room import close_room
    from tealight.groups.models import Group

    form = desk.open()
    close_room(viewer=make.TEST, now=make.NOW, group=Group.objects.get(slug="late-loss").id)
    refused(desk.press("share", form, body=WORDS, audience="room:late-loss"), "Choose who can read it.")
    assert stories.count() == 0


# ── a session that ended ─────────────────────────────────────────────────────────────────────────
def test_words_come_through_signing_in_again(desk, teasel, stories):
    """An hour of writing, and the session ended meanwhile: the sign-in page carries every field."""
    from django.conf import settings

    form = desk.open()
    del desk.browser.client.cookies[settings.SESSION_COOKIE_NAME]
    asked = desk.press("share", form, body=WORDS, title="The admin", audience="members", notes=["ivf", "faith"])
    assert asked.status == 403 and stories.count() == 0
    sign_in = asked.form("/sign-in/")
    typed = {name for name in sign_in.fields if "name" in name and "carried" not in name}
    page = desk.browser.send(sign_in, **{typed.pop(): "Teasel", "password": make.PASSWORD})
    again = page.form("/stories/new/")
    assert again.fields["body"] == [WORDS] and again.fields["notes"] == ["ivf", "faith"]
    sent = desk.browser.send(again, follow=False)
    assert sent.status == 303 and make.written(stories.get()) == WORDS


def test_carried_words_are_stored_nowhere(desk, disk):
    from django.conf import settings

    if not disk.is_sqlite:
        return
    form = desk.open()
    del desk.browser.client.cookies[settings.SESSION_COOKIE_NAME]
    desk.press("share", form, body="Palimpsest of the corridor.", audience="members")
    assert b"Palimpsest" not in disk.everything()

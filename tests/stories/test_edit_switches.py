"""Changing a story while the place holds its breath: sharing paused, newcomers' links, somebody stopped from writing."""

from tests import make
from tests.stories.conftest import press

WORDS = "Nobody warns you about the admin."


def test_paused_sharing_does_not_let_private_words_out_by_an_edit(desk, teasel, edit, stories):
    from tealight.place.actions.shape_place import shape_place

    story = make.a_story(teasel, WORDS, audience="me")
    _, form = edit(story)
    shape_place(viewer=make.TEST, now=make.NOW, posting_paused_on=make.NOW.date())
    page = press(desk, form, audience="members")
    assert page.status == 422 and "Sharing is paused" in page.main
    assert stories.get().audience == "me"


def test_while_sharing_is_paused_no_change_tells_more_and_notes_may_be_added(teasel, rowan, again, edit, desk, stories):
    from tealight.place.actions.shape_place import shape_place

    teasel = make.a_circle(teasel, rowan)
    near, shared = make.a_story(teasel, WORDS, audience="circle"), make.a_story(teasel, WORDS)
    forms = [edit(story)[1] for story in (near, shared, shared)]
    shape_place(viewer=make.TEST, now=make.NOW, posting_paused_on=make.NOW.date())
    for form, change in zip(forms, ({"audience": "members"}, {"body": "Come to this address."}), strict=False):
        page = press(desk, form, **change)
        assert page.status == 422 and "Sharing is paused" in page.main
    assert press(desk, forms[2], notes=["faith"], audience="me").status == 303
    assert stories.get(id=shared).audience == "me" and stories.get(id=shared).notes


def test_a_newcomers_link_put_in_later_waits_too(cy, desk_of, edit, stories):
    desk, story = desk_of(cy), make.a_story(cy, WORDS)
    sent = press(desk, edit(story, desk.browser)[1], body="See www.a.example")
    assert "Members cannot see them yet" in desk.browser.follow(sent).words
    assert stories.get().held_on is not None


def test_who_was_stopped_from_writing_still_mends_what_only_they_can_read(teasel, desk_of, edit):
    from tealight.accounts.models import Sanction

    mine, shared = make.a_story(teasel, WORDS, audience="me"), make.a_story(teasel, WORDS)
    Sanction.objects.create(tag=teasel.keys.slots("sanction/v1", 1)[0], kind="write")
    desk = desk_of(teasel)
    assert press(desk, edit(mine, desk.browser)[1], body="Mended.").status == 303
    assert desk.browser.get(f"/stories/{shared}/edit/").status == 403

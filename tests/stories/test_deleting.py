"""Deleting one story or one reply for good: of all of it nothing is left, and a receipt says so."""

import pytest

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel.verdict import Refused
from tealight.notices.models import Notice
from tealight.search.models import Passage
from tealight.stories.actions.erase_reply import erase_reply
from tealight.stories.actions.erase_story import erase_story
from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.actions.react import react
from tealight.stories.models import Draft, Reaction, Reply, Story
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject, drafts
from tests import make
from tests.ground.work import drain
from tests.groups.dump import changed, dump
from tests.stories.wishes import takes_back


def again(viewer):
    return make.as_viewer(viewer.member_id)


@pytest.mark.parametrize("anonymous", [False, True])
def test_a_story_goes_with_all_that_stands_under_it(ada, ben, cy, anonymous, browser_of):
    story = make.a_story(ada, "Told on a grey evening.", anonymous=anonymous)
    make.a_reply(cy, story, "Under it.", answers=make.a_reply(ben, story, "To it."))
    react(viewer=ben, now=make.NOW, story=story, kind="with-you")
    drain()
    browser = browser_of(again(ada))
    page = browser.get(f"/stories/{story}/erasure/")
    assert "The 2 replies under it go with it." in page.main
    receipt = browser.send(page.form(f"/stories/{story}/erasure/"))
    assert receipt.heading == "Your story is deleted" and "backup" in receipt.main
    for empty in (Story, Reply, Reaction, Notice, Passage):
        assert not empty.objects.exists(), empty
    assert browser_of(ben).get(f"/stories/{story}/").status == 404
    assert browser.get("/account/receipt/", follow=False).status == 302, "it is shown once"


@pytest.mark.parametrize("anonymous", [False, True])
def test_what_was_begun_to_change_in_it_goes_with_it(ada, ben, anonymous):
    """A draft of the change holds the very words; what was begun to answer, there or elsewhere, stays."""
    told = make.a_story(ben)
    story = make.a_story(ada, "Told on a grey evening.", anonymous=anonymous)
    reply = make.a_reply(again(ada), told, "Said too soon.", anonymous=anonymous)
    for kind, number, under in (("edit", story, 0), ("edit-reply", reply, told), ("reply", story, 0), ("story", 77, 0)):
        for window in ("one", "other"):  # the second is kept beside the first
            keep_draft(
                viewer=again(ada), now=make.NOW, subject=Subject(DraftKind(kind), number, under),
                fields={"body": f"{kind}, {window}"}, keeping=Keeping(window=window),
            )
    erase_story(viewer=again(ada), now=make.NOW, story=story)
    erase_reply(viewer=again(ada), now=make.NOW, reply=reply)
    assert {kept.subject.kind for kept in drafts(again(ada))} == {"reply", "story"}
    assert Draft.objects.count() == 4


def test_a_page_kept_for_those_without_an_account_is_not_shown_again(ada, ben, anybody):
    make.a_place_changes(anyone_audience_on=make.NOW.date())
    story = make.a_story(ada, "For anyone.", title="For anyone", audience="anyone")
    reply = make.a_reply(ben, story, "To it.")
    for _ in range(2):
        assert "To it." in anybody.get(f"/stories/{story}/").main
    erase_reply(viewer=ben, now=make.NOW, reply=reply)
    assert "To it." not in anybody.get(f"/stories/{story}/").html
    erase_story(viewer=ada, now=make.NOW, story=story)
    assert anybody.get(f"/stories/{story}/", follow=False).status != 200


def test_an_answered_reply_leaves_an_empty_place(ada, ben, cy, browser_of):
    story = make.a_story(ben)
    reply = make.a_reply(ada, story, "Said too soon.", anonymous=True)
    make.a_reply(cy, story, "An answer.", answers=reply)
    erase_reply(viewer=again(ada), now=make.NOW, reply=reply)
    page = browser_of(ben).get(f"/stories/{story}/")
    assert "An answer." in page.main and "A reply stood here." in page.main and "too soon" not in page.html
    assert not Passage.objects.filter(thing=reply).exists()


def test_what_was_taken_back_can_still_be_deleted(ada, browser_of):
    story = make.a_story(ada, "Too soon.")
    takes_back(ada, story)
    browser = browser_of(again(ada))
    assert f"/stories/{story}/erasure/" in browser.get(f"/stories/{story}/").links()
    erase_story(viewer=again(ada), now=make.NOW, story=story)
    assert not Story.objects.exists()


def test_nobody_else_deletes_anything(ada, ben, mira, browser_of):
    story, bens = make.a_story(ada), make.a_story(ben)
    reply = make.a_reply(ada, bens, "To Ben.", anonymous=True)
    for other in (ben, mira):
        with pytest.raises(Refused):
            erase_story(viewer=other, now=make.NOW, story=story)
        with pytest.raises(Refused):
            erase_reply(viewer=other, now=make.NOW, reply=reply)
        assert browser_of(other).get(f"/stories/{story}/erasure/").status == 403
        assert browser_of(other).get(f"/stories/{bens}/replies/{reply}/erasure/").status == 403
    assert Story.objects.count() == 2 and Reply.objects.count() == 1


def test_deleting_an_anonymous_thing_writes_no_row_of_her_account(ada, ben):
    story = make.a_story(ada, "As nobody.", anonymous=True)
    before = dump()
    erase_story(viewer=again(ada), now=make.NOW, story=story)
    touched = changed(before, dump())
    assert touched.keys() <= {"stories_story", "search_passage", "ledger_event"} | {t for t in touched if t.startswith("search_")}
    assert Persona.objects.filter(kind=PersonaKind.THREAD).count() == 1, "the face stays, or the row of her tags would be cut short"


def test_a_reply_is_deleted_from_its_menu_and_from_ones_own_list(ada, ben, browser_of):
    story = make.a_story(ben)
    reply = make.a_reply(ada, story, "Said too soon.")
    browser = browser_of(again(ada))
    url = f"/stories/{story}/replies/{reply}/erasure/"
    assert url in browser.get(f"/stories/{story}/").links()
    takes_back(ben, story)
    assert url in browser.get("/stories/mine/replies/").links()
    receipt = browser.send(browser.get(url).form(url))
    assert receipt.heading == "Your reply is deleted" and not Reply.objects.exists()

"""Changing a reply."""

import pytest

from tests import make


@pytest.fixture
def there(teasel, rowan):
    """A story of Rowan's and a reply of Teasel's: their ids, and the page to change the reply."""
    story = make.a_story(rowan)
    reply = make.a_reply(teasel, story, "[note: birth]\nI’m so *sorry*.", notes=["ivf"])
    return story, reply, f"/stories/{story}/replies/{reply}/edit/"


@pytest.fixture
def replies(place):
    from tealight.stories.models import Reply

    return Reply.objects


def test_the_page_holds_the_reply_as_it_was_written(desk, there):
    form = desk.browser.get(there[2]).form(there[2])
    assert form.fields["body"] == ["[note: birth]\nI’m so *sorry*."] and form.fields["notes"] == ["ivf"]


def test_saved_changes_are_what_others_read(desk, rowan, there, browser_of):
    story, reply, url = there
    sent = desk.browser.send(desk.browser.get(url).form(url), press="do=save", follow=False, body="So sorry.", notes=["faith"])
    assert sent.status == 303
    page = desk.browser.follow(sent)
    assert "Your changes are saved." in page.words
    assert "So sorry." in browser_of(rowan).get(f"/stories/{story}/").main


def test_refused_changes_come_back(desk, there, replies):
    url = there[2]
    for body, said in (("", "There are no words yet."), ("x" * 40_001, "longer than 40,000")):
        page = desk.browser.send(desk.browser.get(url).form(url), press="do=save", body=body)
        assert page.status == 422 and said in page.main and page.form(url).fields["body"] == [body]
    page = desk.browser.send(desk.browser.get(url).form(url), press="do=save", notes=["no-such"])
    assert page.status == 422 and "not offered any more" in page.main
    assert "sorry" in make.written(replies.get())


def test_only_the_author_can_change_it(there, rowan, mira, browser_of, visitor):
    url = there[2]
    for person in (rowan, mira):
        assert browser_of(person).get(url).status == 403
        assert browser_of(person).post(url, {"do": "save", "body": "Mine."}).status == 403


@pytest.mark.parametrize("path", ["/stories/1/replies/{reply}/edit/", "/stories/{story}/replies/1/edit/"])
def test_a_reply_elsewhere_is_nowhere(desk, there, path):
    assert desk.browser.get(path.format(story=there[0], reply=there[1])).status == 404


def test_another_windows_change_is_not_replaced_unseen(desk, there, replies):
    url = there[2]
    one, two = (desk.browser.get(url).form(url) for _ in range(2))
    desk.browser.send(one, press="do=save", body="First.")
    page = desk.browser.send(two, press="do=save", body="Second.")
    assert page.status == 422 and "another window" in page.main and make.written(replies.get()) == "First."
    assert desk.browser.send(page.form(url), press="do=save", follow=False).status == 303
    assert make.written(replies.get()) == "Second."


def test_a_change_begun_is_kept_shown_again_and_goes_when_saved(desk, teasel, there, replies):
    from tealight.stories.queries.drafts import drafts

    url = there[2]
    page = desk.browser.get(url)
    save = next(e.get("data-save") for e in page.root.iter("draft-keeper"))
    assert desk.browser.client.post(save, {**page.form(url).fields, "body": "Ha"}).status_code == 200
    desk.browser.send(desk.browser.get(url).form(url), press="do=keep", body="Half")
    page = desk.browser.get(url)
    assert "You began to change this before." in page.main and page.form(url).fields["body"] == ["Half"]
    assert desk.browser.get("/stories/drafts/0/", follow=False).goes_to == url
    desk.browser.send(page.form(url), press="do=save", body="Whole.")
    assert drafts(teasel) == () and make.written(replies.get()) == "Whole."


def test_a_page_made_for_someone_else_saves_nothing(desk, there, replies, rowan):
    from tealight.stories.forms import ticket

    url = there[2]
    form = desk.browser.get(url).form(url)
    page = desk.browser.send(form, press="do=save", body="Other.", ticket=ticket.draw(rowan, "edit-reply", there[1]))
    assert page.status == 422 and "made for someone else" in page.main and "sorry" in make.written(replies.get())


def test_nothing_changes_in_a_place_that_can_only_be_read(desk, there, replies):
    from tealight.place.actions.shape_place import shape_place

    url = there[2]
    form = desk.browser.get(url).form(url)
    shape_place(viewer=make.TEST, now=make.NOW, read_only_on=make.NOW.date())
    for deed in ("save", "keep"):
        page = desk.browser.send(form, press=f"do={deed}", body="Other.")
        assert page.status == 422 and page.form(url).fields["body"] == ["Other."]
    assert "sorry" in make.written(replies.get())


def test_a_reply_in_a_circle_stays_sealed_when_mended(teasel, rowan, desk_of, again, replies):
    owner = make.a_circle(rowan, teasel)
    story = make.a_story(owner, audience="circle")
    reply = make.a_reply(again(teasel), story, "Sorry.")
    desk, url = desk_of(again(teasel)), f"/stories/{story}/replies/{reply}/edit/"
    assert desk.browser.send(desk.browser.get(url).form(url), press="do=save", follow=False, body="So sorry.").status == 303
    row = replies.get()
    assert make.written(row) == "" and row.sealed is not None


def test_while_replies_are_paused_other_words_wait_in_the_box(desk, teasel, rowan, replies):
    from tealight.place.actions.shape_place import shape_place

    story = make.a_story(rowan)
    reply = make.a_reply(teasel, story, "Sorry.")
    url = f"/stories/{story}/replies/{reply}/edit/"
    form = desk.browser.get(url).form(url)
    shape_place(viewer=make.TEST, now=make.NOW, posting_paused_on=make.NOW.date())
    page = desk.browser.send(form, press="do=save", body="Other words.")
    assert page.status == 422 and "Replies are paused" in page.main and "Other words." in page.main
    assert make.written(replies.get()) == "Sorry."


def test_the_same_reply_sent_again_with_other_words_is_not_lost(desk, rowan, replies):
    """The answer was lost on its way; the page is still there, and somebody typed on."""
    story = make.a_story(rowan)
    url = f"/stories/{story}/replies/"
    form = desk.browser.get(f"/stories/{story}/").form(url)
    desk.browser.send(form, body="Sorry.")
    desk.browser.send(form, body="Sorry.")
    assert replies.count() == 1
    page = desk.browser.send(form, body="Sorry. And one thing more.")
    assert page.status == 422 and page.form(url).fields["body"] == ["Sorry. And one thing more."]
    desk.browser.send(page.form(url))
    assert sorted(make.written(row) for row in replies.all()) == ["Sorry.", "Sorry. And one thing more."]

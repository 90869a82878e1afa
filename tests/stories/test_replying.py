"""Answering a story: sent once, refused kindly, never lost."""

import pytest

from tests import make
from tests.stories.wishes import takes_back


@pytest.fixture
def replies(place):
    """All replies."""
    from tealight.stories.models import Reply

    return Reply.objects


def box(browser, story, query=""):
    """The form to answer a story, as its page shows it."""
    return browser.get(f"/stories/{story}/{query}").form(f"/stories/{story}/replies/")


def test_a_member_answers_and_finds_the_answer_where_it_stands(ada, ben, browser_of):
    story = make.a_story(ada)
    browser = browser_of(ben)
    sent = browser.send(box(browser, story), follow=False, body="I am so sorry.")
    assert sent.status == 303
    page = browser.follow(sent)
    assert "Your reply is here." in page.main
    assert "I am so sorry." in page.main
    assert f'id="{sent.response["Location"].partition("#")[2]}"' in page.html


def test_sent_twice_it_answers_once(ada, ben, browser_of, replies):
    story = make.a_story(ada)
    browser = browser_of(ben)
    form = box(browser, story)
    first = browser.send(form, follow=False, body="I am so sorry.")
    second = browser.send(form, follow=False, body="I am so sorry.")
    assert replies.count() == 1
    assert first.goes_to == second.goes_to


def test_other_words_from_the_same_page_are_not_swallowed(ada, ben, browser_of, replies):
    story = make.a_story(ada)
    browser = browser_of(ben)
    form = box(browser, story)
    browser.send(form, body="I am so sorry.")
    back = browser.send(form, follow=False, body="Other words.")
    assert back.status == 422
    assert back.form(f"/stories/{story}/replies/").fields["body"] == ["Other words."]
    browser.send(back.form(f"/stories/{story}/replies/"), body="Other words.")
    assert replies.count() == 2


def test_a_page_made_for_someone_else_sends_nothing_and_keeps_the_words(ada, ben, cy, browser_of, replies):
    story = make.a_story(ada)
    form = box(browser_of(ben), story)
    browser = browser_of(cy)
    browser.token()
    back = browser.post(form.action, {"body": "Typed before the other one left.", "ticket": form.fields["ticket"][0]})
    assert back.status == 422
    assert replies.count() == 0
    assert "made for someone else" in back.main
    again = back.form(f"/stories/{story}/replies/")
    assert again.fields["body"] == ["Typed before the other one left."]
    browser.send(again)
    assert replies.get().persona_id == cy.persona_id


@pytest.mark.parametrize("ticket", ["", "1", "1.", "-1.a", "x.y", "9" * 40 + ".a", "1.\x00", "é.é"])
def test_a_made_up_ticket_answers_nothing(ada, ben, browser_of, replies, ticket):
    story = make.a_story(ada)
    back = browser_of(ben).post(f"/stories/{story}/replies/", {"body": "Words.", "ticket": ticket})
    assert back.status == 422
    assert replies.count() == 0


@pytest.mark.parametrize(
    "words", ["", "   ", "\n\n", "[note: birth]", "x" * 40_001], ids=["none", "blank", "lines", "only a note", "too long"]
)
def test_what_cannot_be_sent_comes_back_with_a_sentence(ada, ben, browser_of, replies, words):
    story = make.a_story(ada)
    browser = browser_of(ben)
    back = browser.send(box(browser, story), follow=False, body=words, notes=["faith"])
    assert back.status == 422
    assert replies.count() == 0
    form = back.form(f"/stories/{story}/replies/")
    assert [typed.strip() for typed in form.fields["body"]] == [words.strip()]
    assert form.fields["notes"] == ["faith"]


def test_signs_nobody_can_see_are_dropped_and_not_refused(ada, ben, browser_of, replies):
    story = make.a_story(ada)
    browser = browser_of(ben)
    browser.send(box(browser, story), body="I am\x00 so sorry.")
    assert make.written(replies.get()) == "I am so sorry."


def test_a_closed_story_gives_the_words_back(ada, ben, browser_of, replies):
    from tealight.stories.actions.close_replies import close_replies

    story = make.a_story(ada)
    browser = browser_of(ben)
    form = box(browser, story)
    close_replies(viewer=ada, now=make.NOW, story=story)
    back = browser.send(form, follow=False, body="Just too late.")
    assert back.status == 422
    assert "Replies to this story are closed." in back.main
    assert back.form(f"/stories/{story}/replies/").fields["body"] == ["Just too late."]
    assert replies.count() == 0
    assert not [f for f in browser.get(f"/stories/{story}/").forms if f.action.endswith("/replies/")]


def test_a_story_gone_meanwhile_gives_the_words_back(ada, ben, browser_of, replies):
    story = make.a_story(ada)
    browser = browser_of(ben)
    form = box(browser, story)
    takes_back(ada, story)
    back = browser.send(form, follow=False, body="An hour of words.")
    assert back.status == 404
    assert "An hour of words." in back.html
    assert "Your words were not sent." in back.main


def test_an_answered_reply_gone_meanwhile_gives_the_words_back(ada, ben, cy, browser_of, replies):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    story = make.a_story(ada)
    reply = make.a_reply(cy, story)
    browser = browser_of(ben)
    form = box(browser, story, f"?answer={reply}")
    withdraw_reply(viewer=cy, now=make.NOW, reply=reply)
    back = browser.send(form, follow=False, body="To Cy.")
    assert back.status == 422
    assert back.form(f"/stories/{story}/replies/").fields["body"] == ["To Cy."]
    assert replies.count() == 1


def test_an_answer_stands_under_the_reply_it_answers(ada, ben, cy, browser_of, replies):
    story = make.a_story(ada)
    first, last = make.a_reply(cy, story, "First."), make.a_reply(cy, story, "Last.")
    browser = browser_of(ben)
    page = browser.get(f"/stories/{story}/")
    (way,) = [link for link in page.links() if f"answer={first}" in link]
    page = browser.get(way.partition("#")[0])
    form = page.form(f"/stories/{story}/replies/")
    assert "Answer Cy." in page.main
    assert len([f for f in page.forms if f.action.partition("?")[0] == f"/stories/{story}/replies/"]) == 1
    page = browser.send(form, body="In between.")
    assert page.main.index("First.") < page.main.index("In between.") < page.main.index("Last.")
    answer = replies.get(answers__isnull=False)
    assert make.written(answer) == "In between."
    assert answer.answers_id == first
    assert f"answer={answer.id}" not in page.html, "one level, no deeper"
    assert last


def test_an_answer_to_an_answer_is_refused_even_by_hand(ada, ben, cy, browser_of, replies):
    story = make.a_story(ada)
    answer = make.a_reply(ada, story, answers=make.a_reply(cy, story))
    browser = browser_of(ben)
    ticket = box(browser, story).fields["ticket"][0]
    back = browser.post(f"/stories/{story}/replies/?answer={answer}", {"body": "Deeper.", "ticket": ticket})
    assert back.status == 422
    assert "one level deep" in back.main


def test_what_was_begun_is_there_again(ada, ben, browser_of):
    story = make.a_story(ada)
    browser = browser_of(ben)
    form = box(browser, story)
    fields = {name: values[0] for name, values in form.fields.items() if values}
    kept = browser.post(f"/stories/{story}/replies/draft/", {**fields, "body": "I began to"})
    assert kept.status == 200
    assert box(browser, story).fields["body"] == ["I began to"]
    browser.send(box(browser, story), body="I began to, and ended.")
    assert box(browser, story).fields["body"] == [""]


def test_a_newcomers_link_waits_and_they_are_told(ada, ben, cy, mira, browser_of):
    story = make.a_story(ada)
    browser = browser_of(ben)
    page = browser.send(box(browser, story), body="See https://example.org/")
    assert "Members cannot see it yet" in page.main
    assert "waits for a person to read it" in page.main
    assert "example.org" not in browser_of(cy).get(f"/stories/{story}/").html
    assert "example.org" in browser_of(mira).get(f"/stories/{story}/").html


def test_a_reply_with_a_note_is_covered_for_those_who_asked(ada, ben, cy, browser_of):
    story = make.a_story(ada)
    browser = browser_of(ben)
    browser.send(box(browser, story), body="The tiles.", notes=["physical-detail"])
    assert "A reply with physical detail." in browser_of(cy).get(f"/stories/{story}/").main


def test_a_newcomers_sixth_reply_of_the_day_waits_in_the_box(ada, ben, browser_of, replies):
    for _ in range(5):
        make.a_reply(ben, make.a_story(ada))
    story = make.a_story(ada)
    browser = browser_of(ben)
    back = browser.send(box(browser, story), follow=False, body="The sixth.")
    assert back.status == 422
    assert "can answer five times a day" in back.main
    assert back.form(f"/stories/{story}/replies/").fields["body"] == ["The sixth."]


def test_replies_pause_with_the_place(ada, ben, browser_of, replies):
    from tealight.place.actions.shape_place import shape_place

    story = make.a_story(ada)
    browser = browser_of(ben)
    form = box(browser, story)
    shape_place(viewer=make.TEST, now=make.NOW, posting_paused_on=make.NOW.date())
    back = browser.send(form, follow=False, body="Words.")
    assert back.status == 422
    assert "Replies are paused for now." in back.main


def test_an_expired_session_carries_the_words_through_signing_in(ada, ben, browser_of, replies):
    from django.conf import settings

    story = make.a_story(ada)
    browser = browser_of(ben)
    form = box(browser, story)
    signed_in = browser.client.cookies.pop(settings.SESSION_COOKIE_NAME)
    door = browser.send(form, follow=False, body="Written for an hour.")
    assert replies.count() == 0
    assert "Written for an hour." in door.html
    assert signed_in


@pytest.mark.parametrize("later", [False, True])
def test_given_back_with_a_reason_it_is_still_anonymous(ada, ben, browser_of, later):
    """Shown without its ticks, words that were to be under another name would go under the pen name at the second press."""
    story, browser = make.a_story(ada), browser_of(ben)
    form = browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/")
    page = browser.send(form, body=" ", anonymous="on", **({"later": "on"} if later else {}))
    assert page.status == 422
    back = page.form(f"/stories/{story}/replies/")
    assert back.fields["anonymous"] == ["on"] and back.fields["later"] == (["on"] if later else [])

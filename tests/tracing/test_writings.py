"""Every way of writing an anonymous thing is watched, and the request around it; each with a leak and without."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tealight.kernel.actions import action
from tealight.kernel.viewer import System
from tests import make
from tests.ground import traced
from tests.ground.traced_tests import leaking
from tests.tracing.test_alive import SAID, again, touches_her_row


# ── each way of writing it ───────────────────────────────────────────────────────────────────────
def change_story(viewer, story, reply):
    from tealight.stories.actions.edit_story import edit_story

    edit_story(viewer=viewer, now=make.NOW, story=story, title="", source="Now.", audience="members", need="company")


def close_story(viewer, story, reply):
    from tealight.stories.actions.close_replies import close_replies

    close_replies(viewer=viewer, now=make.NOW, story=story)


def delete_story(viewer, story, reply):
    from tealight.stories.actions.erase_story import erase_story

    erase_story(viewer=viewer, now=make.NOW, story=story)


def withdraw_story(viewer, story, reply):
    from tealight.stories.actions.withdraw_story import withdraw_story

    withdraw_story(viewer=viewer, now=make.NOW, story=story)


def change_reply(viewer, story, reply):
    from tealight.stories.actions.edit_reply import edit_reply

    edit_reply(viewer=viewer, now=make.NOW, reply=reply, source="Now.")


def withdraw_reply(viewer, story, reply):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    withdraw_reply(viewer=viewer, now=make.NOW, reply=reply)


WRITINGS = [change_story, close_story, delete_story, withdraw_story, change_reply, withdraw_reply]


@pytest.mark.parametrize("writing", WRITINGS, ids=lambda writing: writing.__name__.replace("_", " "))
@pytest.mark.parametrize("leaks", [False, True], ids=["clean", "leaking"])
def test_4_every_later_writing_is_watched(ada, ben, monkeypatch, writing, leaks):
    story = make.a_story(ada, SAID, anonymous=True)
    reply = make.a_reply(again(ada), make.a_story(ben), SAID, anonymous=True)
    before = traced.found.actions
    if leaks:
        from tealight.ledger import record

        def leaky(*args, **kwargs):
            touches_her_row(ada)
            return record(*args, **kwargs)

        monkeypatch.setattr(f"tealight.stories.actions.{WHERE.get(writing.__name__, writing.__name__)}.record", leaky)
    with leaking() as faults:
        writing(again(ada), story, reply)
    assert traced.found.actions == before + 1 and bool(faults) == leaks


WHERE = {"change_story": "edit_story", "delete_story": "erase_story", "change_reply": "edit_reply", "close_story": "close_replies"}


def test_4_what_the_software_does_for_two_faces_of_one_person_at_once_is_found(ada):
    from tealight.stories.models import Story

    story = make.a_story(ada, SAID, anonymous=True)
    named = make.a_story(again(ada), "As myself.")

    @action
    def both(*, viewer, now):
        for row in Story.objects.filter(id__in=[story, named]):
            row.save()

    with leaking() as faults:
        both(viewer=System("tidying"), now=make.NOW)
    assert any("holds the pen name’s persona" in fault for fault in faults)


def test_an_answer_as_oneself_is_no_writing_of_ones_anonymous_story(ada):
    story, before = make.a_story(ada, SAID, anonymous=True), traced.found.actions
    with leaking() as faults:
        make.a_reply(again(ada), story, "As myself.")
    assert not faults and traced.found.actions == before


# ── the request around it ────────────────────────────────────────────────────────────────────────
def share(browser):
    form = browser.get("/stories/new/").form("/stories/new/")
    return browser.send(form, press="do=share", follow=False, body=SAID, audience="members", write_as="anonymous")


def test_4_a_request_that_writes_it_is_watched_and_writes_nothing_else(ada, browser_of):
    browser, before = browser_of(ada), traced.found.requests
    with leaking() as faults:
        assert share(browser).status == 303
    assert not faults and traced.found.requests == before + 1


def test_4_a_session_written_in_the_same_request_is_found(ada, browser_of, monkeypatch):
    """By its tag nobody is named; but the same row would change whenever she writes as herself."""
    from tealight.stories.views import composer

    def leaky(request, sentence):
        request.session["_seen"] = sentence

    monkeypatch.setattr(composer, "flash", leaky)
    browser = browser_of(ada)
    with leaking() as faults:
        share(browser)
    assert any("accounts_session: a table not judged" in fault for fault in faults)


def test_4_another_action_of_the_same_request_is_found(ada, browser_of, monkeypatch):
    from tealight.accounts.actions.keep_story import keep_story
    from tealight.stories.views import composer

    right = composer.share_story

    def judge(**given):
        judged = right.judge(**given)

        def leaky():
            story = judged.do()
            keep_story(viewer=given["viewer"], now=given["now"], story_id=story)
            return story

        return replace(judged, do=leaky)

    monkeypatch.setattr(composer, "share_story", SimpleNamespace(judge=judge))
    browser = browser_of(ada)
    with leaking() as faults:
        share(browser)
    assert faults and all(fault.startswith("request POST /stories/new/: ") for fault in faults)

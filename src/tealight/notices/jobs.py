"""Telling people, after the writing is done."""

from django_tasks import task

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.notices.actions import tell_of_note as of_note
from tealight.notices.actions import tell_of_reply as of_reply
from tealight.notices.actions import tell_of_story as of_story

TELLING = System("tell people they were answered")


@task(at_once=True)
def tell_of_reply(reply: int) -> None:
    """Tell whoever a reply turns to."""
    of_reply.tell_of_reply(viewer=TELLING, now=clock.now(), reply=reply)


@task(at_once=True)
def tell_of_story(story: int) -> None:
    """Tell whoever a story calls by name."""
    of_story.tell_of_story(viewer=TELLING, now=clock.now(), story=story)


@task(at_once=True)
def tell_of_story_noted(story: int) -> None:
    """Tell the author of a story that a moderator put a note on it."""
    of_note.tell_of_note(viewer=TELLING, now=clock.now(), kind="story", thing=story)


@task(at_once=True)
def tell_of_reply_noted(reply: int) -> None:
    """Tell the author of a reply that a moderator put a note on it."""
    of_note.tell_of_note(viewer=TELLING, now=clock.now(), kind="reply", thing=reply)

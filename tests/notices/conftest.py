"""Telling people, as the job does."""

import pytest

from tests import make


@pytest.fixture
def notices(place):
    """All notices."""
    from tealight.notices.models import Notice

    return Notice.objects


@pytest.fixture
def told(place):
    """`told()`: run what listens to everything that happened so far, as the worker does."""
    from tealight.ledger.models import Event
    from tealight.notices.actions.tell_of_reply import tell_of_reply
    from tealight.notices.actions.tell_of_story import tell_of_story

    def tell():
        for event in Event.objects.filter(kind="reply"):
            tell_of_reply(viewer=make.TEST, now=make.NOW, reply=event.thing)
        for event in Event.objects.filter(kind="story"):
            tell_of_story(viewer=make.TEST, now=make.NOW, story=event.thing)
        Event.objects.all().delete()

    return tell


@pytest.fixture
def page_of(browser_of):
    """`page_of(ada)`: the notices page of Ada."""
    return lambda viewer: browser_of(viewer).get("/notices/")

"""The comparing finds what is right at first and wrong when something happens: each of these, one at a time."""

from collections import Counter
from random import Random

import pytest

from tests.ground.traced_tests import leaking
from tests.visibility.life import Life
from tests.visibility.reader import Disagreement
from tests.visibility.worlds import VISITOR
from tests.visibility.wrong import pages_kept_by, person, version

pytestmark = pytest.mark.slow


def a_page_is_kept_for_its_reader_for_ever():
    return pages_kept_by(lambda viewer, asked: (person(viewer), asked))


def a_page_is_kept_while_its_story_stays():
    """By reader and version of the story, and without what its reader chose since."""
    return pages_kept_by(lambda viewer, asked: (person(viewer), asked, version(asked)))


def a_page_is_kept_under_the_version_that_came_after_it():
    """With all its reader chose, but made of what was read before somebody changed the story."""
    from tealight.stories.queries import story

    right, kept = story.story_page, {}

    def story_page(viewer, notes, asked):
        found = kept.get((repr(viewer), asked, version(asked)))
        if found is None:
            found = right(viewer, notes, asked)
            kept[repr(viewer), asked, version(asked)] = found
        return found

    return "tealight.stories.views.story.story_page", story_page


def the_place_is_kept_for_ever():
    from tealight.place import queries

    right, kept = queries.place, []

    def place():
        kept.extend([] if kept else [right()])
        return kept[0]

    return "tealight.web.context.place", place


def a_viewer_is_kept_for_ever():
    from tealight.accounts import sessions

    right, kept = sessions.person_of_row, {}

    def person_of_row(member, now):
        return kept.setdefault(member.id, right(member, now))

    return "tealight.accounts.sessions.person_of_row", person_of_row


def a_page_for_anyone_is_kept_whatever_becomes_of_it():
    return "tealight.stories.views.for_anyone.ForAnyone._is_still", lambda asking, drawn: True


GOING_ON = [
    a_page_is_kept_for_its_reader_for_ever, a_page_is_kept_while_its_story_stays,
    a_page_is_kept_under_the_version_that_came_after_it, the_place_is_kept_for_ever, a_viewer_is_kept_for_ever,
    a_page_for_anyone_is_kept_whatever_becomes_of_it,
]

#: how the rare ones are met with in a few turns: only pages of stories are read, and those where it goes wrong
HOW = {
    a_page_is_kept_under_the_version_that_came_after_it: {"only": frozenset(), "unread": 1.0},
    a_page_for_anyone_is_kept_whatever_becomes_of_it: {"only": frozenset(), "always": frozenset({VISITOR})},
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("wrong", GOING_ON, ids=lambda wrong: wrong.__name__.replace("_", " "))
def test_what_goes_stale_is_found(monkeypatch, undoubted, wrong):
    monkeypatch.setattr(*wrong())
    life = Life(Random(8), Counter(), **HOW.get(wrong, {"only": frozenset({"feed", "kept"})}))
    # Somebody writes while another's page is made, in one process: what is traced would take it for one request.
    with leaking(), pytest.raises(Disagreement):
        for _ in range(300):  # some need a change in the very moment somebody reads
            life.turn()

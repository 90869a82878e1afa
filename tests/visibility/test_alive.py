"""The comparing finds what it is for: each of these wrong rules, one at a time, is a disagreement."""

from collections import Counter
from random import Random

import pytest

from tealight.stories import policy
from tests.visibility import building, desk, drawing, ground, surfaces, things, wrong
from tests.visibility.building import Place
from tests.visibility.reader import Disagreement, Reader, readers
from tests.visibility.worlds import MODERATORS

pytestmark = pytest.mark.slow

#: what is told of soonest by pages of one thing, where all else is by lists
BY_THINGS = {
    wrong.opening_a_story_opens_more, wrong.the_file_of_a_photo_forgets_covers, wrong.a_sign_is_enough_for_a_photo, wrong.a_page_is_kept_for_everyone,
    wrong.an_export_forgets_whose_it_is, wrong.whoever_is_anonymous_there_too_is_taken_for_the_author,
}
#: the first world that has occasion for what few of them have
FIRST = {wrong.a_photo_in_a_case_forgets_covers: 1, wrong.a_room_is_read_by_all: 1, wrong.a_name_made_for_one_story_cannot_be_hidden: 4}
WORLDS = range(12)


def right():
    """No rule is wrong."""
    return "tealight.stories.policy.visible_to", policy.visible_to


def tells(place: Place, seed: int, rule) -> bool:
    """Whether anything disagrees while everyone asks for all of `place`, which was told under the right rules."""
    with ground.undone(), pytest.MonkeyPatch.context() as patch:
        ground.know_nobody()  # what was written for them under the rules before this one
        patch.setattr(*rule())
        everyone = list(readers(place, Counter()).values())
        try:
            if rule in wrong.AT_THE_DESK:
                for reader in (one for one in everyone if one.name in MODERATORS):
                    desk.survey(reader, list(place.world.things))
            else:
                walk(everyone, seed, (3, 12, 0) if rule in BY_THINGS else (0, 3) if rule is right else (0, 3, 12))
        except Disagreement:
            return True
    return False


def walk(everyone: list[Reader], seed: int, rounds: tuple[int, ...]) -> None:
    """Let everyone ask for so many things of each kind, the same for each of them; 0: for every list."""
    for most in rounds:
        for reader in everyone:
            if most:
                things.some_of_everything(reader, Random(seed), most)
            else:
                surfaces.survey(reader)


def test_each_wrong_rule_is_found(db, undoubted):
    """Each world is told once: what is tried in it are the rules it is read by."""
    ground.a_ground()
    left = list(wrong.STANDING_STILL)
    for seed in WORLDS:
        if tried := [rule for rule in left if FIRST.get(rule, 0) <= seed]:
            with ground.undone():
                place = building.build(drawing.draw(Random(seed), 12, 24), desk=True)
                assert seed or not tells(place, seed, right), "something disagrees while no rule is wrong"
                left = [rule for rule in left if rule not in tried or not tells(place, seed, rule)]
    assert not left, f"nobody misses the rules these break: {[rule.__name__ for rule in left]}"

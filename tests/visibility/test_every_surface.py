"""One rule of visibility: random places, and every surface asked by everyone, against a second telling of the rules.

    TEALIGHT_TEST_COMPARISONS=1000000 ./test -- tests/visibility -k every_surface -s

compares more, and in new worlds each time, where without it the worlds are the same for everyone; the seed of a world that shows a disagreement is told, and
TEALIGHT_TEST_SEED draws that world again.
"""

import os
from collections import Counter
from random import Random, SystemRandom

import pytest

from tests.visibility import building, desk, drawing, ground, surfaces, things
from tests.visibility.ground import undone
from tests.visibility.reader import Disagreement, Reader, readers
from tests.visibility.worlds import MODERATORS

ASKED = os.environ.get("TEALIGHT_TEST_COMPARISONS", "")
#: together the hundred thousand of BUDGETS.md; fewer on PostgreSQL, where each takes twice as long
COMPARISONS = int(ASKED or ("40000" if os.environ.get("TEALIGHT_TEST_DATABASE") == "postgres" else "60000"))
SEED = os.environ.get("TEALIGHT_TEST_SEED", "")
SURFACES = {
    "feed", "room", "person", "kept", "mine", "my replies", "home", "drafts", "desk", "shelf", "search", "search in a room",
    "search for a passage", "search for a word", "search for people", "notices", "frame", "circle", "story",
    "story opened", "notices worked out", "name over it", "deep link", "photo", "photo opened", "doors", "draft", "export",
    "upload", "by id", "report", "queue", "case", "slow", "wave", "decide", "desk, no words", "article",
}


def compare(
    seed: int, counted: Counter[str], stories: int = 0, replies: int = 0, asking: int = 9, most: int = 8
) -> None:
    """Build the world of `seed`, let people ask for all of it, `most` things of a kind each, and undo it."""
    chance = Random(seed)
    world = drawing.draw(chance, stories or chance.choice((8, 26, 40)), replies or chance.choice((12, 36, 60)))
    with undone():
        place = building.build(world, desk=True)
        try:
            ask(list(readers(place, counted).values()), chance, asking, most)
        except Disagreement as found:
            raise Disagreement(f"TEALIGHT_TEST_SEED={seed}: {found}") from found


def ask(everyone: list[Reader], chance: Random, asking: int = 9, most: int = 8) -> None:
    """Let some of `everyone` ask for all there is in their world, `most` things of a kind each; at the desk twice as many.

    Who is not of the team is told nothing of any case there: a few are enough.
    """
    for reader in chance.sample(everyone, min(asking, len(everyone))):
        world = reader.world
        words = sorted(word for thing in world.things for word in (*thing.marks, *getattr(thing, "part_marks", ())))
        surfaces.survey(reader, searched=chance.choice(words))
        things.some_of_everything(reader, chance, most)
        cases = 2 * most if reader.name in MODERATORS else 2
        desk.survey(reader, chance.sample(world.things, min(cases, len(world.things))))


@pytest.fixture
def straight(monkeypatch, undoubted):
    """Rows come straight from the driver, as in a real place, where no test looks on; how often is counted."""
    from tealight.kernel import prepared
    from tealight.kernel.straight import Straight

    asked, rows = [], Straight.rows
    monkeypatch.setattr(prepared, "is_watched", lambda connection: False)
    monkeypatch.setattr(Straight, "rows", lambda *given: asked.append(1) or rows(*given))
    return asked


def test_a_small_place(db):
    counted: Counter[str] = Counter()
    ground.a_ground()
    compare(int(SEED or 11), counted, stories=5, replies=6, asking=3, most=2)
    assert counted.total() > 500 and counted.keys() == SURFACES


@pytest.mark.slow  # the same small place once more; a quick run asks it as tests ask
def test_a_small_place_whose_rows_come_straight_from_the_driver(db, straight):
    counted: Counter[str] = Counter()
    ground.a_ground()
    compare(int(SEED or 11), counted, stories=5, replies=6, asking=3, most=2)
    assert len(straight) > 500 and counted.keys() == SURFACES


@pytest.mark.slow
@pytest.mark.parametrize("short", [60, 0], ids=["threads read whole, rows straight from the driver", "threads read in part"])
def test_every_surface_agrees_with_the_rules_told_a_second_time(db, undoubted, monkeypatch, request, short):
    if short:
        request.getfixturevalue("straight")
    monkeypatch.setattr("tealight.stories.queries.replies.SHORT", short)
    ground.a_ground()
    counted: Counter[str] = Counter()
    seeds = SystemRandom() if ASKED else Random(short)  # the same worlds, so that a failure is a change's
    while counted.total() < COMPARISONS / 2:
        compare(int(SEED or seeds.randrange(2**32)), counted)
    print(f"\n{counted.total()} comparisons, {short=}: {dict(sorted(counted.items()))}")
    assert counted.keys() == SURFACES

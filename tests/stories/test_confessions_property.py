"""Random confessions, states, filters and people: every surface agrees with the rules told a second time, here."""

from random import Random

import pytest

from tealight.kernel import clock
from tealight.kernel.viewer import Visitor
from tealight.stories.models import Confession
from tests import make
from tests.stories.confessing import send

HANDLING = ("show", "cover", "leave-out")
KEYS = ("faith", "hard-care", "physical-detail")
#: state -> the columns that make it
STATES = {
    "appeared": {"held_on": None, "appears_at": None},
    "waits": {"appears_at": None},
    "waits, drawn": {},
    "read, its hour to come": {"held_on": None},
    "refused": {"held_on": None, "appears_at": None, "removed_on": make.NOW.date()},
    "refused unread": {"removed_on": make.NOW.date()},
}


def _filtered(viewer, choices):
    from tealight.accounts.actions.choose_filters import choose_filters

    choose_filters(viewer=viewer, now=make.NOW, preset="own", choices=choices)
    return make.as_viewer(viewer.member_id)


def _expected(state, keys, wanted):
    """What a reader meets of one: "shown", "covered" or "absent". Who wrote it is not asked."""
    handling = {wanted[key] for key in keys}
    if state != "appeared" or "leave-out" in handling:
        return "absent"
    return "covered" if "cover" in handling else "shown"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_surface_agrees(ada, ben, cy, mira, browser_of, anybody, seed, monkeypatch):
    from tealight.place.queries import notes, place
    from tealight.stories.queries import confessions as queries
    from tealight.stories.queries.confession_kind import confession_snapshot, confessions_seen

    chance, known = Random(seed), notes()
    monkeypatch.setattr(queries, "FEW", 99)
    monkeypatch.setattr(queries, "_SOME", 99)
    things = []
    for n in range(10):
        writer = chance.choice([ada, ben, None])
        word = f"word{n}xq"
        _, number = send(make.as_viewer(writer.member_id) if writer else Visitor(), f"Said {word} once.")
        state = chance.choice([*STATES, "appeared"])
        keys = chance.sample(KEYS, chance.choice((0, 0, 1, 2)))
        Confession.objects.filter(id=number).update(notes=known.mask(keys), **STATES[state])
        things.append((number, word, state, keys, writer))
    for who in (ada, ben, cy, mira):
        wanted = {key: chance.choice(HANDLING) for key in KEYS}
        viewer, browser = _filtered(make.as_viewer(who.member_id), wanted), browser_of(who)
        pages = {name: browser.get(url).html for name, url in (
            ("list", "/small-hours/"), ("home", "/"), ("feed", "/stories/"), ("notices", "/notices/"), ("kept", "/kept/"),
        )}
        mine = browser.get("/small-hours/mine/").html
        seen, beside = confessions_seen(viewer, [one[0] for one in things]), queries.teaser(viewer, place(), clock.now())
        told = {card.id for card in beside.cards} if beside else set()
        for number, word, state, keys, writer in things:
            case = (seed, who.pen_name, number, state, keys, wanted)
            meets = _expected(state, keys, wanted)
            assert (word in pages["list"]) == (word in pages["home"]) == (number in told) == (meets == "shown"), case
            assert (f'"/small-hours/{number}/?open=1"' in pages["list"]) == (meets == "covered"), case
            assert not any(word in pages[name] for name in ("feed", "notices", "kept")), case
            assert (number in seen) == (meets != "absent"), case
            assert (word in mine) == (writer is not None and writer.member_id == who.member_id), case
            page = browser.get(f"/small-hours/{number}/")
            stands = state == "appeared"
            assert page.status == (200 if stands else 404), case
            assert (word in page.html) == (stands and all(wanted[key] == "show" for key in keys)), case
            if stands:
                assert confession_snapshot(viewer, number).parts
        if who is not mira:
            assert browser.get("/desk/held/").status == 404
    desk = browser_of(mira).get("/desk/held/").html
    for number, word, state, _, _ in things:
        waits = Confession.objects.get(id=number).held_on is not None and "refused" not in state
        assert (f"/desk/held/small-hours/{number}/" in desk or f"open={number}" in desk or str(number) in desk) == waits, (seed, state)
        assert not any(word in anybody.get(url).html for url in ("/", "/small-hours/", f"/small-hours/{number}/"))

"""Two lives begin alike: nothing is remembered from the one in the other."""

import shutil
from collections.abc import Callable
from random import Random

import pytest
from django.db import transaction


def _forget() -> None:
    """Let this process know nobody, as one that was just started."""
    from django.conf import settings

    from tealight.accounts.queries import viewer as people
    from tealight.kernel import pace
    from tealight.kernel.crypto import ring
    from tealight.place.queries.notes import forget
    from tealight.stories.views import empty_box, for_anyone
    from tealight.web.middleware import viewer as visitors

    people._recent.clear()
    for_anyone._drawn.clear()
    empty_box._drawn.clear()
    visitors._visitor.cache_clear()
    ring.forget_recent()
    pace.forget()
    forget()
    for directory in ("media", "exports"):
        shutil.rmtree(settings.TEALIGHT.data / directory, ignore_errors=True)


@pytest.fixture
def live_twice(db, settings, monkeypatch) -> Callable:
    """`live_twice(seed, acts)` lives a week twice, the second time with the two swapped; Interference where that is seen.

    It returns both lives. Few look in a `glance`: one of the others at each act, and in the end at the tables alone.
    """
    from tealight.kernel import prepared
    from tests.noninterference.chance import Chance
    from tests.noninterference.week import SWAPPED, draw

    # Asked as the software asks: that what is kept is what would be asked anew, every other test sees to.
    monkeypatch.setattr(prepared, "doubts", None)

    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", "place@example.org"
    chance = Chance(monkeypatch)

    def live(seed: int, acts: int, *, glance: bool = False) -> list:
        chance.seed, lives = seed, []
        for hidden in (SWAPPED, SWAPPED[::-1]):
            _forget()
            with transaction.atomic(), transaction.atomic(using="ring"):
                lives.append(_one(chance, monkeypatch, lives[0].seen if lives else None, draw(seed, acts, team=not glance), hidden, glance))
                for using in ("default", "ring"):
                    transaction.set_rollback(True, using=using)
        return lives

    yield live
    _forget()


def _one(chance, monkeypatch, first, week: list, hidden: tuple[str, str], glance: bool):
    from tealight.kernel import clock
    from tests.noninterference.life import Life
    from tests.noninterference.looking import tables
    from tests.noninterference.seen import Seen

    seen, eyes = Seen(first), Random(chance.seed)
    life = Life(chance, seen, hidden)
    monkeypatch.setattr(clock, "now", lambda: life.now)
    monkeypatch.setattr("tealight.mail.jobs.deliver", seen.deliver)
    with seen.listening():
        for act in week:
            life.live(act)
            life.look(eyes, 1 if glance else 2)
        if not glance:
            life.look_at_everything()
        seen.see("what lies in the tables for whoever has no keys", tables())
    return life

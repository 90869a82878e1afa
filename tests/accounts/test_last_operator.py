"""Whatever two operators do at the same moment, one of them is left to put the place right."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connections

from tealight.accounts import policy
from tealight.accounts.actions.close_account import close_account
from tealight.accounts.actions.revoke_role import revoke_role
from tealight.accounts.queries.staff import holders_of
from tealight.kernel.verdict import Refused
from tests import make
from tests.make import NOW


@pytest.fixture
def two(disk, monkeypatch):
    """Two operators, who both come to the question of the last operator before either goes on, if they can."""
    make.a_place()
    asked, both = policy.may_lose_role, Barrier(2)

    def ask(role, holders):
        try:
            both.wait(timeout=1)
        except BrokenBarrierError:
            pass  # the other waits for this one's row: as it should be
        return asked(role, holders)

    found = [make.a_person(name, roles=("operator",)) for name in ("Olive", "Otto")]
    monkeypatch.setattr(policy, "may_lose_role", ask)
    return found


def at_once(*deeds) -> list[str]:
    def do(deed):
        try:
            deed()
            return "done"
        except Refused as refused:
            return refused.sentence
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def revoke(viewer, whom):
    return lambda: revoke_role(viewer=viewer, now=NOW, persona_id=whom.persona_id, role="operator")


def close(viewer):
    return lambda: close_account(viewer=viewer, now=NOW, keep_words=True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deeds", [
    lambda olive, otto: (revoke(olive, otto), revoke(otto, olive)),
    lambda olive, otto: (close(olive), close(otto)),
    lambda olive, otto: (close(olive), revoke(olive, otto)),
], ids=["each takes the other's role", "both close", "one closes and takes the other's role"])
def test_one_operator_is_left(two, deeds):
    said = at_once(*deeds(*two))
    assert len(holders_of("operator")) == 1
    assert said[1] == "done" and said[0].startswith("This is the only operator.")


def test_the_last_operator_stays_also_without_a_second_step(place):
    olive = make.a_person("Olive", roles=("operator",), second_step=False)
    with pytest.raises(Refused, match="only operator"):
        close_account(viewer=olive, now=NOW, keep_words=True)

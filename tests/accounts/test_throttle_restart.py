"""Who guesses goes on waiting after a restart, and no table, file or memory knows from where they came."""

import pytest

from tealight.accounts.models import Throttle
from tealight.accounts.signing_in import TRIES
from tealight.accounts.throttling import FREE_TRIES
from tealight.kernel import pace
from tealight.kernel.crypto import ring
from tealight.place.queries.notes import forget as forget_notes
from tests import make
from tests.page import Browser

ADDRESS = "203.0.113.77"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    pace.forget()


def restart() -> None:
    """A process that begins has nothing in its memory: what it knows afterwards, it reads."""
    pace.forget()
    ring.forget_recent()
    forget_notes()


def sign_in(name="Ada", password="guess after guess", address=ADDRESS):
    browser = Browser(REMOTE_ADDR=address)
    return browser.send(browser.get("/sign-in/").form("/sign-in/"), pen_name=name, password=password, follow=False)


def guess(name="Ada", times=FREE_TRIES + 1) -> None:
    for _ in range(times):
        sign_in(name)


@pytest.mark.parametrize("name", ["Ada", "Nobody Here"])
def test_a_restart_forgives_no_guesses(ada, name):
    guess(name)
    assert sign_in(name).status == 429
    restart()
    assert sign_in(name).status == 429
    assert sign_in(name, address="198.51.100.23").status == 429, "from elsewhere it is the same name"
    assert sign_in(name, password=make.PASSWORD).status == 429, "the right password is not told from a wrong one"


def test_nobody_else_waits_for_them(ada, ben):
    guess()
    restart()
    assert sign_in("Ben", password=make.PASSWORD).status == 303


def test_what_is_kept_tells_neither_the_name_nor_from_where(ada):
    guess()
    (row,) = Throttle.objects.all()
    kept = repr({field.name: getattr(row, field.name) for field in Throttle._meta.fields})
    assert ADDRESS not in kept and "ada" not in kept.lower()
    assert row.tag not in {name.encode() for name in ("Ada", "ada")} and len(row.tag) >= 16
    assert row.until.minute % 5 == 0 and row.until.second == row.until.microsecond == 0


def test_what_is_counted_by_address_ends_with_the_process(ada):
    sign_in()
    before = TRIES._salt, dict(TRIES._counts)
    assert before[1] and not [key for key in before[1] if ADDRESS.encode() in key]
    restart()
    assert TRIES._salt != before[0] and not TRIES._counts
    sign_in()
    assert not before[1].keys() & TRIES._counts.keys(), "the same address is another count after a restart"

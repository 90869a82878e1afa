"""The master key is changed under a place that is read, and refused where it opens nothing. On real files."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tealight.cli.supervisor import listen
from tests.ground import snapshot
from tests.structure.code import ROOT

pytestmark = pytest.mark.slow
MEMBERS = 120
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}

BEGIN = """
import os, signal, sys, time
from tealight.config import env
env.choose(data=sys.argv[1])
os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
from tealight.cli import place
chosen = place.prepare()
from tealight.kernel.crypto import ring, rotation
"""

LAY = BEGIN + """
place.migrate()
from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.accounts.actions.make_member import make_member
from tealight.place.actions.lay_foundations import lay_foundations
lay_foundations(viewer=System("set-up"), now=clock.now(), name="Harbour")
made = make_member(viewer=System("set-up"), now=clock.now(), pen_name="Ada", password=None)
"""

CROWD = BEGIN + f"""
for member in range(1, {MEMBERS + 1}):
    ring.make_member_keys(member)
"""

# Serves on from before the change until it is told to stop: reads, makes and destroys, with pauses that leave the
# processor to whoever changes the key.
SERVING = BEGIN + f"""
stop = []
signal.signal(signal.SIGTERM, lambda *_: stop.append(1))
was, turns = {{}}, 0
while not stop:
    for member in range(1, {MEMBERS + 1}):
        ring._recent.clear()
        tag = ring.member_keys(member).tag("a/v1")
        assert was.setdefault(member, tag) == tag
        time.sleep(0.005)
    assert ring.place_keys().tag("a/v1") == was.setdefault("place", ring.place_keys().tag("a/v1"))
    made = ring.make_member_keys(1000 + turns).tag("a/v1")
    ring._recent.clear()
    assert ring.member_keys(1000 + turns).tag("a/v1") == made
    ring.destroy_member_keys(999 + turns)
    turns += 1
    print(turns, flush=True)
"""

KILLED = BEGIN + """
rotation.MOST = 30
with rotation.alone(chosen.data):
    for number, _ in enumerate(rotation.rotate_file(chosen.master_key_file)):
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
"""


def python(script: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], env={**CLEAN, "PYTHONPATH": str(ROOT / "src"), **environment},
        capture_output=True, text=True, timeout=120, check=False,
    )


def tealight(*arguments: object, words: str = "", **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "tealight.cli", *map(str, arguments)],
        env={**CLEAN, "PYTHONPATH": str(ROOT / "src"), **environment},
        input=words, capture_output=True, text=True, timeout=120, check=False,
    )


def free_port() -> int:
    door = listen("127.0.0.1", 0)
    try:
        return door.getsockname()[1]
    finally:
        door.close()


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """A place with one member, and another place."""
    directory = tmp_path_factory.mktemp("places")
    for name in ("harbour", "other"):
        snapshot.lay_in(directory / name)
        done = python(LAY, directory / name)
        assert done.returncode == 0, done.stderr
    return directory


@pytest.fixture
def place(laid, tmp_path) -> Path:
    shutil.copytree(laid / "harbour", tmp_path / "place")
    return tmp_path / "place"


def files(place: Path) -> dict[str, bytes]:
    """Every file that holds something; the memory SQLite shares between processes is none."""
    found = {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
    return {name: held for name, held in found.items() if held and not name.endswith("-shm")}


# ── A new master key ────────────────────────────────────────────────────────────────────────────
def test_the_key_is_changed_again_and_again_killed_under_a_process_that_serves(place, tmp_path):
    assert python(CROWD, place).returncode == 0
    old = (place / "master.key").read_text().strip()
    with (tmp_path / "said").open("w+") as said:
        serving = subprocess.Popen(
            [sys.executable, "-c", SERVING, str(place)], env={**CLEAN, "PYTHONPATH": str(ROOT / "src")},
            stdout=said, stderr=subprocess.STDOUT,
        )
        try:
            _turns(tmp_path / "said", 1)
            for number in (0, 1, 3):
                assert python(KILLED, place, number).returncode == -signal.SIGKILL
                halfway = tealight("keys", "show-recovery", "--data", place)
                assert halfway.returncode == 1 and "two are in use" in halfway.stderr and not halfway.stdout
            done = tealight("keys", "rotate", "--data", place)
            assert done.returncode == 0, done.stderr
            assert "Done" in done.stdout and "seven days" in done.stdout
            _turns(tmp_path / "said", 2)
        finally:
            serving.terminate()
            status = serving.wait(60)
        assert status == 0, (tmp_path / "said").read_text()
    assert tealight("keys", "verify", "--data", place).stdout.startswith("Every key in the ring opens.\n")
    new = tealight("keys", "show-recovery", "--data", place).stdout.strip()
    assert new == (place / "master.key").read_text().strip() != old
    assert not list(place.glob("master.key.*"))
    due = tealight("doctor", "--data", place).stdout
    assert "nobody has confirmed a copy of the new one" in due
    assert tealight("keys", "confirm-copy", "--data", place, words=old + "\n").returncode == 1
    assert tealight("keys", "confirm-copy", "--data", place, words=new + "\n").returncode == 0
    assert "master key: well" in tealight("doctor", "--data", place).stdout


def _turns(said: Path, more: int) -> None:
    """Wait until the serving process has gone round so many times more."""
    aim = len(said.read_text().split()) + more
    end = time.monotonic() + 90
    while len(said.read_text().split()) < aim:
        assert time.monotonic() < end, said.read_text()
        time.sleep(0.05)


def test_a_key_from_the_environment_is_changed_with_two_settings(place):
    old, new = (place / "master.key").read_text().strip(), "A" * 43 + "="
    (place / "master.key").unlink()
    how = tealight("keys", "rotate", "--data", place, TEALIGHT_MASTER_KEY=old)
    assert how.returncode == 1 and "TEALIGHT_NEXT_MASTER_KEY" in how.stderr
    both = {"TEALIGHT_MASTER_KEY": old, "TEALIGHT_NEXT_MASTER_KEY": new}
    done = tealight("keys", "rotate", "--data", place, **both)
    assert done.returncode == 0, done.stderr
    assert "restart" in done.stdout
    assert "take TEALIGHT_NEXT_MASTER_KEY away" in tealight("doctor", "--data", place, **both).stdout
    assert tealight("keys", "show-recovery", "--data", place, **both).stdout.strip() == new
    assert tealight("keys", "verify", "--data", place, TEALIGHT_MASTER_KEY=new).returncode == 0
    before = files(place)
    refused = tealight("keys", "verify", "--data", place, TEALIGHT_MASTER_KEY=old)
    assert refused.returncode == 2 and "does not open the key ring" in refused.stderr
    assert files(place) == before


def test_where_there_is_no_place_there_is_no_key_to_change(tmp_path):
    said = tealight("keys", "rotate", "--data", tmp_path / "place")
    assert said.returncode == 1 and "no place here yet" in said.stderr


# ── The wrong key, the wrong ring, or none ──────────────────────────────────────────────────────
def _no_key(place, other):
    (place / "master.key").unlink()


def _anothers_key(place, other):
    shutil.copy(other / "master.key", place / "master.key")


def _half_a_key(place, other):
    (place / "master.key").write_text((place / "master.key").read_text()[:20])


def _an_empty_key(place, other):
    (place / "master.key").write_text("")


def _no_ring(place, other):
    shutil.rmtree(place / "ring")


def _neither(place, other):
    _no_key(place, other)
    _no_ring(place, other)


def _anothers_ring(place, other):
    shutil.copy(other / "ring" / "ring.sqlite3", place / "ring" / "ring.sqlite3")


def _all_of_anothers(place, other):
    _anothers_ring(place, other)
    _anothers_key(place, other)


def _an_empty_ring(place, other):
    (place / "ring" / "ring.sqlite3").write_bytes(b"")


def _no_ring_at_all(place, other):
    (place / "ring" / "ring.sqlite3").write_bytes(b"not a ring" * 500)


WRONG = {
    _no_key: "no master key",
    _anothers_key: "does not open the key ring",
    _half_a_key: "Master key",
    _an_empty_key: "it must have 32",
    _no_ring: "no key ring",
    _neither: "no master key",
    _anothers_ring: "does not open the key ring",
    _all_of_anothers: "holds nobody who is here",
    _an_empty_ring: "is empty",
    _no_ring_at_all: "can not be read",
}


@pytest.mark.parametrize("what", WRONG, ids=lambda what: what.__name__.strip("_"))
def test_what_does_not_belong_together_is_refused_and_nothing_is_changed(place, laid, what):
    what(place, laid / "other")
    before = files(place)
    # All three begin alike; the two that write are asked where something could be made anew.
    writing = (["worker"], ["serve", "--port", free_port()]) if what in {_neither, _no_ring, _anothers_key} else ()
    for command in (["doctor"], *writing):
        said = tealight(*command, "--data", place)
        assert said.returncode == 2, (command, said.stdout, said.stderr)
        assert WRONG[what] in said.stderr, command
        assert said.stderr.count("\n") == 2, said.stderr  # that it can not start, and why
        assert files(place) == before, command


def test_what_is_put_back_opens(place, laid):
    kept = files(place)
    for wrong in (_no_ring, _anothers_key):
        wrong(place, laid / "other")
        assert tealight("keys", "verify", "--data", place).returncode == 2
        for name in ("master.key", "ring/ring.sqlite3"):
            (place / name).write_bytes(kept[name])
        assert tealight("keys", "verify", "--data", place).returncode == 0

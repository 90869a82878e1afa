"""An old backup of the data beside today's ring and key, opened by the real commands, on real files."""

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_keys import BEGIN, CLEAN, ROOT, free_port, python, tealight

pytestmark = pytest.mark.slow

WRITE = BEGIN + """
place.migrate()
import json
from tealight.accounts.actions.make_member import make_member
from tealight.accounts.queries import load_person
from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.place.actions.lay_foundations import lay_foundations
from tealight.stories.actions.share_story import share_story
now = clock.now()
lay_foundations(viewer=System("set-up"), now=now, name="Harbour")
def person(name):
    return load_person(make_member(viewer=System("set-up"), now=now, pen_name=name, password=None).member_id, now)
def tells(someone, words, **choices):
    someone = load_person(someone.member_id, now)
    return share_story(viewer=someone, now=now, title="", source=words, need="company", **{"audience": "members", **choices})
ada, ben = person("Ada"), person("Ben")
told = {"ada": ada.member_id, "persona": ada.persona_id, "named": tells(ada, "Told as myself."),
        "private": tells(ada, "For me alone.", audience="me"), "unnamed": tells(ada, "Told as nobody.", anonymous=True),
        "kept": tells(ben, "Of Ben."), "deleted": tells(ben, "Of Ben, deleted.")}
print(json.dumps(told))
"""

ERASE = BEGIN + """
import json
from tealight.accounts.actions.close_account import close_account
from tealight.accounts.closing import erase_all
from tealight.accounts.models import Member
from tealight.accounts.queries import load_person
from tealight.kernel import clock
from tealight.stories.actions.erase_story import erase_story
told, now = json.loads(sys.argv[2]), clock.now()
ben = load_person(Member.objects.get(persona__name="Ben").id, now)
erase_story(viewer=ben, now=now, story=told["deleted"])
close_account(viewer=load_person(told["ada"], now), now=now, keep_words=False, anonymous="once")
erase_all(told["persona"], False, now)
"""

LOOK = BEGIN + """
import json
from tealight.accounts.models import Member, Persona
from tealight.accounts.queries import load_person
from tealight.accounts.queries.own_personas import owner_tag, walk_tag
from tealight.kernel import clock
from tealight.kernel.crypto import SealBroken, member_keys
from tealight.kernel.crypto.models import RingEntry
from tealight.kernel.crypto.ring import KeysMissing
from tealight.stories.models import Story
told = json.loads(sys.argv[2])
found = {"stories": sorted(Story.objects.values_list("id", flat=True)),
         "names": sorted(Persona.objects.filter(kind="pen").values_list("name", flat=True))}
try:
    member_keys(told["ada"])
except KeysMissing:
    found["keys"] = "gone"
opened, tags = [], []
everybody = [ring.unwrap(entry, ring.master.master_key()) for entry in RingEntry.objects.all()]
for keys in everybody:
    tags += [walk_tag(keys, number) for number in range(64)] + [owner_tag(keys, story) for story in found["stories"]]
    for row in [*Member.objects.filter(id=told["ada"]).values_list("record", flat=True),
                *Story.objects.filter(id=told["private"]).values_list("sealed", flat=True)]:
        for owner in (told["ada"], told["private"]):
            try:
                opened.append(keys.open_json(row.purpose, owner, row))
            except SealBroken:
                continue
found["opened"] = opened
found["tags"] = Persona.objects.filter(walk_tag__in=tags).count() + Persona.objects.filter(owner_tag__in=tags).count()
print(json.dumps(found))
"""


def says(script: str, place: Path, *arguments: str):
    done = python(script, place, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) if done.stdout else None


@pytest.fixture(scope="module")
def restored(tmp_path_factory) -> tuple[Path, dict]:
    """A place into which a backup from before the erasing was put, beside the ring of after it; and what was told."""
    directory = tmp_path_factory.mktemp("restored")
    place, backup = directory / "place", directory / "backup"
    told = says(WRITE, place)
    # As docs/operating.md says: everything but the ring and the master key.
    shutil.copytree(place, backup, ignore=shutil.ignore_patterns("ring", "master.key*"))
    before = says(LOOK, place, json.dumps(told))
    assert len(before["opened"]) == 2 and before["tags"] == 2, "while she is here, her keys open and find it"
    says(ERASE, place, json.dumps(told))
    for file in list(place.glob("tealight.sqlite3*")):
        file.unlink()
    shutil.copytree(backup, place, dirs_exist_ok=True)
    return place, told


@pytest.fixture
def place(restored, tmp_path) -> tuple[Path, dict]:
    shutil.copytree(restored[0], tmp_path / "place")
    return tmp_path / "place", restored[1]


def run_until(place: Path, *command: str, ready) -> str:
    """Run a command until what it does is done; return what it said."""
    with (place / "said").open("w+") as said:
        going = subprocess.Popen(
            [sys.executable, "-m", "tealight.cli", *command, "--data", str(place)],
            env={**CLEAN, "PYTHONPATH": str(ROOT / "src")}, stdout=said, stderr=subprocess.STDOUT,
        )
        try:
            end = time.monotonic() + 120
            while not ready((place / "said").read_text()):
                assert going.poll() is None and time.monotonic() < end, (place / "said").read_text()
                time.sleep(0.1)
        finally:
            going.send_signal(signal.SIGTERM)
            going.wait(60)
    return (place / "said").read_text()


def test_before_it_is_opened_what_was_sealed_is_noise_and_no_tag_is_anybodys(place):
    found = says(LOOK, place[0], json.dumps(place[1]))
    assert found["keys"] == "gone" and found["opened"] == [] and found["tags"] == 0
    told = place[1]
    assert {told[name] for name in ("named", "private", "unnamed", "deleted")} <= set(found["stories"]), "it is the old data"


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_what_was_erased_is_erased_again_before_anybody_is_let_in(place, command):
    directory, told = place
    if command == "serve":
        said = run_until(directory, "serve", "--no-worker", "--port", str(free_port()), ready=lambda said: "ready http" in said)
        assert said.index("erased again") < said.index("ready http")
    else:
        run_until(directory, "worker", ready=lambda said: "erased again" in said)
    found = says(LOOK, directory, json.dumps(told))
    assert found["stories"] == [told["kept"]]
    assert found["names"] == ["Ben", "Someone who was here"]
    verified = tealight("keys", "verify", "--data", directory)
    assert verified.returncode == 0 and "Copies of the ring: none yet" in verified.stdout

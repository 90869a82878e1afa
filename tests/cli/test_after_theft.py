"""`tealight keys rotate --after-theft` on real files: killed on its way, run again, and everything opens."""

import shutil
import signal

import pytest

from tests.cli.test_keys import BEGIN, LAY, python, tealight

pytestmark = pytest.mark.slow

LIVED = LAY + """
from tealight.accounts.queries.viewer import load_person
from tealight.kernel.ids import new_id
from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.queries.drafts import DraftKind, Keeping, Subject
ada = load_person(made.member_id, clock.now())
from tealight.groups.actions.make_circle import make_circle
from tealight.stories.actions.share_story import share_story
make_circle(viewer=ada, now=clock.now())
ada = load_person(made.member_id, clock.now())
share_story(viewer=ada, now=clock.now(), title="", source="For my circle.", audience="circle")
for number in range(5):
    keep_draft(viewer=ada, now=clock.now(), subject=Subject(DraftKind.STORY, new_id()),
               fields={"body": f"Evening {number}."}, keeping=Keeping())
"""

# The command itself, that waits for nobody: no process but it has these keys in memory.
COMMAND = """
import os, signal, sys
from tealight.cli import main, rotate
left, going = [int(sys.argv[2])], rotate._rekey

def rekey():
    from tealight.config.keyed import Moved
    from tealight.kernel.crypto import generations

    def act(self, **given):
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        real(self, **given)

    generations.LEARNED_AFTER, real, Moved.act = 0, Moved.act, act
    going()

rotate._rekey = rekey
sys.exit(main(["keys", "rotate", "--after-theft", "--data", sys.argv[1]]))
"""

READ = BEGIN + """
from tealight.accounts.models import Member
from tealight.accounts.queries.viewer import load_person
from tealight.kernel import clock
from tealight.kernel.crypto import generations
from tealight.stories.queries.drafts import drafts
ada = load_person(Member.objects.get().id, clock.now())
print(len(ada.keys.generations), ada.keys.generations[0].number, *sorted(one.fields["body"] for one in drafts(ada)))
"""
WRITE = BEGIN + """
from tealight.accounts.models import Member
from tealight.accounts.queries.viewer import load_person
from tealight.kernel import clock
from tealight.stories.actions.share_story import share_story
from tealight.stories.models import Story
from tealight.stories.wording import take
ada = load_person(Member.objects.get().id, clock.now())
share_story(viewer=ada, now=clock.now(), title="", source="Written after.", audience="circle")
share_story(viewer=ada, now=clock.now(), title="", source="Mine, after.", audience="me")
print(*sorted(take(row, row, ada).source for row in Story.objects.all()))
"""

# Who has a ring, its master key and the keys of circles that are given, beside whatever database: what opens?
THIEF = BEGIN + """
from django.apps import apps
from tealight.accounts.models import Member
from tealight.accounts.record import open_record
from tealight.kernel.crypto import SealBroken, generations
from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.crypto.keys import Generation, Keys
from tealight.groups.keys import circle_keys
everybody = generations.everybody()
known = [everybody.place, *everybody.members.values()]
for given in sys.argv[2:]:
    circle, _, key = given.partition(":")
    known.append(circle_keys(int(circle), bytes.fromhex(key)))
    print(given, end=" ")
if not sys.argv[2:]:
    circles = open_record(Member.objects.get(), next(iter(everybody.members.values()))).circles
    print(*(f"{circle}:{key}" for circle, key in circles.items()), end=" ")
    known += [circle_keys(int(circle), bytes.fromhex(key)) for circle, key in circles.items()]
# Whatever number a stolen key is said to have: a seal names one, and is no seal for that alone.
thief = [Keys(keys.owner, (Generation(number, one.root, one.data),)) for keys in known for one in keys.generations for number in (1, 2, 3)]

def opens(purpose, row, sealed):
    for keys in thief:
        try:
            return bool(keys.open(purpose, row, sealed))
        except SealBroken:
            continue
    return False

sealed = [
    opens(field.purpose, row.id, getattr(row, field.name))
    for model in apps.get_models() for field in model._meta.local_fields if isinstance(field, SealedField)
    for row in model.objects.exclude(**{f"{field.name}__isnull": True})
]
print(sum(sealed), len(sealed))
"""
EVENINGS = " ".join(f"Evening {number}." for number in range(5))


def test_killed_on_its_way_and_run_again_everything_opens_under_new_keys(tmp_path):
    place = tmp_path / "place"
    done = python(LIVED, place)
    assert done.returncode == 0, done.stderr
    old = (place / "master.key").read_text()
    stolen = shutil.copytree(place, tmp_path / "stolen")
    assert python(COMMAND, place, 3).returncode == -signal.SIGKILL
    assert python(READ, place).stdout == f"2 2 {EVENINGS}\n"
    assert "keys rotate --after-theft" in tealight("doctor", "--data", place).stdout
    again = python(COMMAND, place, -1)
    assert again.returncode == 0, again.stderr
    assert "Everybody has new keys, and so have circles" in again.stdout
    assert python(READ, place).stdout == f"1 2 {EVENINGS}\n"
    assert (place / "master.key").read_text() != old
    assert "--after-theft" not in tealight("doctor", "--data", place).stdout

    # The stolen ring and master key beside the database of today, in which she has written on.
    assert python(WRITE, place).stdout == "For my circle. Mine, after. Written after.\n"
    *circles, opened, sealed = python(THIEF, stolen).stdout.split()
    assert len(circles) == 1 and opened == sealed == "8", "a record, a circle and its story, five drafts"
    thief = shutil.copytree(place, tmp_path / "thief")
    shutil.copy(stolen / "master.key", thief)
    shutil.rmtree(thief / "ring")
    shutil.copytree(stolen / "ring", thief / "ring")
    assert python(THIEF, thief, *circles).stdout.split() == [*circles, "0", "10"]

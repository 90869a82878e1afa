"""A process in which photos are sent, drawn and shared, and whoever does it is killed in the middle.

    python -m tests.media.killed DIRECTORY KILLS

Loads the place once and forks for each try, so that a hundred take a minute. After each kill what was
told as saved is there, and nothing is half shown; at the end everything is done by doing it again.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

import django

from tealight.config import env
from tests.ground import snapshot

DATA = Path(sys.argv[1])
snapshot.lay_in(DATA)
env.choose(data=str(DATA), log_level="warning")
env.chosen().prepare()
os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
django.setup()

from django.db import connections

from tealight.cli import place
from tealight.media import files
from tealight.media.cleaning import clean, prepare
from tealight.media.models import Photo, Upload
from tealight.media.queries import MASTER, SMALL, box_of, drawn_photos, photo_file, to_draw, uploads
from tealight.stories import wording
from tealight.stories.actions.showing import Chosen
from tealight.stories.models import Story
from tests import make
from tests.media import camera
from tests.media.sending import sends

CHANCE = random.Random(20261130)
SOURCE = camera.jpeg(6, camera.picture(640, 480))


def killed(act, within: float) -> None:
    """Do `act` in a process that is killed after a random while, at most `within` seconds."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    time.sleep(CHANCE.random() * within)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def drawing_is_all_or_nothing(ada) -> None:
    upload = sends(ada, SOURCE)
    killed(lambda: clean(upload, make.NOW), 0.6)
    row = Upload.objects.get(id=upload)
    facts = uploads(ada, [upload])[upload]
    if facts.is_ready:
        assert camera.looks_right(box_of(row).get(MASTER))
    else:
        assert facts.state == "waiting"
        assert b"".join(box_of(row).get(str(piece)) for piece in range(row.pieces)) == SOURCE
    clean(upload, make.NOW)
    assert {path.suffix for path in files._folder("uploads", row.name).glob(f"{row.name}.*")} <= {".master", ".small", ".coming"}


def sharing_is_all_or_nothing(ada) -> None:
    upload, story = sends(ada, SOURCE), CHANCE.getrandbits(50)
    clean(upload, make.NOW)
    killed(lambda: make.a_story(ada, photos=[Chosen(upload)], story_id=story), 0.08)
    row = Story.objects.filter(id=story).first()
    if row is None:
        assert camera.looks_right(box_of(Upload.objects.get(id=upload)).get(SMALL))
        make.a_story(ada, photos=[Chosen(upload)], story_id=story)
    else:
        assert not Upload.objects.filter(id=upload).exists()
        (picture,) = wording.take(row, row, ada).pictures
        assert camera.looks_right(to_draw(make.TEST, picture.id).box.get(MASTER))


def publishing_is_all_or_nothing(ada) -> None:
    upload = sends(ada, SOURCE)
    clean(upload, make.NOW)
    row = Story.objects.get(id=make.a_story(ada, photos=[Chosen(upload)]))
    (picture,) = wording.take(row, row, ada).pictures
    killed(lambda: prepare(picture.id, False, make.NOW), 0.6)
    is_shown(picture)
    prepare(picture.id, False, make.NOW)
    assert picture.id in drawn_photos([picture.id])
    is_shown(picture)
    name = Photo.objects.get(id=picture.id).name
    prepare(picture.id, False, make.NOW)
    assert MASTER not in {path.suffix[1:] for path in files._folder("photos", name).glob(f"{name}.*")}


def is_shown(picture) -> None:
    """Either nothing of a photo can be seen, or all of it."""
    widths, forms = drawn_photos([picture.id]).get(picture.id, ((), ()))
    for width in widths:
        for form in forms:
            assert camera.looks_right(photo_file(picture.id, picture.key, width, form))
    if not widths:
        assert photo_file(picture.id, picture.key, 480, "webp") is None


def main(kills: int) -> None:
    place.migrate()
    make.a_place()
    ada = make.a_person("Ada")
    ways = (drawing_is_all_or_nothing, drawing_is_all_or_nothing, sharing_is_all_or_nothing, publishing_is_all_or_nothing, publishing_is_all_or_nothing)
    for number in range(kills):
        ways[number % len(ways)](ada)
        Upload.objects.all().delete()
    clear = [path for path in (DATA / "media").rglob("*") if path.is_file() and camera.PLANTED in path.read_bytes()]
    assert not clear, clear
    print(f"{kills} killed, nothing lost, nothing half shown")


if __name__ == "__main__":
    main(int(sys.argv[2]))

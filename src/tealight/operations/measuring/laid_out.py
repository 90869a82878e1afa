"""What is laid out in the sample before it is measured: threads anyone may read, and a file as large as one."""

import gzip
import random
from pathlib import Path

from django.conf import settings
from django.db import transaction

from tealight.accounts.models import Member
from tealight.accounts.queries import load_person
from tealight.kernel import clock
from tealight.kernel.viewer import Person
from tealight.operations.demo.phrases import Phrases
from tealight.operations.measuring import FLOOR
from tealight.place.queries import notes
from tealight.stories.actions.reply_to_story import reply_to_story
from tealight.stories.actions.share_story import share_story
from tealight.stories.models import Audience, Story

#: how many threads for anyone, and replies in each
THREADS, ANSWERS = 5, 20
_TITLE = "Measured: for anyone"


def told_to_anyone() -> list[int]:
    """Return the threads laid out for visitors."""
    found = Story.objects.filter(audience=Audience.ANYONE, title=_TITLE, removed_on__isnull=True, held_on__isnull=True)
    return list(found.order_by("id").values_list("id", flat=True))


def lay_out() -> None:
    """Let members of the sample tell stories to anyone and answer them, by the actions. Done before, nothing is done.

    The sample's crowd writes for members and rooms alone, as most people do.
    """
    if len(told_to_anyone()) >= THREADS:
        return
    chance, now = random.Random(1), clock.now()  # noqa: S311 - the same words each time
    phrases, crowd = Phrases(chance, notes()), writers(ANSWERS)
    with transaction.atomic():
        for _ in range(THREADS):
            story = share_story(
                viewer=crowd[0], now=now, title=_TITLE, source=phrases.story().source, audience=Audience.ANYONE,
            )
            for number in range(ANSWERS):
                reply_to_story(viewer=crowd[number % len(crowd)], now=now, story=story, source=phrases.reply().source)


def writers(most: int) -> list[Person]:
    """Return members who may write: neither new nor of the team."""
    now, found = clock.now(), []
    for number in Member.objects.filter(roles=[]).order_by("joined_on", "id").values_list("id", flat=True)[: 4 * most]:
        person = load_person(number, now)
        if person is not None and not person.sanctions and not person.first_post_held and person.joined_days_ago > 7:
            found.append(person)
    return found[:most]


def lay_floor(page: bytes) -> None:
    """Put a static file of the bytes of `page` in its place, compressed as static files are."""
    file = Path(settings.STATIC_ROOT) / FLOOR
    file.write_bytes(page)
    file.with_suffix(".html.gz").write_bytes(gzip.compress(page, 9))

"""Make the sample community, once."""

import random
from datetime import datetime

from django.db import transaction

from tealight.kernel import clock
from tealight.kernel.viewer import System
from tealight.operations.demo import around, magazine, place, residents, telling
from tealight.place.models import PlaceSettings

SAMPLE = System("sample")
#: one number behind every choice of chance, so that the sample is the same each time
CHANCE = 20_260_923


def seed(now: datetime | None = None) -> bool:
    """Make the sample where there is no place yet; return whether it was made.

    A database that holds a place already is left alone: the sample, with its
    one-press sign-in, can never be switched on in a real one.
    """
    now = now or clock.now()
    if PlaceSettings.objects.exists():
        return False
    chance = random.Random(CHANCE)
    with transaction.atomic():
        place.lay(SAMPLE, now)
        living = residents.move_in(SAMPLE, now)
        told = telling.tell(living, now)
        around.live(living, told, chance, now)
        magazine.lay(SAMPLE, now)
        place.open_doors(SAMPLE, now)
    return True

"""Drawings in the sample's stories: taken in, and drawn anew, as any photo is."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings

from tealight.kernel import clock
from tealight.kernel.ids import new_id
from tealight.kernel.viewer import Person
from tealight.media import files
from tealight.media.actions.keep_upload import keep_upload
from tealight.media.arriving import Arrival
from tealight.media.cleaning import clean, prepare
from tealight.media.models import Photo
from tealight.media.plan import HEAD, cleaning, formats, publishing, widths
from tealight.media.queries import holder, holders
from tealight.media.tools.draw import draw
from tealight.operations.demo.drawings import DRAWINGS, SHOWN, drawn
from tealight.operations.demo.texts import SamplePhoto
from tealight.place.queries import Notes
from tealight.stories.actions.showing import Chosen
from tealight.stories.wording import Picture

#: large enough for two sizes, small enough that a first start does not wait for them
_SIZE = (960, 640)
_SEED = 1
#: photos that carry a note, and those with a line under them, one in so many
_NOTED, _WITH_A_LINE = 4, 3
_NOTES = ("baby-photo", "physical-detail")


def sent(viewer: Person, now: datetime, photos: Sequence[SamplePhoto]) -> tuple[Chosen, ...]:
    """Send drawings as `viewer` and let each be drawn anew; return them ready to share."""
    return tuple(Chosen(_sent(viewer, now, photo.draws), photo.alt, photo.line, photo.notes) for photo in photos)


def _sent(viewer: Person, now: datetime, draws: str) -> int:
    arrival = Arrival.begin()
    arrival.take(drawn(draws, _SEED, _SIZE))
    upload = keep_upload(viewer=viewer, now=now, arrived=arrival.finish())
    clean(upload, now)
    return upload


def draw_all_sizes(kind: str, thing: int, now: datetime) -> None:
    """Draw the photos of a story or reply in every size, as the worker does."""
    for photo in Photo.objects.filter(held_by__in=holders(kind, thing)).values_list("id", flat=True):
        prepare(photo, settings.TEALIGHT.avif, now)


@dataclass(frozen=True, slots=True)
class _Page:
    width: int
    height: int
    widths: tuple[int, ...]
    formats: tuple[str, ...]
    pictures: tuple[bytes, ...]


@cache
def _page(draws: str, avif: bool) -> _Page:
    """Return a drawing in every size, drawn anew twice as a photo is that is sent and shared."""
    source = drawn(draws, _SEED, _SIZE)
    master = draw(source, cleaning(source[:HEAD]))
    pictures = draw(master.pictures[0], publishing(master.width, avif)).pictures
    return _Page(master.width, master.height, widths(master.width), formats(avif), pictures)


class Album:
    """Photos of a crowd: few drawings, and each of its photos a thing of its own, as publishing leaves it."""

    def __init__(self, notes: Notes, chance: random.Random):
        self.notes, self.chance = notes, chance
        self.draws = list(DRAWINGS)

    def photo(self, kind: str, thing: int, hour: datetime, line: str) -> tuple[Picture, Photo]:
        """Return a photo for the words of a story or reply, and its row; its files are on the disk.

        Sealed anew for each: a file with the key or the bytes of another would join the two.
        """
        draws = self.chance.choice(self.draws)
        page = _page(draws, settings.TEALIGHT.avif)
        box = files.Box(files.PHOTOS, new_id(), files.new_name(), files.new_key())
        parts = [f"{width}.{form}" for width in page.widths for form in page.formats]
        for part, one in zip(parts, page.pictures, strict=True):
            box.put(part, one, clock.day(hour))
        row = Photo(
            id=box.id, held_by=holder(kind, thing), name=box.name, width=page.width, widths=list(page.widths),
            formats=list(page.formats),
        )
        noted = (self.chance.choice(_NOTES),) if self.chance.random() * _NOTED < 1 else ()
        line = line if self.chance.random() * _WITH_A_LINE < 1 else ""
        mask = self.notes.mask(noted)
        return Picture(box.id, box.key.hex(), SHOWN[draws], line, mask, page.width, page.height), row

from dataclasses import asdict, replace
from datetime import date, datetime

from tealight.accounts.models import Persona
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.queries import place
from tealight.stories import portrait_policy, wording
from tealight.stories.actions.showing import Chosen, show
from tealight.stories.actions.writing import why_it_waits
from tealight.stories.models import Portrait
from tealight.stories.wording import Picture


@action
def choose_portrait(*, viewer: Person, now: datetime, portrait: int, photo: Chosen) -> bool:
    """Put `photo` on the viewer's page in place of the one there, which is deleted; or say other words of that one.

    `portrait` is the id drawn with the form: sent twice, the photo is put there once,
    with the words it was sent with last. Return whether it waits for a person first.
    Refused, with a sentence about "photos", while it is not ready.
    """
    require(portrait_policy.may_choose_portrait(viewer))
    persona = lock(Persona.objects, id=viewer.persona_id)  # one photo, from however many windows
    row = Portrait.objects.filter(persona=persona).first()
    there = (wording.Picture(**row.picture),) if row else ()
    if row is not None and row.id == portrait:
        photo = replace(photo, id=there[0].id, is_there=True)
    (picture,) = show(viewer, now, ("portrait", persona.id), there, [replace(photo, line="")])
    if row is None or row.picture["id"] != picture.id:
        if row is not None:
            row.delete()
        row = Portrait(id=portrait, persona=persona, held_on=_waits_from(viewer, now))
    elif _says_more(row, picture) and not row.held_on:
        row.held_on = _waits_from(viewer, now)
    row.picture = asdict(picture)
    row.save()
    record("portrait.chosen", about=("persona", persona.id), now=now)
    return row.held_on is not None


def _waits_from(viewer: Person, now: datetime) -> date | None:
    """Return the day a photo of the viewer's begins to wait for a person; None if it does not."""
    return clock.day(now) if why_it_waits(viewer, wording.NO_WORDS, photos=True, here=place()) else None


def _says_more(row: Portrait, picture: Picture) -> bool:
    """Return whether others would read words they could not read before."""
    return bool(picture.alt) and picture.alt != row.picture["alt"]

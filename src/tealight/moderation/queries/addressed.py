"""From the address of something written anonymously to the face that wrote it."""

import re

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.moderation import policy
from tealight.stories.models import Confession, Reply, Story

_CONFESSION = re.compile(r"/small-hours/(?P<confession>\d{1,16})/\S*$")
_ADDRESS = re.compile(r"/stories/(?P<story>\d{1,16})/(?:replies/(?P<reply>\d{1,16})/?)?\S*$")
NOTHING = "There is nothing anonymous at this address. Copy it from the story, or from “link” beside the reply."


def anonymous_at(viewer: Viewer, address: str) -> tuple[Persona, int, int | None]:
    """Return the face, the story and the reply that an address of ours leads to; whatever became of them since.

    Somebody who says goodbye may take it back a minute later. Refused, about "address", where nothing is
    anonymous; raises Refused for other than keyholders.
    """
    require(policy.may_hold_keys(viewer))
    found = _CONFESSION.search(address.strip())
    if found is not None:
        return _confessed(int(found["confession"]))
    found = _ADDRESS.search(address.strip())
    if found is None:
        raise Refused(NOTHING, "address")
    story, reply = int(found["story"]), int(found["reply"]) if found["reply"] else None
    things = Reply.objects.filter(id=reply, story_id=story) if reply else Story.objects.filter(id=story)
    persona = Persona.objects.filter(kind=PersonaKind.THREAD, id__in=things.values("persona_id")).first()
    if persona is None:
        raise Refused(NOTHING, "address")
    return persona, story, reply


def _confessed(number: int) -> tuple[Persona, int, int | None]:
    """Of one that a visitor wrote the face leads nowhere, and whoever is told so learns no more than of somebody who left."""
    persona = Persona.objects.filter(kind=PersonaKind.THREAD, story=number).first()
    if persona is None or not Confession.objects.filter(id=number, persona=persona).exists():
        raise Refused(NOTHING, "address")
    return persona, number, None

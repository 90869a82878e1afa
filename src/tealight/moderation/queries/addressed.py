"""From the address of something written anonymously to the face that wrote it."""

import re

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.moderation import policy
from tealight.stories.models import Reply, Story

_ADDRESS = re.compile(r"/stories/(?P<story>\d{1,16})/(?:replies/(?P<reply>\d{1,16})/?)?\S*$")
NOTHING = "There is nothing anonymous at this address. Copy it from the story, or from “link” beside the reply."


def anonymous_at(viewer: Viewer, address: str) -> tuple[Persona, int, int | None]:
    """Return the face, the story and the reply that an address of ours leads to; whatever became of them since.

    Somebody who says goodbye may take it back a minute later. Refused, about "address", where nothing is
    anonymous; raises Refused for other than keyholders.
    """
    require(policy.may_hold_keys(viewer))
    found = _ADDRESS.search(address.strip())
    if found is None:
        raise Refused(NOTHING, "address")
    story, reply = int(found["story"]), int(found["reply"]) if found["reply"] else None
    things = Reply.objects.filter(id=reply, story_id=story) if reply else Story.objects.filter(id=story)
    persona = Persona.objects.filter(kind=PersonaKind.THREAD, id__in=things.values("persona_id")).first()
    if persona is None:
        raise Refused(NOTHING, "address")
    return persona, story, reply

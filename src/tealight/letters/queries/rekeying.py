"""Which conversations are wrapped or tagged under old keys still, for the software that makes keys anew (decision 0019)."""

from tealight.accounts.queries.rekeying import owners_of_personas
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.letters.keys import face_tag, opened_by_team
from tealight.letters.models import Conversation
from tealight.place.policy import may_rekey


def conversations_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the conversations wrapped for either side, or tagged, with old keys: (member,), or () where nobody has keys."""
    require(may_rekey(viewer))
    owners, found = owners_of_personas(viewer, everybody), {}
    for row in Conversation.objects.iterator():
        persona = opened_by_team(row)["persona"]
        member = owners.get(persona)
        sides = [everybody.place.is_old(row.team)]
        if member is not None:
            sides.append(everybody.members[member].is_old(row.author))
        if any(sides) or bytes(row.tag) != face_tag(persona):
            found[row.id] = () if member is None else (member,)
    return found

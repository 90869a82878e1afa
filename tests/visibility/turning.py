"""People turn from each other, and meet again: from a pen name, or from a name made for one story."""

from tests import make
from tests.visibility.building import Place, row_of


def keep_away(place: Place, name: str, way: str, other: str) -> None:
    from tealight.accounts.actions.block_persona import block_persona
    from tealight.accounts.actions.hide_persona import hide_persona
    from tealight.accounts.actions.mute_persona import mute_persona

    act = {"block": block_persona, "mute": mute_persona, "hide": hide_persona}[way]
    act(viewer=place.viewer(name), now=make.NOW, persona_id=_persona(place, other))


def _persona(place: Place, face: str) -> int:
    """The id of a pen name, or of a name made for one story."""
    if face in place.people:
        return place.people[face].persona_id
    return row_of(next(thing for thing in place.world.things if thing.face == face)).persona_id


def meet_again(place: Place, name: str, way: str, other: str) -> None:
    from tealight.accounts.actions.unblock_persona import unblock_persona
    from tealight.accounts.actions.unhide_persona import unhide_persona
    from tealight.accounts.actions.unmute_persona import unmute_persona

    act = {"block": unblock_persona, "mute": unmute_persona, "hide": unhide_persona}[way]
    act(viewer=place.viewer(name), now=make.NOW, persona_id=_persona(place, other))

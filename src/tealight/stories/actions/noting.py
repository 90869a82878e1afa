"""What proposing a note and putting one there have in common. Not an action itself."""

from tealight.kernel.actions import lock
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person
from tealight.place.queries import notes, place
from tealight.stories import note_policy, policy
from tealight.stories.actions.locking import lock_reply
from tealight.stories.models import Reply, Story


def lock_thing(viewer: Person, story: int, reply: int | None) -> Story | Reply:
    """Lock a story the viewer may read, or its `reply`, with its story."""
    if reply is None:
        return lock(Story.objects.filter(policy.visible_to(viewer)), id=story)
    row = lock_reply(viewer, reply)
    if row.story_id != story:
        raise NotFound
    return row


def missing(key: str) -> int:
    """Return the mask of a note that can be missed; NotFound for any other."""
    note = notes(place().version).by_key.get(key)
    if note is None or not note_policy.may_be_missed(note):
        raise NotFound
    return note.mask

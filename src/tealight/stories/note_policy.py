"""Who may say that a content note is missing on what somebody else wrote, and who may put it there."""

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, Viewer
from tealight.place.queries import Note
from tealight.stories import policy
from tealight.stories.models import Reply, Story


def may_be_missed(note: Note) -> bool:
    """Return whether readers and the team may say that `note` is missing: what is printed nowhere is proposed nowhere."""
    return note.is_printed and not note.is_retired


def may_propose_note(viewer: Viewer, thing: Story | Reply, story: Story) -> Verdict:
    """Say whether `viewer` may say that a note is missing on `thing`, which they read."""
    if not isinstance(viewer, Person):
        return refused("Sign in to suggest a note.")
    if policy.is_mine(viewer, thing):
        return refused("These are your own words. You can put notes on them where you change them.")
    if story.audience not in policy.OPEN or thing.withdrawn_on or thing.removed_on:
        return refused("The notes on this are its author’s alone.")
    return policy.may_write(viewer)


def may_put_note(viewer: Viewer, thing: Story | Reply, story: Story) -> Verdict:
    """Say whether `viewer` may put a note on `thing` at once: who keeps the place, on what somebody else wrote."""
    if not policy.keeps(viewer):
        return refused("Only the team can do this.")
    return may_propose_note(viewer, thing, story)


def may_answer_proposals(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may answer what readers missed."""
    return ALLOWED if policy.keeps(viewer) else refused("Only the team can do this.")

"""Who may read, write and decide about confessions. Each rule is written once, here.

There is no rule about whose one is but on its writer's own page: who reacts, reports or reads is answered the
same whoever wrote it (PRIVACY, "Anonymous writing" 6). So what waits stands on the desk of a moderator who wrote it as
on everybody's: a list that lacks one, or a count that is one less, would tell whoever looks over a shoulder or compares
two desks that somebody of the team wrote it, and who. Only the press that lets it appear is refused, to them alone.
Blocks do nothing, as nobody is shown to have written one.
"""

from django.db.models import F, Q
from django.db.models.lookups import LessThan

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer, Visitor
from tealight.place.queries import Place
from tealight.stories import policy
from tealight.stories.models import Confession

#: read by a person, and its hour is over
APPEARED = Q(held_on__isnull=True, appears_at__isnull=True, removed_on__isnull=True)
#: nobody has read it yet who lets it appear
WAITS = Q(held_on__isnull=False, removed_on__isnull=True)
MEMBERS_ALONE = "For now, only members can leave a few words here. It has nothing to do with you, or with what you wrote."


def visible_to(viewer: Viewer) -> Q:
    """Return the condition on confessions that `viewer` may read: members, those that appeared, and their own.

    Without an account there are none. The team reads those that wait as well.
    """
    if isinstance(viewer, System):
        return Q()
    if not isinstance(viewer, Person):
        return Q(pk__in=())
    seen = Q(removed_on__isnull=True) if policy.keeps(viewer) else APPEARED
    return seen | policy.own(viewer)


def wanted_by(viewer: Viewer) -> Q:
    """Return the condition on confessions that `viewer`'s filters let through."""
    mask = viewer.filters.leave_out
    return Q(LessThan(F("notes").bitand(mask), 1)) if mask else Q()


def is_mine(viewer: Viewer, row: Confession) -> bool:
    """Return whether `viewer` wrote it, with an account."""
    return isinstance(viewer, Person) and row.persona_id in viewer.personas


def may_confess(viewer: Viewer, here: Place) -> Verdict:
    """Say whether `viewer` may send a confession now: anybody, with or without an account, unless the team shut that door."""
    if here.read_only or here.posting_paused:
        return refused("Writing is paused for now.")
    if isinstance(viewer, System):
        return refused("A person writes.")
    if not isinstance(viewer, Visitor):
        return policy.may_write(viewer)
    return refused(MEMBERS_ALONE) if here.small_hours_shut else ALLOWED


def may_react(viewer: Viewer, kind: str, kinds: tuple[str, ...]) -> Verdict:
    """Say whether `viewer` may stand beside one that appeared, with `kind`. Nobody is asked whose it is."""
    verdict = policy.may_write(viewer)
    if not verdict:
        return verdict
    return ALLOWED if kind in kinds else refused("There is no such answer here.")


def may_let_appear(viewer: Viewer, row: Confession) -> Verdict:
    """Say whether `viewer` may let one appear that waits: who keeps the place, and did not write it."""
    if not policy.keeps(viewer):
        return refused("Only the team can do this.")
    if is_mine(viewer, row):
        return refused("Someone else reads what you wrote yourself.")
    return ALLOWED


def may_tell_writer(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may leave a word for whoever has the code: who keeps the place."""
    return ALLOWED if policy.keeps(viewer) else refused("Only the team can do this.")


def may_erase_one(viewer: Viewer, row: Confession) -> Verdict:
    """Say whether `viewer` may delete one for good: its writer, whatever was decided, and the software."""
    return ALLOWED if isinstance(viewer, System) or is_mine(viewer, row) else refused("Only its writer can delete this.")

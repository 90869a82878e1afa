"""What stands on the shelf of stories without an answer, who answers from it, and who is told how long people wait."""

from datetime import timedelta

from django.db.models import Q

from tealight.accounts.policy import KEEPERS
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer
from tealight.stories import policy
from tealight.stories.models import Need

#: who is there so that nobody waits unanswered
LISTENERS = frozenset({"listener", "operator"}) | KEEPERS
#: how long somebody is thought to be writing
LASTS = timedelta(minutes=30)


def waits_for_answer() -> Q:
    """Return the condition on stories that hope for an answer, can be answered, and have none; asked of an index."""
    return policy.SHARED & Q(answered_on__isnull=True, closed_on__isnull=True) & ~Q(need=Need.NO_REPLY)


def on_shelf(viewer: Person) -> Q:
    """Return the condition on stories that wait on the shelf of `viewer`, of those they meet.

    What they told under their pen name is not among them, as everyone can see. Of what is anonymous nobody is
    asked whose it is: whether somebody could take it to answer would tell.
    """
    return waits_for_answer() & Q(audience__in=tuple(policy.OPEN)) & ~Q(persona_id=viewer.persona_id)


def may_use_shelf(viewer: Viewer) -> Verdict:
    """Say whether `viewer` answers from the shelf: listeners, and who keeps or runs the place."""
    if isinstance(viewer, Person) and LISTENERS & viewer.roles:
        return ALLOWED
    return refused("The shelf is for listeners and the team.")


def may_claim(is_another: bool) -> Verdict:
    """Say whether a story can be taken to be answered; not while `is_another` writes."""
    if is_another:
        return refused("Somebody else is writing to them just now. If nothing comes, it can be taken here within half an hour.")
    return ALLOWED


def may_see_waits(viewer: Viewer) -> Verdict:
    """Say whether `viewer` is told how long first answers take: who keeps the place safe."""
    return ALLOWED if policy.keeps(viewer) else refused("Only moderators and the safeguarding lead are told this.")


def may_end_claims(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may clear claims away: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")

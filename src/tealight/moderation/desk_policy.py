"""Who of the team meets which case, and who may have one in hand.

No page of the desk knows the faces its viewer had made for one story: it answers the same whoever is behind an
anonymous name (PRIVACY, "Anonymous writing" 6 and 9). What somebody wrote under their pen name is everybody's to
see as theirs, and others decide about it.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer
from tealight.moderation.models import Case, Urgency
from tealight.moderation.policy import cases_met_by, may_decide

#: for how long somebody has a case in hand before anybody may take it
IN_HAND = {Urgency.DANGER: timedelta(minutes=30)}
IN_HAND_OTHERWISE = timedelta(hours=2)
#: a day at the desk begins at this hour (UTC), so that a night is one
DAY_BEGINS = timedelta(hours=6)


def cases_for(viewer: Viewer) -> Q:
    """Return the condition on cases that `viewer` may read and work at: not those about their own pen name."""
    if isinstance(viewer, System):
        return Q()
    if not isinstance(viewer, Person) or not may_decide(viewer):
        return Q(pk__in=())
    return cases_met_by(viewer)


def as_one_of_the_team(viewer: Person) -> Person:
    """Return `viewer` without the faces made for one story: what the desk asks, it asks as this person."""
    return viewer.bearing({}, {})


def in_hand_until(case: Case, now: datetime) -> datetime:
    """Return until when somebody who takes a case at `now` has it in hand."""
    return now + IN_HAND.get(case.urgency, IN_HAND_OTHERWISE)


def may_work_at(case: Case) -> Verdict:
    """Say whether there is anything left to do about a case."""
    return refused("This was decided already. Nothing is left to do.") if case.closed_on else ALLOWED


def may_claim(viewer: Person, held_by: int | None) -> Verdict:
    """Say whether `viewer` may take a case that is in the hands of the persona `held_by`, or of nobody."""
    if held_by in (None, viewer.persona_id):
        return ALLOWED
    return refused("Somebody else took this a moment earlier. The page says who.")


def may_give_opinion(viewer: Person, asked_by: int) -> Verdict:
    """Say whether `viewer` may be the second to look: another than who asked."""
    if viewer.persona_id == asked_by:
        return refused("You asked for this yourself. Somebody else looks.")
    return ALLOWED


def may_tidy_the_desk(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may clear away what is over: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software does this itself.")

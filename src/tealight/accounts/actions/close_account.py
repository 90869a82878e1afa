from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.end_sessions import end_sessions
from tealight.accounts.models import Member, Persona
from tealight.accounts.queries.staff import holders_of
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record


@action
def close_account(*, viewer: Person, now: datetime, keep_words: bool) -> None:
    """Close the viewer's account for good: signing in ends at once.

    The event's listener, `accounts.jobs.erase_account`, then asks each kind of
    thing (config/kinds.py) to remove what the persona made, or to keep it without
    the name, and ends with `finish_closing`. Until that is done the keys remain:
    without them nothing sealed or owned by tags could be found.
    """
    require(policy.may_change_own(viewer))
    # Asked of the rows: a role that sleeps is one as well.
    holders = holders_of("operator", locked=True)
    if viewer.persona_id in holders:
        require(policy.may_lose_role("operator", len(holders)))
    member = lock(Member.objects, id=viewer.member_id)
    member.closed_on = clock.day(now)
    member.set_unusable_password()
    member.recovery = ""
    member.save(update_fields=["closed_on", "password", "recovery"])
    Persona.objects.filter(id=member.persona_id).update(away_on=clock.day(now))
    end_sessions(viewer=viewer, now=now)
    record("account.closing", about=("persona", viewer.persona_id), keep=int(keep_words), now=now)

from datetime import datetime, timedelta

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.actions.end_sessions import end_sessions
from tealight.accounts.models import Member, Persona
from tealight.accounts.queries.staff import holders_of
from tealight.accounts.record import Record
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.ledger import record

#: days in which whoever closed their account may sign in and keep it after all
DAYS = 7


@action
def close_account(
    *, viewer: Person, now: datetime, keep_words: bool, anonymous: str = "keep", at_once: bool = True,
    if_due: bool = False,
) -> None:
    """Close the viewer's account: for good, or in `DAYS` days unless they come back and say that they stay.

    `anonymous` says what becomes of what nobody can tell is theirs: "keep", "once", "days".
    It is kept in their sealed record, and in no row or job: a thief would look there
    for what vanishes next. `if_due`: only if their days are over still, asked under the lock: somebody
    may have said a moment ago that they stay.

    The event's listener, `accounts.jobs.erase_account`, then asks each kind of
    thing (config/kinds.py) to remove what the persona made, or to keep it without
    the name, and ends with `finish_closing`. Until that is done the keys remain:
    without them nothing sealed or owned by tags could be found.
    """
    require(policy.may_change_own(viewer))
    require(policy.may_choose_for_anonymous(anonymous))
    # Asked of the rows: a role that sleeps is one as well.
    holders = holders_of("operator", locked=True)
    if viewer.persona_id in holders:
        require(policy.may_lose_role("operator", len(holders)))

    member = lock(Member.objects, id=viewer.member_id)
    if if_due and (member.leaves_on is None or member.leaves_on > clock.day(now)):
        return

    def choose(chosen: Record) -> None:
        chosen.leaving_words, chosen.leaving_anonymous = "keep" if keep_words else "gone", anonymous

    change_record(viewer.member_id, choose)
    Persona.objects.filter(id=member.persona_id).update(away_on=clock.day(now))
    if not at_once:
        member.leaves_on = clock.day(now) + timedelta(days=DAYS)
        member.save(update_fields=["leaves_on"])
        end_sessions(viewer=viewer, now=now)
        return
    member.closed_on = clock.day(now)
    member.set_unusable_password()
    member.recovery = ""
    member.save(update_fields=["closed_on", "password", "recovery"])
    end_sessions(viewer=viewer, now=now)
    record("account.closing", about=("persona", viewer.persona_id), keep=int(keep_words), now=now)

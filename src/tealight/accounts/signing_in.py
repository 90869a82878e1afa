"""The steps of signing in, in order: wait, password, second step, session.

Hashing happens outside any transaction: on SQLite one person's sign-in would
otherwise keep everyone else from writing for its length.
"""

import base64
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from tealight.accounts.actions.count_failure import count_failure
from tealight.accounts.actions.welcome_member import Welcome, welcome_member
from tealight.accounts.backends import member_with
from tealight.accounts.hashers import fits
from tealight.accounts.models import Member
from tealight.accounts.queries.second_steps import second_kinds
from tealight.accounts.queries.throttles import throttle_tags, waiting_until
from tealight.accounts.queries.viewer import person_of
from tealight.accounts.throttling import minutes_left
from tealight.kernel.crypto import SealBroken, place_keys
from tealight.kernel.pace import Pace
from tealight.kernel.viewer import System

_SOFTWARE = System("signing in")
#: tries from one connection in ten minutes, whatever the names and by whichever door: a password
#: that many people use could else be tried on every pen name there is
TRIES = Pace(each=60)
#: seconds in which the second step has to follow the first
PENDING_SECONDS = 600
_PENDING = "sign-in-pending"


@dataclass(frozen=True, slots=True)
class Try:
    """What came of a try: the member, or why not."""

    member: Member | None = None
    #: minutes until the next try, when there were too many
    wait: int = 0
    #: right name and password, but the team has not answered yet
    waiting_for_team: bool = False
    #: right name and password, but the account does not open: its keys are gone
    kept_out: bool = False


def try_password(pen_name: str, password: str, now: datetime) -> Try:
    """Try a pen name and a password.

    An unknown name, a wrong password and a closed account are told apart
    neither by the answer nor by the work: one hash, one count.
    """
    tags = throttle_tags("password", pen_name)
    until = waiting_until(tags, now)
    if until:
        return Try(wait=minutes_left(until, now))
    member = member_with(pen_name, password)
    if member is None or member.closed_on is not None:
        count_failure(viewer=_SOFTWARE, now=now, tag=tags[0])
        return Try()
    if member.approved_on is None:
        return Try(waiting_for_team=True)
    return Try(member) if person_of(member, now) else Try(kept_out=True)


def try_again(member: Member, password: str, now: datetime) -> Try:
    """Try the password of someone signed in, who is asked once more.

    Counted apart from sign-ins: who guesses at the door must not be able to keep
    the person inside from their own things.
    """
    tags = throttle_tags("again", member.persona.name)
    until = waiting_until(tags, now)
    if until:
        return Try(wait=minutes_left(until, now))
    if not fits(password, member.password):
        count_failure(viewer=_SOFTWARE, now=now, tag=tags[0])
        return Try()
    return Try(member)


def asks_second(member: Member) -> bool:
    """Say whether a password alone does not sign this member in.

    A codes app is always asked; for the team, a passkey counts as well. For
    everyone else a passkey is another door, not a second lock.
    """
    kinds = second_kinds(member.id)
    return "totp" in kinds or bool(member.roles and "webauthn" in kinds)


def enter(request: HttpRequest, member: Member, *, stay: bool, second: bool) -> Welcome:
    """Begin the member's session in this browser."""
    name = member.persona.name
    welcome = welcome_member(
        viewer=_SOFTWARE, now=request.now, member_id=member.id,
        tags=tuple(tag for what in ("password", "again", "code") for tag in throttle_tags(what, name)),
    )
    request.session.begin(member, request.now, stay=stay, second=second)
    return welcome


# ── Between the two steps ───────────────────────────────────────────────────────────────────────
def seal_pending(member: Member, stay: bool, now: datetime) -> str:
    """Return a sealed note that the password was right, for the form of the second step.

    It travels in the page, so that someone who stops half-way leaves no row.
    """
    body = {"member": member.id, "password": member.password[-16:], "stay": stay, "at": now.timestamp()}
    return base64.urlsafe_b64encode(place_keys().seal_json(_PENDING, 0, body)).decode()


def open_pending(sealed: str, now: datetime) -> tuple[Member, bool] | None:
    """Return the member and whether to stay signed in; None if it is too old or not ours."""
    try:
        body = place_keys().open_json(_PENDING, 0, base64.urlsafe_b64decode(sealed))
    except (SealBroken, ValueError):
        return None
    if not 0 <= now.timestamp() - body["at"] < PENDING_SECONDS:
        return None
    member = Member.objects.select_related("persona").filter(id=body["member"]).first()
    if member is None or member.password[-16:] != body["password"] or person_of(member, now) is None:
        return None
    return member, body["stay"]

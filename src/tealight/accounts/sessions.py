"""Sessions that name nobody: Django's session engine over `models.Session`.

The cookie is 32 random bytes. The row is found by a keyed tag of them, and its
body is sealed with a key made from them: tables and key ring together do not say
whose session it is, or what is in it. No member's words are ever put in here.

A session ends on a day fixed when it began; nothing extends it, so reading
writes nothing. Ending one deletes its row, which binds every process at its
next request.
"""

import base64
import binascii
import secrets
from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.functional import SimpleLazyObject

from tealight.accounts.actions.change_session import change_session
from tealight.accounts.actions.drop_session import drop_session
from tealight.accounts.actions.open_session import open_session
from tealight.accounts.models import Member, Session
from tealight.accounts.queries.viewer import MemberRow, member_row, person_of_row
from tealight.kernel import clock
from tealight.kernel.crypto import Keys, SealBroken, place_keys
from tealight.kernel.prepared import Prepared
from tealight.kernel.viewer import Person, System

#: days a session lasts: when asked to stay signed in; otherwise; for a visitor
STAY_DAYS, SHORT_DAYS, VISITOR_DAYS = 30, 1, 1
#: seconds after which staff pages, and a member's own things, ask again
FRESH_SECONDS = 15 * 60

_PURPOSE = "session"
_READS = Prepared()
_SOFTWARE = System("a browser's session")


def tag_of(token: str) -> bytes | None:
    """Return the tag to be written of the row a cookie stands for; None if it is not one of ours."""
    return next(iter(tags_of(token)), None)


def tags_of(token: str) -> tuple[bytes, ...]:
    """Return the tags that the row a cookie stands for may have; none if it is not one of ours."""
    secret = _secret(token)
    return () if secret is None else place_keys().tags("session/v1", secret)


def _standing(today: date, *tags: bytes) -> QuerySet:
    # Each request of a member asks this: as columns it is half as dear as a model of its own.
    return Session.objects.filter(tag__in=tags, expires_on__gte=today).values_list("id", "body")


def _secret(token: str) -> bytes | None:
    try:
        secret = base64.urlsafe_b64decode(token + "=")
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == 32 else None


class SessionStore(SessionBase):
    """What Django calls `request.session`. Keys beginning with _ are ours."""

    _row_id: int | None = None

    @classmethod
    def clear_expired(cls) -> None:
        """Expired rows are pruned by the schedule; see `accounts.jobs`."""

    def load(self) -> dict:
        tags = tags_of(self.session_key)
        found = tags and _READS.ask(("session", len(tags)), _standing, clock.day(clock.now()), *tags)
        if not found:
            self._session_key = None
            return {}
        row_id, sealed = found[0]
        try:
            body = Keys.from_secret(_secret(self.session_key)).open_json(_PURPOSE, row_id, sealed)
        except SealBroken:
            self._session_key = None
            return {}
        self._row_id = row_id
        return body

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(tag__in=tags_of(session_key)).exists()

    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(32)

    def create(self) -> None:
        self._session_key = self._get_new_session_key()
        self._row_id = None
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        body = self._get_session(no_load=must_create)
        if self.session_key is None:
            return self.create()
        keys = Keys.from_secret(_secret(self.session_key))
        if self._row_id is None:
            opened = open_session(
                viewer=_SOFTWARE, now=clock.now(), tag=tag_of(self.session_key),
                seal=lambda row: keys.seal_json(_PURPOSE, row, body),
                expires_on=self.expires_on, member_id=body.get("_member"),
            )
            self._row_id = opened
            return None
        kept = change_session(
            viewer=_SOFTWARE, now=clock.now(), row_id=self._row_id,
            body=keys.seal_json(_PURPOSE, self._row_id, body),
        )
        if not kept:
            raise UpdateError  # ended meanwhile, perhaps from another device: it stays ended
        return None

    def delete(self, session_key: str | None = None) -> None:
        token = session_key or self.session_key
        if token and (tags := tags_of(token)):
            drop_session(viewer=_SOFTWARE, now=clock.now(), tags=tags)

    def cycle_key(self) -> None:
        """Go on under a new cookie; what the old one opened is gone."""
        body, old = self._session, self.session_key
        self._session_key, self._row_id, self._session_cache = None, None, body
        self.modified = True
        if old:
            self.delete(old)

    # ── how long ────────────────────────────────────────────────────────────────────────────────
    @property
    def expires_on(self):
        """The day the session ends, fixed when it began."""
        if "_ends" not in self:
            self["_ends"] = (clock.day(clock.now()) + timedelta(days=VISITOR_DAYS)).isoformat()
        return datetime.fromisoformat(self["_ends"]).date()

    def get_expiry_age(self, **kwargs) -> int:
        end = datetime.combine(self.expires_on + timedelta(days=1), time.min, UTC)
        return max(0, int((end - clock.now()).total_seconds()))

    def get_expire_at_browser_close(self) -> bool:
        return not self.get("_stay", False)

    # ── whose ───────────────────────────────────────────────────────────────────────────────────
    def begin(
        self, member: Member, now: datetime, *, stay: bool, second: bool = False, sample: bool = False
    ) -> None:
        """Make this the session of `member`, under a new cookie and with nothing of the old.

        `stay` outlasts the browser window, for those not on the team. `second`
        says that a second factor was shown. `sample` never asks again: for the
        one-press sign-in of a sample community, and nowhere else.
        """
        self.cycle_key()
        stay = stay and not member.roles
        days = STAY_DAYS if stay else SHORT_DAYS
        self._session_cache = {
            "_member": member.id,
            "_password": password_mark(member),
            "_ends": (clock.day(now) + timedelta(days=days)).isoformat(),
            "_stay": stay,
        }
        if sample:
            self["_sample"] = True
        self.note_asked(now, second=second)

    def go_on(self, member: Member, now: datetime) -> None:
        """Go on under a new cookie after a new password, as long as before.

        The second step was not shown again, so it is asked for no later than it would have been.
        """
        stay, second = bool(self.get("_stay")), self.get("_asked_second", 0)
        self.begin(member, now, stay=stay)
        self["_asked_second"] = second

    def note_asked(self, now: datetime, *, second: bool) -> None:
        """Note that the person has just shown again who they are."""
        self["_asked"] = int(now.timestamp())
        if second:
            self["_asked_second"] = int(now.timestamp())

    def is_fresh(self, now: datetime, *, second: bool) -> bool:
        """Say whether the person showed who they are in the last quarter of an hour."""
        if self.get("_sample"):
            return True
        asked = self.get("_asked_second" if second else "_asked", 0)
        return 0 <= now.timestamp() - asked < FRESH_SECONDS


def password_mark(member: Member | MemberRow) -> str:
    """Return what ties a session to the password it began under: a new one ends it."""
    return salted_hmac("tealight.accounts.session", member.password, algorithm="sha256").hexdigest()


def signed_in(session: SessionStore, now: datetime) -> tuple[Member | AnonymousUser, Person] | None:
    """Return whose session this is; None for a visitor, a closed account, an old password.

    The member is read when they are first looked at, as the CMS and the pages of one's own
    security do. Should the account be gone by then, they are nobody.
    """
    member_id = session.get("_member")
    if member_id is None:
        return None
    row = member_row(member_id)
    if row is None or not constant_time_compare(session["_password"], password_mark(row)):
        return None
    person = person_of_row(row, now)
    return None if person is None else (SimpleLazyObject(lambda: _member(member_id)), person)


def _member(member_id: int) -> Member | AnonymousUser:
    # Nobody, should their account be gone by now.
    return Member.objects.select_related("persona").filter(id=member_id).first() or AnonymousUser()

"""Everything the operator answered, for the operator; and whether the doors may open."""

import hmac
from dataclasses import dataclass

from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place import policy
from tealight.place.models import PlaceSettings, SignUpMode

_MODES = dict(SignUpMode.choices)


@dataclass(frozen=True, slots=True)
class Answers:
    """The operator's answers. `missing` says what stands between now and opening, a sentence each."""

    name: str
    line: str
    country: str
    timezone: str
    rules: str
    sign_up_mode: str
    hours: tuple
    safeguarding_lead: str
    safeguarding_deputy: str
    out_of_hours_plan: str
    police_position: str
    confidentiality: str
    leave_address: str
    anyone_audience: bool
    posting_paused: bool
    read_only: bool
    key_copy_confirmed: bool
    mail_tested: bool
    without_mail: bool
    is_open: bool
    missing: tuple[str, ...]

    @property
    def sign_up(self) -> str:
        """Return how people join, in words."""
        return _MODES[self.sign_up_mode]


def answers(viewer: Viewer) -> Answers:
    """Return what was answered so far; Refused for anyone who may not shape the place."""
    require(policy.may_shape_place(viewer))
    row = PlaceSettings.objects.get(id=PlaceSettings.ONLY)
    same = ("name", "line", "country", "timezone", "rules", "sign_up_mode", "safeguarding_lead",
            "safeguarding_deputy", "out_of_hours_plan", "police_position", "confidentiality", "leave_address")
    return Answers(
        **{column: getattr(row, column) for column in same},
        hours=tuple(row.hours),
        anyone_audience=row.anyone_audience_on is not None,
        posting_paused=row.posting_paused_on is not None,
        read_only=row.read_only_on is not None,
        key_copy_confirmed=row.key_copy_confirmed_on is not None,
        mail_tested=row.mail_tested_on is not None,
        without_mail=row.without_mail_on is not None,
        is_open=row.opened_on is not None,
        missing=policy.missing_before_opening(row),
    )


def opens_setup(token: str) -> bool:
    """Return whether `token` is the one-time link into set-up, and the place still waits for it."""
    row = PlaceSettings.objects.filter(id=PlaceSettings.ONLY).first()
    if row is None or row.opened_on is not None or row.setup_tag is None:
        return False
    return hmac.compare_digest(bytes(row.setup_tag), place_keys().tag("set-up", token.encode()))

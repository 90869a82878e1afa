"""Everything the operator answered, for the operator; and whether the doors may open."""

import hmac
from dataclasses import dataclass
from datetime import date

from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place import policy
from tealight.place.models import PLACE, PlaceSettings, SignUpMode
from tealight.place.queries.place import LIMITS
from tealight.place.queries.standing import standing
from tealight.place.rules import type_rules

_MODES = dict(SignUpMode.choices)


@dataclass(frozen=True, slots=True)
class Answers:
    """The operator's answers. `missing` says what stands between now and opening, a sentence each."""

    name: str
    line: str
    small_hours: str
    country: str
    timezone: str
    #: as they are typed
    rules: str
    sign_up_mode: str
    hours: tuple
    safeguarding_lead: str
    safeguarding_deputy: str
    trustee: str
    trustee_way: str
    out_of_hours_plan: str
    police_position: str
    confidentiality: str
    leave_address: str
    anyone_audience: bool
    posting_paused: bool
    read_only: bool
    small_hours_shut: bool
    shows_plans: bool
    holds_feelings: bool
    holds_medical: bool
    holds_danger: bool
    articles_unlisted: bool
    articles_for_ai: bool
    key_copy_confirmed: bool
    mail_tested: bool
    without_mail: bool
    never_unseals: bool
    is_open: bool
    newcomer_days: int
    newcomer_replies: int
    stories_a_day: int
    replies_an_hour: int
    anonymous_replies_a_day: int
    most_links: int
    missing: tuple[str, ...]

    @property
    def sign_up(self) -> str:
        """Return how people join, in words."""
        return _MODES[self.sign_up_mode]


def answers(viewer: Viewer) -> Answers:
    """Return what was answered so far; Refused for anyone who may not shape the place."""
    require(policy.may_shape_place(viewer))
    row = PlaceSettings.objects.get(id=PlaceSettings.ONLY)
    same = ("name", "line", "small_hours", "country", "timezone", "sign_up_mode", "safeguarding_lead",
            "safeguarding_deputy", "trustee", "trustee_way",
            "out_of_hours_plan", "police_position", "confidentiality", "leave_address", *LIMITS)
    rules = standing(row.version).rules.get(PLACE)
    return Answers(
        **{column: getattr(row, column) for column in same},
        rules=type_rules(rules.rules) if rules else "",
        hours=tuple(row.hours),
        anyone_audience=row.anyone_audience_on is not None,
        posting_paused=row.posting_paused_on is not None,
        read_only=row.read_only_on is not None,
        small_hours_shut=row.small_hours_shut_on is not None,
        shows_plans=row.plans_shown_on is not None,
        holds_feelings=row.feelings_wait_on is not None,
        holds_medical=row.medical_waits_on is not None,
        holds_danger=row.danger_waits_on is not None,
        articles_unlisted=row.articles_unlisted_on is not None,
        articles_for_ai=row.articles_for_ai_on is not None,
        key_copy_confirmed=row.key_copy_confirmed_on is not None,
        mail_tested=row.mail_tested_on is not None,
        without_mail=row.without_mail_on is not None,
        never_unseals=row.never_unseals_on is not None,
        is_open=row.opened_on is not None,
        missing=policy.missing_before_opening(row),
    )


def key_copy_due_on(viewer: Viewer) -> date | None:
    """Return since when a new copy of the recovery key is due; None while the copy is right."""
    require(policy.may_shape_place(viewer))
    return PlaceSettings.objects.filter(id=PlaceSettings.ONLY).values_list("key_copy_due_on", flat=True).first()


def opens_setup(token: str) -> bool:
    """Return whether `token` is the one-time link into set-up, and the place still waits for it."""
    row = PlaceSettings.objects.filter(id=PlaceSettings.ONLY).first()
    if row is None or row.opened_on is not None or row.setup_tag is None:
        return False
    return any(hmac.compare_digest(bytes(row.setup_tag), tag) for tag in place_keys().tags("set-up", token.encode()))

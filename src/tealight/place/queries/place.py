"""What everyone may know of the place. The same for every viewer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from tealight.kernel.prepared import Prepared
from tealight.place.models import PlaceSettings


@dataclass(frozen=True, slots=True)
class Place:
    """The place as its pages show it."""

    name: str
    line: str
    sign_up_mode: str
    confidentiality: str
    hours: tuple = ()
    timezone: str = "Europe/London"
    country: str = "GB"
    leave_address: str = ""
    anyone_audience: bool = False
    posting_paused: bool = False
    read_only: bool = False
    #: a plan, means or a goodbye is shown at once; feelings alone, a medical emergency, other dangers wait for a person
    shows_plans: bool = False
    holds_feelings: bool = False
    holds_medical: bool = False
    holds_danger: bool = False
    #: search engines leave articles out; crawlers of AI may read them
    articles_unlisted: bool = False
    articles_for_ai: bool = False
    #: nobody is ever named here: what is anonymous carries no identity seal
    never_unseals: bool = False
    is_open: bool = False
    #: the version of its rules; 0 while none are written
    rules_version: int = 0
    #: where things go slowly -> minutes, as `place.slow` calls it
    slow: Mapping[str, int] = field(default_factory=dict)
    newcomer_days: int = 7
    newcomer_replies: int = 5
    stories_a_day: int = 0
    replies_an_hour: int = 0
    anonymous_replies_a_day: int = 0
    most_links: int = 0
    is_sample: bool = False
    #: so many people are here that one of them is hard to guess
    is_many: bool = False
    #: hours are promised only when somebody is on the team's list
    by_rota: bool = False
    version: int = 0
    #: when everybody was signed out, because keys had been stolen
    signed_out_on: date | None = None
    #: what the page of very short anonymous posts is called
    small_hours: str = "Small hours"
    #: nobody without an account writes there for now
    small_hours_shut: bool = False


NO_PLACE = Place("Tealight", "", "invitation", "")


_READS = Prepared()
#: what the operator bounds; columns and facts of the same names
LIMITS = (
    "newcomer_days", "newcomer_replies", "stories_a_day", "replies_an_hour", "anonymous_replies_a_day", "most_links",
)
_COLUMNS = (
    "name", "line", "sign_up_mode", "confidentiality", "hours", "timezone", "country", "leave_address",
    "anyone_audience_on", "posting_paused_on", "read_only_on", "never_unseals_on", "opened_on", "sample_since",
    "many_on", "version", "signed_out_on", "plans_shown_on", "feelings_wait_on", "medical_waits_on", "danger_waits_on", "rota_since_on",
    "rules_version", "slow", "small_hours", "small_hours_shut_on", "articles_unlisted_on", "articles_for_ai_on", *LIMITS,
)  # fmt: skip


def _row() -> QuerySet:
    # Each request asks this: as columns it is half as dear as a model of its own.
    rows = PlaceSettings.objects.filter(id=PlaceSettings.ONLY)
    return rows.values_list(*_COLUMNS)


def place() -> Place:
    """Return the place as it is now; one statement. Closed if not yet set up."""
    found = _READS.ask("place", _row)
    if not found:
        return NO_PLACE
    row = dict(zip(_COLUMNS, found[0], strict=True))
    return Place(
        name=row["name"],
        line=row["line"],
        sign_up_mode=row["sign_up_mode"],
        confidentiality=row["confidentiality"],
        hours=tuple(row["hours"]),
        timezone=row["timezone"],
        country=row["country"],
        leave_address=row["leave_address"],
        anyone_audience=row["anyone_audience_on"] is not None,
        posting_paused=row["posting_paused_on"] is not None,
        read_only=row["read_only_on"] is not None,
        shows_plans=row["plans_shown_on"] is not None,
        holds_feelings=row["feelings_wait_on"] is not None,
        holds_medical=row["medical_waits_on"] is not None,
        holds_danger=row["danger_waits_on"] is not None,
        articles_unlisted=row["articles_unlisted_on"] is not None,
        articles_for_ai=row["articles_for_ai_on"] is not None,
        never_unseals=row["never_unseals_on"] is not None,
        is_open=row["opened_on"] is not None,
        is_sample=row["sample_since"] is not None,
        is_many=row["many_on"] is not None,
        by_rota=row["rota_since_on"] is not None,
        version=row["version"],
        signed_out_on=row["signed_out_on"],
        rules_version=row["rules_version"],
        slow=row["slow"],
        small_hours=row["small_hours"],
        small_hours_shut=row["small_hours_shut_on"] is not None,
        **{name: row[name] for name in LIMITS},
    )

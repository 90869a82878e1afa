"""What everyone may know of the place. The same for every viewer."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tealight.kernel.prepared import Prepared
from tealight.place.models import PlaceSettings


@dataclass(frozen=True, slots=True)
class Place:
    """The place as its pages show it."""

    name: str
    line: str
    sign_up_mode: str
    rules: str
    confidentiality: str
    hours: tuple = ()
    timezone: str = "Europe/London"
    country: str = "GB"
    leave_address: str = ""
    anyone_audience: bool = False
    posting_paused: bool = False
    read_only: bool = False
    is_open: bool = False
    is_sample: bool = False
    version: int = 0


NO_PLACE = Place("Tealight", "", "invitation", "", "")


_READS = Prepared()
_COLUMNS = (
    "name", "line", "sign_up_mode", "rules", "confidentiality", "hours", "timezone", "country", "leave_address",
    "anyone_audience_on", "posting_paused_on", "read_only_on", "opened_on", "sample_since", "version",
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
        rules=row["rules"],
        confidentiality=row["confidentiality"],
        hours=tuple(row["hours"]),
        timezone=row["timezone"],
        country=row["country"],
        leave_address=row["leave_address"],
        anyone_audience=row["anyone_audience_on"] is not None,
        posting_paused=row["posting_paused_on"] is not None,
        read_only=row["read_only_on"] is not None,
        is_open=row["opened_on"] is not None,
        is_sample=row["sample_since"] is not None,
        version=row["version"],
    )

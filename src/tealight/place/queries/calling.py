"""Who is called when one person is not enough: the lead and the deputy, and for complaints the trustee."""

from dataclasses import dataclass

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.place import policy
from tealight.place.models import PlaceSettings


@dataclass(frozen=True, slots=True)
class Calling:
    """Whom the team reaches in a bad night, and what was agreed for hours when nobody is on duty."""

    lead: str
    deputy: str
    plan: str


@dataclass(frozen=True, slots=True)
class Trustee:
    """Somebody who decides nothing here and hears complaints, and how they are reached."""

    name: str
    way: str


def whom_to_call(viewer: Viewer) -> Calling:
    """Return whom to call, as set-up was told; Refused for who is not on the team."""
    require(policy.may_call_lead(viewer))
    columns = ("safeguarding_lead", "safeguarding_deputy", "out_of_hours_plan")
    found = PlaceSettings.objects.filter(id=PlaceSettings.ONLY).values_list(*columns).first()
    return Calling(*(found or ("", "", "")))


def trustee() -> Trustee | None:
    """Return who hears complaints about the team; None where nobody is named. The same for everyone."""
    found = PlaceSettings.objects.filter(id=PlaceSettings.ONLY).values_list("trustee", "trustee_way").first()
    return Trustee(*found) if found and all(found) else None

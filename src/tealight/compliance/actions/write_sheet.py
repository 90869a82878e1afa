from collections.abc import Mapping
from datetime import datetime

from tealight.compliance import policy
from tealight.compliance.models import SheetVersion
from tealight.compliance.queries.sheets import newest
from tealight.compliance.sheets import RULES, SHEETS
from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import NotFound, Refused, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.place.models import PlaceSettings


@action
def write_sheet(*, viewer: Person, now: datetime, sheet: str, base: int, answers: Mapping[str, str]) -> int:
    """Save a sheet as a new version; return its number. What was there stays as it is, for good.

    `base` is the version whoever writes began with, 0 for none: was another saved meanwhile, this is refused with a
    sentence, and the other's words stand. The same answers again make no new version.
    """
    require(policy.may_write_workbook(viewer))
    if sheet not in SHEETS:
        raise NotFound
    # One row that everybody locks first: two versions of one number cannot be drawn.
    place = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    said = {question.key: answers.get(question.key, "") for question in SHEETS[sheet].questions}
    if SHEETS[sheet].with_rules:
        said[RULES] = str(place.rules_version)
    last = newest(viewer, sheet)
    if last is not None and last.answers == said:
        return last.version
    there = last.version if last else 0
    if base != there:
        raise Refused(
            f"Version {there} of this sheet was saved while you were writing. What you wrote is still here, and so is "
            f"what was saved: read it below under “Versions”, then save again to put yours after it.", "base",
        )
    row = SheetVersion(sheet=sheet, version=there + 1, answers=said, written_on=clock.day(now), by=policy.duty_of(viewer))
    row.save(force_insert=True)
    record("sheet.written", about=("sheet", row.id), now=now)
    return row.version

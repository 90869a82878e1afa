from collections.abc import Iterable
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PLACE, PlaceSettings, RulesVersion
from tealight.place.rules import Rule, kept


@action
def write_rules(*, viewer: Viewer, now: datetime, rules: Iterable[Rule], group: int = PLACE) -> int:
    """Write the rules of the place, or of a room, anew; return their version.

    What held until now is kept, with its days. The same rules again make no new version, so that nobody is
    told of a change that is none. Whether there is such a room is asked by whoever calls (`groups`).
    """
    require(policy.may_set_rules(viewer))
    place = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    rows = kept(rules)
    if group == PLACE and not rows:
        raise Refused("Write the rules first.", "rules")
    last = RulesVersion.objects.select_for_update().filter(group=group, until__isnull=True).first()
    if last is not None and last.rules == rows:
        return last.version
    if last is not None:
        last.until = clock.day(now)
        last.save(update_fields=["until"])
    version = last.version + 1 if last else 1
    RulesVersion.objects.create(group=group, version=version, rules=rows, since=clock.day(now))
    if group == PLACE:
        place.rules_version = version
    place.version += 1
    place.save(update_fields=["rules_version", "version"])
    record("rules.written", about=("group", group), now=now)
    return version

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import F

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings, RulesVersion
from tealight.place.rules import Rule, kept


@action
def lay_rules(*, viewer: Viewer, now: datetime, rules: Mapping[int, Iterable[Rule]]) -> None:
    """Write the first rules of rooms just made, all at once. A room that has rules already keeps them."""
    require(policy.may_set_rules(viewer))
    there = set(RulesVersion.objects.filter(group__in=rules).values_list("group", flat=True))
    new = [group for group in rules if group not in there]
    RulesVersion.objects.bulk_create(
        RulesVersion(group=group, version=1, rules=kept(rules[group]), since=clock.day(now)) for group in new
    )
    PlaceSettings.objects.filter(id=PlaceSettings.ONLY).update(version=F("version") + 1)
    for group in new:
        record("rules.written", about=("group", group), now=now)

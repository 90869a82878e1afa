from datetime import datetime, timedelta

from django.db.models import Q

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.moderation import policy
from tealight.moderation.judgement import OF_A_PERSON
from tealight.moderation.models import Decision, Entry

#: how long a decision is kept: long after the last appeal, and a year of the public page twice over
KEPT = timedelta(days=2 * 365)
_AT_ONCE = 500


@action
def forget_decisions(*, viewer: Viewer, now: datetime) -> int:
    """Delete what was decided long ago, with what was said to it and what the record's entries say; return how many.

    The record itself stays whole: it has digests alone. What forbids a person something without an end stays until
    it is undone. Records no event: nobody waits for that.
    """
    require(policy.may_forget(viewer))
    stands = Q(what__in=OF_A_PERSON, lifted_on=None)
    old = Decision.objects.filter(decided_on__lt=clock.day(now) - KEPT).exclude(what="").exclude(stands)
    ids = list(old.order_by("decided_on", "id").values_list("id", flat=True)[:_AT_ONCE])
    Entry.objects.filter(decision__in=ids).update(facts=None)
    Decision.objects.filter(id__in=ids).delete()
    return len(ids)

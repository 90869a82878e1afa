"""Whether the queue has to do with a thing that was written or changed: hardly ever."""

from django.db.models import QuerySet

from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation import policy
from tealight.moderation.models import Case, Why
from tealight.stories.queries.waiting_for import face_that_waits

_READS = Prepared()


def is_to_mind(viewer: System, kind: str, thing: int) -> bool:
    """Return whether a story or a reply waits to be read, or the queue holds it because it did."""
    require(policy.may_open_case(viewer))
    return face_that_waits(viewer, kind, thing) is not None or bool(_READS.ask(kind, lambda number: _held(kind, number), thing))


def _held(kind: str, thing: int) -> QuerySet:
    return Case.objects.filter(kind=kind, thing=thing, why=Why.HELD, closed_on=None).values_list("id")[:1]

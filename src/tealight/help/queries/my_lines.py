"""The few helplines of one's own country that are meant by something, such as the words of a search."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet, prefetch_related_objects

from tealight.help import policy
from tealight.help.models import Helpline, Scope
from tealight.help.queries.cards import HelplineCard, channels_in_order, in_order
from tealight.help.queries.helplines import OTHER_HELP
from tealight.kernel.viewer import Viewer

_SCOPES = (Scope.CRISIS, Scope.LOSS, Scope.BOTH, *(scope for scope, _ in OTHER_HELP))


def my_lines(viewer: Viewer, now: datetime, are_meant: Callable[[str], bool]) -> tuple[HelplineCard, ...]:
    """Return the helplines of the viewer's country of whose name and words `are_meant` is true, the urgent first.

    Without a country none is guessed. One statement; two if there is one.
    """
    def write() -> QuerySet[Helpline]:
        rows = Helpline.objects.filter(policy.helplines_visible_to(viewer), retired_on__isnull=True)
        return rows.filter(country__code=viewer.country).order_by("place", "name")

    lines = viewer.prepared.ask("helplines", write) if viewer.country else []
    meant = [line for line in lines if are_meant(f"{line.name}. {line.about}")]
    prefetch_related_objects(meant, channels_in_order())
    ordered = in_order(((line, list(line.channels.all())) for line in meant), now)
    return tuple(card for scope in _SCOPES for card in ordered.get(scope, ()))

"""What waits for a person to read it, thing by thing, for the software that lets the team know."""

from django.db.models import QuerySet

from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.stories import confession_policy, policy
from tealight.stories.models import Confession, Portrait, Reply, Story
from tealight.stories.queries.snapshots import shared_with_others

_READS = Prepared()


def face_that_waits(viewer: Viewer, kind: str, thing: int) -> int | None:
    """Return under which face a story, a reply, a confession or a photo waits for a person to read it; None if it does not."""
    require(policy.may_show_when_due(viewer))
    if kind == "portrait":
        return Portrait.objects.filter(id=thing, held_on__isnull=False).values_list("persona_id", flat=True).first()

    if kind == "confession":
        return Confession.objects.filter(confession_policy.WAITS, id=thing).values_list("persona_id", flat=True).first()

    def waiting(number: int) -> QuerySet:
        rows = (Story if kind == "story" else Reply).objects.filter(policy.waits_for(viewer), id=number)
        return rows.values_list("persona_id")

    found = _READS.ask(kind, waiting, thing)  # asked after each reply, of which hardly any waits
    return found[0][0] if found else None


def portrait_of(viewer: Viewer, persona: int) -> int | None:
    """Return the id of the photo on the page of a pen name, waiting or not."""
    require(policy.may_show_when_due(viewer))
    return Portrait.objects.filter(persona_id=persona).values_list("id", flat=True).first()


def is_there(viewer: Viewer, kind: str, thing: int) -> bool:
    """Return whether others can read a thing, or could if it did not wait: its author has not taken it back."""
    require(policy.may_show_when_due(viewer))
    if kind == "portrait":
        return Portrait.objects.filter(id=thing).exists()
    if kind == "confession":
        return Confession.objects.filter(id=thing).exists()
    return (Story if kind == "story" else Reply).objects.filter(shared_with_others(viewer), id=thing).exists()

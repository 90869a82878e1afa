"""How much somebody wrote, for the page on which they close their account (config/kinds.py)."""

from django.db.models import QuerySet

from tealight.accounts.queries.leaving import Counted
from tealight.kernel.viewer import Person
from tealight.stories.models import Audience, Draft, Reply, Story

_STANDS = {"withdrawn_on__isnull": True, "removed_on__isnull": True}


def stories_counted(viewer: Person) -> Counted:
    """Return how many stories are the viewer's own."""
    shared = Story.objects.filter(**_STANDS).exclude(audience__in=(Audience.ME, Audience.CIRCLE))
    return _counted(viewer, ("story", "stories"), Story.objects.all(), shared)


def replies_counted(viewer: Person) -> Counted:
    """Return how many replies are the viewer's own."""
    return _counted(viewer, ("reply", "replies"), Reply.objects.all(), Reply.objects.filter(**_STANDS))


def drafts_counted(viewer: Person) -> Counted:
    """Return how many drafts are the viewer's own."""
    return Counted(("draft", "drafts"), private=Draft.objects.filter(tag__in=viewer.keys.slots("draft/v1", Draft.SLOTS)).count())


def _counted(viewer: Person, words: tuple[str, str], rows: QuerySet, shared: QuerySet) -> Counted:
    """Count each under the pen name, and under the faces made for one story."""
    named, faces = {"persona_id": viewer.persona_id}, {"persona_id__in": tuple(viewer.thread_personas.values())}
    open_ones = shared.filter(**named).count()
    return Counted(
        words,
        shared=open_ones,
        anonymous=rows.filter(**faces).count(),
        private=rows.filter(**named).count() - open_ones,
    )

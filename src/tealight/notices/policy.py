"""Who is shown which notice, and who may write one."""

from django.db.models import Exists, OuterRef, Q

from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, System, Viewer
from tealight.stories import policy as stories
from tealight.stories.models import Reply, Story


def shown_to(viewer: Person) -> Q:
    """Return the condition on the notices `viewer` is shown: their own, of what they may see and want.

    Who they muted makes no notice either; in threads such a person is only covered.
    It is asked notice by notice: a list of all one may read would be made anew for every page.
    """
    seen = Story.objects.filter(stories.visible_to(viewer), stories.wanted_by(viewer), id=OuterRef("story_id"))
    read = Reply.objects.filter(
        stories.replies_visible_to(viewer), stories.wanted_by(viewer, "story__group_id"), id=OuterRef("reply_id")
    )
    calling = Q(reply__isnull=True)
    if viewer.muted:
        muted = tuple(viewer.muted)
        read = read.exclude(persona_id__in=muted)
        calling &= ~Q(story__persona_id__in=muted)
    # A notice is written for whoever is turned to, whoever it was that wrote: its missing would tell that they
    # are one person. To themselves it is not shown.
    faces = tuple(viewer.thread_personas.values())
    if faces:
        read = read.exclude(persona_id__in=faces)
        calling &= ~Q(story__persona_id__in=faces)
    own = Q(persona_id=viewer.persona_id) & Exists(seen)
    return own & (calling | Exists(read))


def answering(viewer: Person) -> Q:
    """Return the condition on replies that answer what `viewer` wrote anonymously, later than they last wrote there."""
    faces = tuple(viewer.thread_personas.values())
    seen = Story.objects.filter(stories.visible_to(viewer), stories.wanted_by(viewer), id=OuterRef("story_id"))
    # What waits for its hour stands behind all others till then: it answered nothing yet.
    own = Reply.objects.filter(
        persona_id__in=tuple(viewer.personas), story_id=OuterRef("story_id"), ordinal__gt=OuterRef("ordinal"),
        appears_at__isnull=True,
    )
    to_them = Q(story__persona_id__in=faces) | Q(answers__persona_id__in=faces)
    theirs = stories.replies_visible_to(viewer) & stories.wanted_by(viewer, "story__group_id")
    others = ~Q(persona_id__in=(*viewer.personas, *viewer.muted))
    return Q(story_id__in=tuple(viewer.thread_personas)) & to_them & others & theirs & Exists(seen) & ~Exists(own)


def may_tell(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may write notices: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software tells people itself.")

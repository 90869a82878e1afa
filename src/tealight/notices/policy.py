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
    own = Q(persona_id=viewer.persona_id) & Exists(seen)
    return own & (calling | Exists(read))


def may_tell(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may write notices: the software itself."""
    return ALLOWED if isinstance(viewer, System) else refused("The software tells people itself.")

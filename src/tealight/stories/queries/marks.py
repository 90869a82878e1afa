"""What somebody who decides about a thing has read: a sign of it, so that nothing else is let appear in its place."""

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.stories import decision_policy, wording
from tealight.stories.models import Portrait, Reply, Story
from tealight.stories.queries import portraits

#: (sign of what it says now, whether it waits for a person)
Mark = tuple[str, bool]
NOTHING: Mark = "", False


def story_mark(viewer: Person, thing: int) -> Mark:
    """Return the mark of a story the team can decide about; of one that is gone, nothing."""
    require(decision_policy.may_decide(viewer))
    row = Story.objects.filter(decision_policy.within_decisions(), id=thing).first()
    return NOTHING if row is None else _marked(row, row, viewer)


def reply_mark(viewer: Person, thing: int) -> Mark:
    """As `story_mark`, of a reply."""
    require(decision_policy.may_decide(viewer))
    row = Reply.objects.filter(decision_policy.within_decisions(), id=thing).select_related("story").first()
    return NOTHING if row is None else _marked(row, row.story, viewer)


def portrait_mark(viewer: Person, thing: int) -> Mark:
    """As `story_mark`, of a photo on somebody's page."""
    require(decision_policy.may_decide(viewer))
    row = Portrait.objects.filter(id=thing).first()
    return NOTHING if row is None else (portraits.mark(viewer, row), row.held_on is not None)


def _marked(row: Story | Reply, story: Story, viewer: Person) -> Mark:
    waits = row.held_on is not None and row.appears_at is None and row.removed_on is None
    return wording.mark(row, wording.take(row, story, viewer), viewer), waits

"""What whoever wrote of danger is told at once: who reads it, and what may help. Asked by them alone.

Nothing of it is stored: the words are judged again, each time their author looks.
"""

from dataclasses import dataclass

from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person
from tealight.stories import danger, policy, wording
from tealight.stories.models import Audience, Reply, Story
from tealight.stories.queries.waiting import Waiting, waiting


@dataclass(frozen=True, slots=True)
class AfterDanger:
    """A danger in one's own words. `reply` is None where the story itself tells of it."""

    story: int
    reply: int | None
    danger: str
    plan: bool
    waits_for: Waiting
    audience: str
    #: somebody of the team is told; nobody is of what is for oneself, for a circle, or taken back
    is_told: bool
    #: its author is the only one who can read it
    is_alone: bool

    @property
    def url(self) -> str:
        """Where it stands."""
        inside = f"replies/{self.reply}/" if self.reply else ""
        return f"/stories/{self.story}/{inside}"


def after_danger(viewer: Person, story_id: int, reply_id: int | None = None) -> AfterDanger | None:
    """Return the danger in a story, or a reply, of the viewer's own; None if there is none in it now.

    NotFound for whatever is somebody else's, or nobody's.
    """
    row = _own_story(viewer, story_id) if reply_id is None else _own_reply(viewer, story_id, reply_id)
    if row is None:
        raise NotFound
    story = row if reply_id is None else row.story
    found = danger.danger_in(wording.take(row, story, viewer))
    if found is None:
        return None
    return AfterDanger(
        story_id, reply_id, found.kind, found.plan, waiting(row), story.audience,
        is_told=danger.is_told(story.audience, row, story),
        is_alone=story.audience == Audience.ME or row.withdrawn_on is not None,
    )


def _own_story(viewer: Person, story: int) -> Story | None:
    return Story.objects.filter(policy.own(viewer), id=story).first()


def _own_reply(viewer: Person, story: int, reply: int) -> Reply | None:
    return Reply.objects.filter(policy.own(viewer), id=reply, story=story).select_related("story").first()

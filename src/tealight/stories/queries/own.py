"""What is an author's own: the replies they wrote, and whether a thing may be taken back."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from tealight.accounts.queries import faces
from tealight.kernel import prose
from tealight.kernel.verdict import NotFound, Verdict
from tealight.kernel.viewer import Person, Viewer
from tealight.stories import policy, wording
from tealight.stories.models import Reply, Story
from tealight.stories.queries.covers import name_mention
from tealight.stories.queries.facts import OwnReplies, OwnReply
from tealight.stories.queries.feed import state_of
from tealight.stories.queries.keyset import PAGE, before, place_after
from tealight.stories.queries.waiting import Waiting

_RATHER = "To keep it for yourself, where nobody else can read it, take it back instead."
_BEGUN = "What you began to change in it, and did not save, goes as well."
#: said beforehand, to everyone and of everything: said of what was reported alone, it would tell that it was
_KEPT = (
    "Where the team looks into something, it keeps what a reader saw, sealed, until {} days after it was decided. "
    "This page is the same whether that is so or not."
)
CIRCLE_LEFT = "Said in a circle you are not in any more."


def my_replies(viewer: Person, url: str, older_than: str = "") -> OwnReplies:
    """Return everything the viewer answered, taken back included; their words, whatever became of the story."""
    stories = Story.objects.filter(policy.visible_to(viewer), id=OuterRef("story"))
    rows = Reply.objects.filter(before(older_than), policy.own(viewer))
    rows = rows.annotate(stands=Exists(stories)).select_related("story")
    rows = rows.defer("source", "story__source", "story__parts", "story__pictures", "story__sealed").order_by("-hour", "-id")
    found = list(rows[: PAGE + 1])
    words = {row.id: _words(row, viewer) for row in found[:PAGE]}
    name = name_mention(faces(number for said in words.values() for number in prose.mentioned(said)))
    replies = tuple(
        OwnReply(
            row.id,
            _address(row) if row.stands else "",
            "" if row.stands or row.withdrawn_on else f"{_address(row)}withdrawal/",
            "" if row.stands else f"{_address(row)}erasure/",
            prose.show_mentions(words[row.id], name),
            row.hour,
            state_of(row),
        )
        for row in found[:PAGE]
    )
    earlier = f"{url}?before={place_after(found[PAGE - 1])}" if len(found) > PAGE else ""
    return OwnReplies(replies, earlier, url if older_than else "")


def _address(row: Reply) -> str:
    return f"/stories/{row.story_id}/replies/{row.id}/"


def _words(row: Reply, viewer: Person) -> str:
    try:
        words = wording.to_read(row, row.story, viewer)
    except NotFound:
        return CIRCLE_LEFT
    if words == wording.NO_WORDS:
        return CIRCLE_LEFT  # taken back since, unopened
    return prose.excerpt(tuple(prose.Part((), html) for _, html in words.parts))


def own_name(viewer: Viewer, story: int) -> str:
    """Return the name that was made for `story` for the viewer to write under, or "". No statement."""
    return viewer.thread_names.get(story, "") if isinstance(viewer, Person) else ""


def may_take_story_back(viewer: Viewer, story_id: int) -> Verdict | None:
    """Return the verdict for a story `viewer` may read, or None if there is none."""
    row = Story.objects.filter(policy.visible_to(viewer), id=story_id).only("persona").first()
    return None if row is None else policy.may_withdraw(viewer, row)


def may_take_reply_back(viewer: Viewer, story_id: int, reply_id: int) -> Verdict | None:
    """Return the verdict for a reply `viewer` may read or wrote, or None if there is none."""
    rows = Reply.objects.filter(policy.replies_within_reach_of(viewer), story=story_id, id=reply_id)
    row = rows.only("persona").first()
    return None if row is None else policy.may_withdraw(viewer, row)


@dataclass(frozen=True, slots=True)
class ToDelete:
    """Something of the viewer's own that may go for good, and what goes or stays with it."""

    verdict: Verdict
    points: tuple[str, ...]


def story_to_delete(viewer: Viewer, story_id: int) -> ToDelete | None:
    """Return what deleting a story does, or None if the viewer may read none."""
    verdict = may_take_story_back(viewer, story_id)
    if verdict is None:
        return None
    # What stands there for everyone who reads the story: no other reply is counted.
    shown = policy.replies_visible_to(viewer) & Q(withdrawn_on__isnull=True, removed_on__isnull=True)
    number = Reply.objects.filter(shown, story=story_id).count() if verdict else 0
    along = "The reply under it goes with it." if number == 1 else f"The {number} replies under it go with it."
    return ToDelete(verdict, (along if number else "Its photos go with it.", _BEGUN, _kept(), _RATHER))


def reply_to_delete(viewer: Viewer, story_id: int, reply_id: int) -> ToDelete | None:
    """Return what deleting a reply does, or None if there is none within the viewer's reach."""
    verdict = may_take_reply_back(viewer, story_id, reply_id)
    return None if verdict is None else ToDelete(verdict, ("If someone answered it, their answer stays.", _BEGUN, _kept(), _RATHER))


def _kept() -> str:
    return _KEPT.format(settings.TEALIGHT.cases_kept_days)


def story_waits(viewer: Viewer, story_id: int) -> Waiting:
    """Return for what a story of the viewer's waits."""
    rows = Story.objects.filter(policy.visible_to(viewer), id=story_id)
    found = rows.values_list("held_on", "appears_at").first()
    return Waiting.of(*found) if found else Waiting.NOTHING

"""What is an author's own: the replies they wrote, and whether a thing may be taken back."""

from django.db.models import Exists, OuterRef

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

CIRCLE_LEFT = "Said in a circle you are not in any more."


def my_replies(viewer: Person, url: str, older_than: str = "") -> OwnReplies:
    """Return everything the viewer answered, taken back included; their words, whatever became of the story."""
    stories = Story.objects.filter(policy.visible_to(viewer), id=OuterRef("story"))
    rows = Reply.objects.filter(before(older_than), persona_id=viewer.persona_id)
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


def may_take_story_back(viewer: Viewer, story_id: int) -> Verdict | None:
    """Return the verdict for a story `viewer` may read, or None if there is none."""
    row = Story.objects.filter(policy.visible_to(viewer), id=story_id).only("persona").first()
    return None if row is None else policy.may_withdraw(viewer, row)


def may_take_reply_back(viewer: Viewer, story_id: int, reply_id: int) -> Verdict | None:
    """Return the verdict for a reply `viewer` may read or wrote, or None if there is none."""
    rows = Reply.objects.filter(policy.replies_within_reach_of(viewer), story=story_id, id=reply_id)
    row = rows.only("persona").first()
    return None if row is None else policy.may_withdraw(viewer, row)


def story_waits(viewer: Viewer, story_id: int) -> bool:
    """Return whether a story of the viewer's waits for a person to read it."""
    rows = Story.objects.filter(policy.visible_to(viewer), id=story_id)
    return rows.filter(held_on__isnull=False).exists()

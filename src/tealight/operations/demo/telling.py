"""Stories and replies of the sample, told through the same actions as real ones."""

from datetime import datetime, timedelta

from tealight.groups.models import Group
from tealight.kernel.viewer import Person
from tealight.operations.demo import pictures
from tealight.operations.demo.reading import read_reply, read_story
from tealight.operations.demo.residents import Residents
from tealight.operations.demo.texts import SampleReply, SampleStory, stories
from tealight.stories.actions.close_replies import close_replies
from tealight.stories.actions.edit_reply import edit_reply
from tealight.stories.actions.edit_story import edit_story
from tealight.stories.actions.reply_to_story import reply_to_story
from tealight.stories.actions.share_story import share_story
from tealight.stories.actions.withdraw_reply import withdraw_reply
from tealight.stories.actions.withdraw_story import withdraw_story
from tealight.stories.models import Audience


def tell(living: Residents, now: datetime) -> dict[int, SampleStory]:
    """Share everything in the order it happened; return story id -> its text."""
    rooms = dict(Group.objects.values_list("slug", "id"))
    told: dict[int, SampleStory] = {}
    for text in stories():
        told[_share(text, living, rooms, now)] = text
    for story, text in told.items():
        _answer(story, text, living, now)
        _afterwards(story, text, living, rooms, now)
    return told


def _choice(text: SampleStory, rooms: dict[str, int]) -> dict:
    if text.audience in Audience.values:
        return {"audience": text.audience}
    return {"audience": Audience.GROUP, "group": rooms[text.audience]}


def _share(text: SampleStory, living: Residents, rooms: dict[str, int], now: datetime) -> int:
    at, author = now - timedelta(hours=text.hours_ago), living[text.by]
    story = share_story(
        viewer=author,
        now=at,
        title=text.title,
        source=text.text,
        need=text.need,
        notes=text.notes,
        photos=pictures.sent(author, at, text.photos),
        anonymous=text.anonymous,
        later=text.later,
        named_only=text.named_only,
        **_choice(text, rooms),
    )
    if text.anonymous:
        living.forget(text.by)
    if text.photos:
        pictures.draw_all_sizes("story", story, at)
    read_story(living, at, story)
    return story


def _answer(story: int, text: SampleStory, living: Residents, now: datetime) -> None:
    ids: list[int] = []
    for reply in text.replies:
        at = _when(text, reply, now)
        author = living[reply.by]
        ids.append(
            reply_to_story(
                viewer=author, now=at, story=story, source=reply.text, notes=reply.notes,
                answers=ids[reply.to - 1] if reply.to else None, photos=pictures.sent(author, at, reply.photos),
                anonymous=reply.anonymous,
            )
        )
        if reply.anonymous:
            living.forget(reply.by)
        if reply.photos:
            pictures.draw_all_sizes("reply", ids[-1], at)
        read_reply(living, at, ids[-1])
    for reply, reply_id in zip(text.replies, ids, strict=True):
        _change(reply, reply_id, living[reply.by], now)


def _change(reply: SampleReply, reply_id: int, author: Person, now: datetime) -> None:
    if reply.edited:
        edit_reply(viewer=author, now=now, reply=reply_id, source=reply.text, notes=reply.notes)
    if reply.withdrawn:
        withdraw_reply(viewer=author, now=now, reply=reply_id)


def _afterwards(
    story: int, text: SampleStory, living: Residents, rooms: dict[str, int], now: datetime
) -> None:
    author = living[text.by]
    if text.edited:
        edit_story(
            viewer=author, now=now, story=story, title=text.title, source=text.text,
            need=text.need, notes=text.notes, **_choice(text, rooms),
        )
    if text.closed:
        close_replies(viewer=author, now=now, story=story)
    if text.withdrawn:
        withdraw_story(viewer=author, now=now, story=story)


def _when(text: SampleStory, reply: SampleReply, now: datetime) -> datetime:
    at = now - timedelta(hours=text.hours_ago) + timedelta(hours=reply.after_hours)
    return min(at, now)

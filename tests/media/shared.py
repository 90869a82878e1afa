"""Photos in stories and replies, shared and drawn through the actions that people and jobs use."""

from dataclasses import dataclass

import pytest

from tealight.kernel.verdict import Refused
from tests import make
from tests.media.sending import a_photo


@dataclass(frozen=True)
class Shared:
    """A story, or a reply to it, and its photos' ids in order."""

    story: int
    photos: tuple[int, ...]
    reply: int | None = None

    def url(self, photo: int = 0, width: int = 96, form: str = "webp", opened: str = "") -> str:
        place = f"/stories/{self.story}/" + (f"replies/{self.reply}/" if self.reply else "")
        return f"{place}pictures/{self.photos[photo]}/{width}/{form}/" + (f"?open={opened}" if opened else "")

    @property
    def page(self) -> str:
        return f"/stories/{self.story}/"


def chosen(viewer, *said, source=None):
    """Photos of the viewer's to share; each of `said` is what is said of one: alt, line, notes."""
    from tealight.stories.actions.showing import Chosen

    return tuple(Chosen(a_photo(viewer, source), **facts) for facts in said or ({},))


def words_of(thing, viewer):
    from tealight.stories import wording
    from tealight.stories.models import Story

    return wording.take(thing, thing if isinstance(thing, Story) else thing.story, viewer)


def draw_all(avif: bool = False) -> None:
    """Draw every photo that waits, as the worker does."""
    from tealight.media.cleaning import prepare
    from tealight.media.models import Photo

    for photo in Photo.objects.values_list("id", flat=True):
        prepare(photo, avif, make.NOW)


def shares(viewer, *said, source=None, draw=True, **choices) -> Shared:
    """Share a story with a photo for each of `said`, drawn in every size."""
    from tealight.stories.models import Story

    story = make.a_story(viewer, photos=chosen(viewer, *said, source=source), **choices)
    if draw:
        draw_all()
    pictures = words_of(Story.objects.get(id=story), viewer).pictures
    return Shared(story, tuple(picture.id for picture in pictures))


def answers(viewer, story: int, *said, **choices) -> Shared:
    """Answer a story with photos."""
    from tealight.stories.models import Reply

    reply = make.a_reply(viewer, story, photos=chosen(viewer, *said), **choices)
    draw_all()
    row = Reply.objects.select_related("story").get(id=reply)
    return Shared(story, tuple(picture.id for picture in words_of(row, viewer).pictures), reply)


# ── what is there, and what is said ──────────────────────────────────────────────────────────────
def photos():
    from tealight.media.models import Photo

    return Photo.objects.all()


def row_of(shared: Shared):
    """The story or the reply that was shared, as it is now."""
    from tealight.stories.models import Reply, Story

    if shared.reply:
        return Reply.objects.select_related("story").get(id=shared.reply)
    return Story.objects.get(id=shared.story)


def image(page):
    """The first picture of a page."""
    return next(page.root.iter("img"))


def refused(act) -> str:
    """What is said of photos when `act` is refused because of them."""
    with pytest.raises(Refused) as reason:
        act()
    assert reason.value.about == "photos"
    return reason.value.sentence

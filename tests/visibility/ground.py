"""What stands while worlds come and go: a place, its rooms and keys, and an article that leads to every story of a world."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from tests import make
from tests.magazine.writing import an_article
from tests.visibility.worlds import APART, World

TITLE, URL = "Beside still water", "/reading/beside-still-water/"


def a_ground() -> None:
    """A place with its rooms and its keys, for worlds to come and go in."""
    from tealight.groups.actions.open_room import open_room
    from tealight.groups.models import Group
    from tealight.kernel.crypto import place_keys

    make.a_place(anyone_audience_on=make.NOW.date())
    make.the_rooms()
    for group in Group.objects.filter(slug__in=APART):
        open_room(viewer=make.TEST, now=make.NOW, group=group.id)
    an_article(TITLE)
    place_keys()  # made once, outside the worlds that are undone


def know_nobody() -> None:
    """Let this process know nobody, as one that was just started."""
    from tealight.accounts.queries import viewer as people
    from tealight.stories.views import for_anyone
    from tealight.web.middleware import viewer as visitors

    people._recent.clear()
    for_anyone._drawn.clear()
    visitors._visitor.cache_clear()


def lead_to_all(world: World) -> None:
    """Let the article lead to every story, those too that matching would never find; what its readers see of them is the rule's."""
    from tealight.magazine.models import BesideStory, PublishedArticle

    article = PublishedArticle.objects.get(title=TITLE)
    BesideStory.objects.bulk_create([BesideStory(article=article, story_id=story.id) for story in world.stories])


def linked_stories() -> set[int]:
    """The stories the article leads to now: which these are is no rule of visibility, so it is looked up."""
    from tealight.magazine.models import BesideStory

    return set(BesideStory.objects.values_list("story_id", flat=True))


@contextmanager
def undone() -> Iterator[None]:
    """Undo all that was written within."""
    with transaction.atomic(), transaction.atomic(using="ring"):
        try:
            yield
        finally:
            for using in ("default", "ring"):
                transaction.set_rollback(True, using=using)

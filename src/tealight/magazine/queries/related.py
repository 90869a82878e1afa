"""What stands beside an article, and which articles stand beside a story, as somebody meets them. Looked up, not worked out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, FilteredRelation, Q, QuerySet

from tealight.kernel import clock
from tealight.kernel.viewer import Person, Viewer
from tealight.magazine import policy
from tealight.magazine.models import (
    ArticleTopic,
    BesideKind,
    BesideStory,
    PublishedArticle,
    Series,
    Topic,
)
from tealight.magazine.queries.article import card_of
from tealight.magazine.queries.facts import ArticleCard
from tealight.magazine.queries.lists import LATE, readable
from tealight.place.queries import Notes, Place
from tealight.place.queries import notes as notes_of
from tealight.stories.queries.facts import StoryCard
from tealight.stories.queries.talked import stories_among

#: shown under each heading
NEXT, MORE, STORIES = 3, 3, 3


@dataclass(frozen=True, slots=True)
class Offered:
    """An article offered with its reason: `why`, in a few words. Covered, its card holds the cover."""

    card: ArticleCard
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """A page that lists articles: a topic, a series."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class InSeries:
    """Where an article stands in its series, among the parts this reader may read and wants.

    `before` and `after` are empty at the ends, and where that part stands under Read next already.
    """

    series: Named
    part: int
    of: int
    before: ArticleCard | None
    after: ArticleCard | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside one article for one reader. Each may be empty, and then says nothing."""

    read_next: tuple[Offered, ...] = ()
    series: InSeries | None = None
    more: tuple[ArticleCard, ...] = ()
    category: Named | None = None
    topics: tuple[Named, ...] = ()
    stories: tuple[StoryCard, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedArticle:
    """A reviewed article offered beside a story. Covered, it is `cover` and the address that asks the server for it."""

    url: str
    title: str
    minutes: int
    reviewed_on: date
    cover: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A topic, or a series in the order of its parts."""

    title: str
    about: str
    articles: tuple[ArticleCard, ...]


def beside_article(viewer: Viewer, notes: Notes, article: int, today: date) -> Beside:
    """Return what stands beside an article `viewer` reads, by its id.

    Read next: what its editor chose, the next part of its series, what is related. Nothing their
    filters leave out, and nothing whose review is more than half a year overdue.
    """
    rows = viewer.prepared.ask("beside an article", lambda number: _beside(viewer, number), article)
    cards = {row.pk: card_of(row, viewer, notes) for row in rows}
    fresh = [row for row in rows if not _is_long_overdue(row, today)]
    following = [Offered(cards[row.pk], row.beside_why) for row in fresh if row.beside_kind == BesideKind.NEXT][:NEXT]
    shown = {one.card.id for one in following}
    more = [row for row in fresh if row.beside_kind == BesideKind.MORE and row.pk not in shown][:MORE]
    parts = [row for row in rows if row.beside_kind == BesideKind.PART]
    category = Named(more[0].category_title, cards[more[0].pk].category_url) if more else None
    return Beside(
        tuple(following), _in_series(viewer, article, parts, cards, shown), tuple(cards[row.pk] for row in more), category, _topics(viewer, article),
        stories_among(viewer, notes, _told_of, article, STORIES),
    )


def articles_for_story(viewer: Viewer, place: Place, now: datetime, story: int) -> tuple[ReviewedArticle, ...]:
    """Return the reviewed articles to offer beside a story that asks for facts; to members, who alone are shown such.

    Fills the slot "article beside the thread". The page has asked before whether they may read the story.
    """
    if not isinstance(viewer, Person):
        return ()
    notes, today = notes_of(place.version), clock.day(now)
    rows = viewer.prepared.ask("articles beside a story", lambda number, day: _for_story(viewer, number, day), story, today)
    cards = [(card_of(row, viewer, notes), row) for row in rows]
    return tuple(_reviewed(card, row) for card, row in cards)


def _reviewed(card: ArticleCard, row: PublishedArticle) -> ReviewedArticle:
    if card.cover:
        return ReviewedArticle(card.open_url, "", card.minutes, row.reviewed_on, card.cover)
    return ReviewedArticle(card.url, card.title, card.minutes, row.reviewed_on)


def topic_page(viewer: Viewer, notes: Notes, slug: str) -> ListPage | None:
    """Return the topic at `slug`; None where no article of it is published, as where there is none."""

    def of_topic(topic: int) -> Q:
        return Q(pk__in=ArticleTopic.objects.filter(topic=topic).values("article"))

    return _list_page(viewer, notes, Topic, slug, of_topic, ("-published_on", "-pk"))


def series_page(viewer: Viewer, notes: Notes, slug: str) -> ListPage | None:
    """Return the series at `slug` in the order of its parts; None where no part is published, as where there is none."""
    return _list_page(viewer, notes, Series, slug, lambda series: Q(series=series), ("series_part", "pk"))


def _list_page(
    viewer: Viewer, notes: Notes, kind: type[Topic | Series], slug: str, which: Callable[[int], Q], order: tuple[str, ...]
) -> ListPage | None:
    def there(number: int) -> QuerySet:
        return PublishedArticle.objects.filter(policy.visible_to(viewer), which(number)).values_list("pk")[:1]

    ask = viewer.prepared.ask
    for row in ask((kind, "at an address"), lambda slug: kind.objects.filter(slug=slug), slug):
        found = ask((kind, "its articles"), lambda number: readable(viewer).filter(which(number)).order_by(*order), row.id)
        if found or ask((kind, "whether it has any"), there, row.id):
            return ListPage(row.title, row.about, tuple(card_of(one, viewer, notes) for one in found))
    return None


def _beside(viewer: Viewer, article: int) -> QuerySet[PublishedArticle]:
    rows = readable(viewer).annotate(at=FilteredRelation("stands_beside", condition=Q(stands_beside__article=article)))
    rows = rows.filter(at__isnull=False).annotate(beside_kind=F("at__kind"), beside_place=F("at__place"), beside_why=F("at__why"))
    return rows.order_by("beside_kind", "beside_place", "pk")


def _told_of(article: int) -> QuerySet:
    return BesideStory.objects.filter(article=article).values("story")


def _for_story(viewer: Viewer, story: int, today: date) -> QuerySet[PublishedArticle]:
    rows = readable(viewer).annotate(at=FilteredRelation("stories", condition=Q(stories__story=story)))
    rows = rows.filter(Q(next_review_on=None) | Q(next_review_on__gte=today), at__offered__isnull=False, reviewed_on__isnull=False)
    return rows.order_by("at__offered")


def _is_long_overdue(row: PublishedArticle, today: date) -> bool:
    return row.next_review_on is not None and row.next_review_on < today - LATE


def _in_series(viewer: Viewer, article: int, parts: list[PublishedArticle], cards: dict[int, ArticleCard], shown: set[int]) -> InSeries | None:
    numbers = [row.pk for row in parts]
    if len(parts) < 2 or article not in numbers:
        return None
    found = viewer.prepared.ask("a series", lambda number: Series.objects.filter(id=number), parts[0].series)
    if not found:
        return None
    (row,) = found
    here = numbers.index(article)
    beside = (numbers[here - 1] if here else None, numbers[here + 1] if here + 1 < len(numbers) else None)
    before, after = (cards[one] if one is not None and one not in shown else None for one in beside)
    return InSeries(Named(row.title, f"/reading/series/{row.slug}/"), here + 1, len(numbers), before, after)


def _topics(viewer: Viewer, article: int) -> tuple[Named, ...]:
    def write(number: int) -> QuerySet[Topic]:
        return Topic.objects.filter(articles__article=number).order_by("title")

    return tuple(Named(row.title, f"/reading/topics/{row.slug}/") for row in viewer.prepared.ask("topics of an article", write, article))

"""Articles as they leave the place: in feeds, in mails, in the map for search engines, in the list for AI. As a stranger may meet them.

Whoever asks, a member too, gets what somebody without an account gets: a feed is read by a program that others look at.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse

from tealight.kernel.viewer import Filters, Visitor
from tealight.magazine import policy
from tealight.magazine.models import Category, PublishedArticle, Topic
from tealight.magazine.queries.lists import readable, shelves
from tealight.place.queries import Place, notes

#: in a feed, the newest
IN_A_FEED = 30
#: of a map, as sitemaps.org bounds it
IN_A_MAP = 50_000


@dataclass(frozen=True, slots=True)
class Outside:
    """An article as it is told outside."""

    id: int
    path: str
    title: str
    standfirst: str
    category: str
    author: str
    published_on: date
    changed_on: date


@dataclass(frozen=True, slots=True)
class Mapped:
    """A page search engines may list, and the day it last changed."""

    path: str
    changed_on: date


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category with a feed: what it is called, and where it is."""

    id: int
    title: str
    path: str


def stranger(place: Place) -> Visitor:
    """Return nobody in particular, with the filters everyone starts with."""
    return Visitor(filters=Filters(*notes(place.version).starting_masks))


def _told(place: Place):
    """Return the published articles that are told of outside: none that the starting filters leave out.

    On its own page a stranger is asked first; a program asks nobody.
    """
    nobody = stranger(place)
    return readable(nobody).filter(policy.without(nobody.filters.leave_out))


def shelf(slug: str, place: Place) -> Shelf | None:
    """Return the category at `slug`; None where none of its articles is published."""
    row = shelves(stranger(place)).filter(slug=slug).first()
    return row and Shelf(row.id, row.title, reverse("magazine:category", args=[row.slug]))


def newest(place: Place, shelf: Shelf | None = None, most: int = IN_A_FEED) -> tuple[Outside, ...]:
    """Return the newest articles a stranger meets, of one category or of all."""
    rows = _told(place).for_cards("about").order_by("-published_on", "-pk")
    if shelf is not None:
        rows = rows.filter(category=shelf.id)
    return tuple(_outside(row, place) for row in rows[:most])


def published_between(place: Place, first: date, before: date, most: int) -> tuple[Outside, ...]:
    """Return what a stranger meets of what was published from `first` on and before the day `before`, the newest first."""
    rows = _told(place).for_cards("about").filter(published_on__gte=first, published_on__lt=before)
    return tuple(_outside(row, place) for row in rows.order_by("-published_on", "-pk")[:most])


def everything_mapped(place: Place) -> tuple[Mapped, ...]:
    """Return every page of the magazine that search engines may list: the front, categories, topics, articles."""
    found = _told(place)
    days = dict(found.order_by().values_list("category").annotate(Max("changed_on")))
    articles = [
        Mapped(reverse("magazine:article", args=[slug]), changed)
        for slug, changed in found.order_by("pk").values_list("slug", "changed_on")[:IN_A_MAP - 1_000]
    ]
    shelves = [
        Mapped(reverse("magazine:category", args=[row.slug]), days[row.id])
        for row in Category.objects.filter(id__in=days, live=True).order_by("path")
    ]
    first = [Mapped(reverse("magazine:front"), max(days.values()))] if days else []
    return (*first, *shelves, *_topics(found), *articles)


def _topics(found) -> list[Mapped]:
    newest: dict[int, date] = {}
    for topics, changed in found.order_by().values_list("topics", "changed_on"):
        for topic in topics:
            newest[topic] = max(changed, newest.get(topic, changed))
    rows = Topic.objects.filter(id__in=newest).order_by("slug")
    return [Mapped(f"{reverse('magazine:front')}topics/{row.slug}/", newest[row.id]) for row in rows]


def _outside(row: PublishedArticle, place: Place) -> Outside:
    """Return `row` as it is told outside: where a stranger would meet a cover, that stands in place of its title."""
    covered = notes(place.version).of(row.notes & policy.filters_of(stranger(place)).cover)
    title, standfirst = row.title, row.standfirst
    if covered:
        title, standfirst = f"An article about: {', '.join(note.label for note in covered)}", ""
    return Outside(
        row.pk, reverse("magazine:article", args=[row.slug]), title, standfirst, row.category_title, row.about["author"], row.published_on, row.changed_on,
    )

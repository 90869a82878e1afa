"""What pages of the magazine are told. Frozen: a template can ask nothing more."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list. `cover` is the line that stands in place of it for this reader, "" where nothing covers it."""

    id: int
    url: str
    title: str
    standfirst: str
    category: str
    category_url: str
    minutes: int
    #: labels of its content notes
    notes: tuple[str, ...] = ()
    cover: str = ""
    has_quick: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text. Covered, it is `cover` and a way to open it, and `html` is empty: nothing more is sent."""

    html: SafeString
    cover: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something said can be read."""

    title: str
    publisher: str
    url: str
    published: str
    looked_at: str


@dataclass(frozen=True, slots=True)
class Byline:
    """Who answers for an article, and until when."""

    author: str
    author_role: str
    clinical: str
    clinical_credentials: str
    lived: str
    published_on: date
    reviewed_on: date | None
    next_review_on: date | None
    is_sample: bool


@dataclass(frozen=True, slots=True)
class QuickView:
    """The second reading: (lead, rest) points, what to do, when to get help."""

    points: tuple[tuple[str, str], ...]
    do: str
    help: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article as this reader reads it."""

    card: ArticleCard
    slug: str
    byline: Byline
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
    quick: QuickView | None
    countries: tuple[str, ...]
    days: tuple[int | None, int | None]
    has_urgent_box: bool
    is_clinical: bool
    is_overdue: bool

"""What pages of the magazine are told. Frozen: a template can ask nothing more."""

from contextlib import suppress
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
    #: its content notes as phrases, those that are printed
    notes: tuple[str, ...] = ()
    cover: str = ""
    has_quick: bool = False

    @property
    def open_url(self) -> str:
        """Where Open leads from the line that covers it: to the article, opened."""
        return f"{self.url}?open=article"


@dataclass(frozen=True, slots=True)
class CoveredArticle:
    """An article this reader's filters cover: one line and the way to open it. Nothing of itself, not even its title.

    `is_urgent`: it says what cannot wait. Whoever came for that is not kept from a number by a cover.
    """

    id: int
    sentence: str
    url: str
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text. Covered, it is `cover` and a way to open it, and `html` is empty: nothing more is sent."""

    html: SafeString
    cover: str = ""
    number: int = 0
    url: str = ""
    #: it was covered, and this reader asked for it
    is_opened: bool = False

    @property
    def place(self) -> str:
        """Its anchor on the page: Open leads to where the part stands."""
        return f"part-{self.number}"


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something said can be read."""

    title: str
    publisher: str
    url: str
    published: str
    looked_at: str

    @property
    def published_words(self) -> str:
        """When it was published, as people say it: "2023", "November 2023", "8 November 2023"."""
        return _in_words(self.published)

    @property
    def looked_at_words(self) -> str:
        """The day on which it was looked at, as people say it."""
        return _in_words(self.looked_at)


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
class QuickPoint:
    """A few words that stand alone, what belongs to them, and the anchor in the full text; "" where it is of no one place."""

    lead: str
    rest: str
    place: str


#: characters of a quick view from which on it is set smaller on paper, to stay on one side
LONG, LONGEST = 1400, 2800


@dataclass(frozen=True, slots=True)
class QuickView:
    """The second reading: points; what to do and when to get help, a line each."""

    points: tuple[QuickPoint, ...]
    do: tuple[str, ...]
    help: tuple[str, ...]

    @property
    def length(self) -> str:
        """How small it is set on paper: "" (as usual), "long" or "longest"."""
        said = sum(map(len, (*self.do, *self.help))) + sum(len(one.lead) + len(one.rest) for one in self.points)
        return "longest" if said > LONGEST else "long" if said > LONG else ""


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
    #: whom it is for, as sentences: where, and how far along
    whom: tuple[str, ...] = ()
    #: the banner over what was to be looked over by now; "" where it was
    overdue: str = ""
    #: where the quick view is; "" where none is approved
    quick_url: str = ""

    @property
    def full_url(self) -> str:
        """Where its full text is: opened, for a reader who opened it."""
        return self.card.open_url if self.card.cover else self.card.url


def _in_words(day: str) -> str:
    """Return "2023-11-08" as "8 November 2023", and less of it as less; what is written otherwise stays as it is."""
    with suppress(ValueError):
        if len(day) == len("2023-11-08"):
            return f"{date.fromisoformat(day):%-d %B %Y}"
        if len(day) == len("2023-11"):
            return f"{date.fromisoformat(f'{day}-01'):%B %Y}"
    return day

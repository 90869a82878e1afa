"""What an article written as Markdown says."""

from dataclasses import dataclass
from datetime import date


class NotAnArticle(ValueError):
    """A text that is no article; what it says is a sentence for whoever wrote it, and `line` counts from 1."""

    def __init__(self, line: int, why: str):
        super().__init__(f"Line {line}: {why}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Source:
    """A reference. `published` is a year, a month or a day as it was given; `looked_at` the day somebody read it."""

    title: str
    publisher: str
    url: str = ""
    published: str = ""
    looked_at: date | None = None


@dataclass(frozen=True, slots=True)
class Quick:
    """The quick view: (lead, rest) points. `approved`: by an editor, for exactly this text."""

    points: tuple[tuple[str, str], ...] = ()
    do: str = ""
    help: str = ""
    approved: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """An article. Category, series and topics are titles; `read_next` slugs; `notes` keys of content notes.

    `body` is a tuple of {"type", "value"} as Wagtail's StreamField takes them raw (blocks.py says which types there are),
    but for pictures, whose `image` is the name of a file.
    """

    title: str
    slug: str
    category: str = ""
    standfirst: str = ""
    author: str = ""
    author_role: str = ""
    clinical_reviewer: str = ""
    clinical_credentials: str = ""
    lived_reviewer: str = ""
    published_on: date | None = None
    reviewed_on: date | None = None
    next_review_on: date | None = None
    sample: bool = False
    #: not to be read by anybody yet
    draft: bool = False
    countries: tuple[str, ...] = ()
    from_days: int | None = None
    to_days: int | None = None
    notes: tuple[str, ...] = ()
    urgent: bool = False
    topics: tuple[str, ...] = ()
    series: str = ""
    series_part: int | None = None
    questions: tuple[str, ...] = ()
    read_next: tuple[str, ...] = ()
    references: tuple[Source, ...] = ()
    quick: Quick = Quick()
    body: tuple[dict, ...] = ()

    @property
    def pictures(self) -> tuple[str, ...]:
        """The files it shows, in order."""
        return tuple(block["value"]["image"] for block in self.body if block["type"] == "picture")

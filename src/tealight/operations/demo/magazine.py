"""The sample's magazine: articles written for it, from sources they name, and reviewed by nobody, as each of them says."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from tealight.kernel import clock
from tealight.kernel.viewer import Viewer
from tealight.magazine.actions.add_articles import add_articles
from tealight.magazine.actions.add_category import add_category
from tealight.magazine.actions.keep_picture import keep_picture
from tealight.magazine.markdown import Written, article_from_markdown
from tealight.operations.demo.drawings import drawn

_HERE = files("tealight.operations.demo") / "texts" / "articles"
#: title, what it says of itself, whether it is about bodies; in the order of the front page
SHELVES = (
    ("Right now", "What is happening, what you can ask for, and when to ring somebody.", True),
    ("At the hospital", "The hours and days there, and what you may want to have done.", True),
    ("After the hospital", "Your body, papers, work, and the people who ask.", True),
    ("Grief", "Guilt, fear, hard days, and those who grieve beside you.", False),
    ("Later", "Trying again, tests, another pregnancy, or a life without.", True),
)
#: slug of the one whose review is overdue, of the one that is not finished, and of the one that appears in three days
OVERDUE, DRAFT, SCHEDULED = "funerals-and-ashes", "grandparents", "living-without-children"
#: name of a file in an article -> key of a drawing
_PICTURES = {"window.jpg": "window", "candle.jpg": "candle"}
_SIZE, _SEED = (960, 640), 7
_TRUSTED = timedelta(days=2 * 365)


@cache
def articles() -> tuple[Written, ...]:
    """Return every article of the sample as its file has it, in the order of the categories, the later parts of a series last."""
    found = (article_from_markdown(entry.read_text(encoding="utf-8")) for entry in _HERE.iterdir() if entry.name.endswith(".md"))
    shelves = [title for title, _, _ in SHELVES]
    return tuple(sorted(found, key=lambda one: (shelves.index(one.category), one.series_part or 99, one.title)))


def lay(viewer: Viewer, now: datetime) -> None:
    """Add the magazine: all of it published but one draft, and one that waits for its hour."""
    for title, about, is_clinical in SHELVES:
        add_category(viewer=viewer, now=now, title=title, about=about, is_clinical=is_clinical)
    pictures = {
        name: keep_picture(viewer=viewer, now=now, title=f"A drawing: {what}", content=drawn(what, _SEED, _SIZE))
        for name, what in _PICTURES.items()
    }
    dated = [_dated(one, number, clock.day(now)) for number, one in enumerate(articles())]
    waiting = [one for one in dated if one.slug == SCHEDULED]
    add_articles(
        viewer=viewer, now=now, written=[one for one in dated if one.slug != SCHEDULED], publish=True, pictures=pictures
    )
    add_articles(viewer=viewer, now=now, written=waiting, publish=True, pictures=pictures, at=now + timedelta(days=3))


def _dated(one: Written, number: int, today: date) -> Written:
    """Return the article as of `today`, so that a sample started in some years is not stale in every line."""
    published = today - timedelta(days=3 + number * 5)
    reviewed = today - _TRUSTED - timedelta(days=12) if one.slug == OVERDUE else published - timedelta(days=9)
    return replace(
        one, draft=one.slug == DRAFT, published_on=published, reviewed_on=reviewed, next_review_on=reviewed + _TRUSTED,
    )

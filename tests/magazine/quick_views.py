"""An article with a quick view, for tests."""

from datetime import date

from tealight.magazine.quick import digest
from tests.magazine.writing import an_article

WORDS = (
    "A second trained person confirms it. You can ask for another scan on another day.",
    "There are three ways forward: waiting, medicine, or a short operation.",
    "You can take time to choose if you are well.",
    "You can ask for the picture, or ask them to keep it for you, even months later.",
    "Someone can ring the other appointments for you.",
)
POINTS = (
    ("A second trained person confirms it.", "You can ask for another scan on another day."),
    ("There are three ways forward:", "waiting, medicine, or a short operation."),
    ("You can take time to choose", "if you are well."),
    ("You can ask for the picture,", "or ask them to keep it for you, even months later."),
    ("Someone can ring the other appointments for you.", ""),
)


#: so long that the paragraph of a point is not on the first screen
A_FULL_TEXT = tuple(
    f"{said} {filler}" for said in WORDS for filler in ("Nothing here has to be decided today, and somebody can write it down for you. " * 6,)
)


def with_quick_view(title: str = "If a scan finds no heartbeat", *, points=POINTS, approve: bool = True, words=WORDS, **fields):
    """A published article whose quick view is approved unless `approve` is false."""
    fields.setdefault("quick_do", "Ask the unit for a number.")
    fields.setdefault("quick_help", "Ring 999 if you feel faint.")
    article = an_article(title, *words, quick_points=_stream(points), publish=False, **fields)
    return publish_approved(article, approve=approve)


def the_longest(title: str, part: float = 1.0):
    """One with as many points as there can be, each field full to a `part` of it, and everything said of who answers for it."""
    def filled(length: int) -> str:
        return ("Nobody has to decide this today and somebody can write it all down. " * 10)[:length].strip()

    return with_quick_view(
        f"{title}: {filled(100)}", points=[(filled(int(120 * part)), filled(int(300 * part)))] * 7,
        quick_do=filled(int(600 * part)), quick_help=filled(int(600 * part)), is_sample=True,
        author_name=filled(60), author_role=filled(60), clinical_reviewer=filled(60), clinical_credentials=filled(80), lived_reviewer=filled(60),
        reviewed_on=date(2026, 3, 1), next_review_on=date(2029, 3, 1), countries="GB,IE", from_days=70, to_days=168, has_urgent_box=True,
    )


def publish_approved(article, approve: bool = True):
    """Publish what is there, approved unless `approve` is false, and settle it."""
    from tealight.magazine.actions.settle_article import settle_article
    from tealight.magazine.models import Article
    from tests import make
    from tests.magazine.writing import NOW

    newest = Article.objects.get(id=article.id).get_latest_revision_as_object()
    newest.quick_of = digest(newest) if approve else ""
    newest.save_revision().publish()
    settle_article(viewer=make.TEST, now=NOW, article=article.id)
    article.refresh_from_db()
    return article


def _stream(points):
    return [("point", {"lead": lead, "rest": rest}) for lead, rest in points]

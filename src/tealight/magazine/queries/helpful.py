"""What readers said of articles, for those who keep them: how many, and their lines."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Article, HelpfulAnswer, HelpfulLine
from tealight.place.policy import may_rekey

#: lines shown of one article, the newest
MOST = 40


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What one reader wrote, on which day, and whether the article had helped."""

    text: str
    day: date
    was_helpful: bool


@dataclass(frozen=True, slots=True)
class SaidOfArticle:
    """What readers said of one article. Where there are more lines than are shown, `more` says how many."""

    title: str
    edit_url: str
    yes: int
    no: int
    lines: tuple[SaidLine, ...]
    more: int


def said_of_articles(viewer: Viewer) -> tuple[SaidOfArticle, ...]:
    """Return what readers said of each article they said something of, those that helped fewest first. Three statements."""
    require(policy.may_read_answers(viewer))
    counts = {
        number: (yes, no) for number, yes, no in HelpfulAnswer.objects.values("article_id").annotate(
            yes=Count("id", filter=Q(was_helpful=True)), no=Count("id", filter=Q(was_helpful=False)),
        ).values_list("article_id", "yes", "no")
    }
    lines: dict[int, list[SaidLine]] = defaultdict(list)
    for number, line in _lines():
        lines[number].append(line)
    titles = dict(Article.objects.filter(id__in=counts).values_list("id", "title"))
    said = [
        SaidOfArticle(
            titles[number], reverse("wagtailadmin_pages:edit", args=[number]), yes, no, tuple(lines[number][:MOST]),
            max(0, len(lines[number]) - MOST),
        )
        for number, (yes, no) in counts.items()
    ]
    return tuple(sorted(said, key=lambda one: (one.yes - one.no, one.title)))


def _lines() -> Iterable[tuple[int, SaidLine]]:
    keys = place_keys()
    for row in HelpfulLine.objects.select_related("answer").order_by("-day", "pk"):
        text = row.sealed.open_json(keys, row.pk)["text"]
        yield row.answer.article_id, SaidLine(text, row.day, row.answer.was_helpful)


def lines_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the lines to the editors that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = HelpfulLine.objects.values_list("pk", "sealed").iterator()
    return {row: () for row, sealed in rows if everybody.place.is_old(sealed)}

"""The published articles as they are compared, and what comes of it. Asked by jobs, never by a page."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from importlib.resources import files

from django.db.models import QuerySet

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import (
    BesideKind,
    Category,
    Compared,
    PublishedArticle,
    PublishedQuestion,
    Topic,
)
from tealight.magazine.related import Head, Shelf

#: kept for each list: more than a page shows, for what filters leave out or an overdue review takes away
MOST_NEXT, MOST_PARTS, MOST_MORE = 10, 30, 9
#: words that stand under no note: nothing may show that a covered part says the same
_UNDER_NO_NOTE = "0"
_HEADING = re.compile(r"<(h[23]|summary)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """Where one article stands beside another."""

    article: int
    kind: str
    place: int
    other: int
    why: str


_kept: tuple[str, Shelf] | None = None


def _judgement() -> str:
    """Return a sign of how is judged: with another version of it everything is compared again."""
    package = files("tealight.magazine.related")
    return sha256(b"".join(sorted(one.read_bytes() for one in package.iterdir() if one.name.endswith(".py")))).hexdigest()


_JUDGEMENT = _judgement()


def sign_of_all(viewer: Viewer) -> str:
    """Return a sign of all published articles as they are compared; whatever changes in one, it is another."""
    require(policy.may_keep_in_order(viewer))
    rows = _readable(viewer).order_by("pk").values_list("pk", "revision", "place", "title", "topics", "series", "series_part")
    shelves = Category.objects.order_by("pk").values_list("pk", "title")
    topics = Topic.objects.order_by("pk").values_list("pk", "title")
    return sha256(repr((_JUDGEMENT, list(rows), list(shelves), list(topics))).encode("utf-8", "surrogatepass")).hexdigest()


def was_compared(viewer: Viewer, sign: str) -> bool:
    """Return whether what stands beside what was worked out of exactly this."""
    require(policy.may_keep_in_order(viewer))
    return Compared.objects.filter(of=sign).exists()


def shelf(viewer: Viewer, sign: str) -> Shelf:
    """Return all published articles, ready to be compared; kept in memory until `sign_of_all` is another."""
    global _kept
    require(policy.may_keep_in_order(viewer))
    if _kept is None or _kept[0] != sign:
        _kept = sign, Shelf(_heads(viewer))
    return _kept[1]


def placed(viewer: Viewer, sign: str) -> list[Placed]:
    """Return all that stands beside any article: a second or two for some hundred, so outside of any transaction."""
    found = shelf(viewer, sign)
    rows = list(_readable(viewer).order_by("place").defer("parts", "words", "quick"))
    there = {row.pk for row in rows}
    series, shelves = defaultdict(list), defaultdict(list)
    for row in rows:
        shelves[row.category_id].append(row.pk)
        if row.series is not None:
            series[row.series].append((row.series_part or 0, row.pk))
    return [one for row in rows for one in _beside(row, found, there, sorted(series.get(row.series, ())), shelves[row.category_id])]


def _beside(row: PublishedArticle, found: Shelf, there: set[int], parts: list, same_shelf: list[int]) -> Iterator[Placed]:
    own = row.pk
    follows = [(number, "the next part") for part, number in parts if (part, number) > (row.series_part or 0, own)][:1]
    chosen = [(number, "chosen by an editor") for number in row.about["read_next"]]
    near = [(one.id, one.why) for one in found.related(own)]
    placed_already = {own}
    for number, why in (*chosen, *follows, *near):
        if number in there and number not in placed_already and len(placed_already) <= MOST_NEXT:
            yield Placed(own, BesideKind.NEXT, len(placed_already), number, why[:160])
            placed_already.add(number)
    for place, (part, number) in enumerate(parts[:MOST_PARTS], 1):
        yield Placed(own, BesideKind.PART, part or place, number, "")
    here = same_shelf.index(own)
    for place, number in enumerate((same_shelf[here + 1 :] + same_shelf[:here])[:MOST_MORE], 1):
        yield Placed(own, BesideKind.MORE, place, number, "")


def _readable(viewer: Viewer) -> QuerySet[PublishedArticle]:
    return PublishedArticle.objects.filter(policy.visible_to(viewer))


def _heads(viewer: Viewer) -> list[Head]:
    questions, topics = defaultdict(list), dict(Topic.objects.values_list("id", "title"))
    for article, question in PublishedQuestion.objects.order_by("id").values_list("article_id", "question"):
        questions[article].append(question)
    rows = _readable(viewer).with_category().order_by("pk").defer("quick")
    return [
        Head(
            row.pk, row.title, tuple(questions[row.pk]), row.standfirst, tuple(_headings(row.parts)), row.words.get(_UNDER_NO_NOTE, ""),
            tuple(topics[one] for one in row.topics if one in topics), row.category_title, tuple(row.about["days"]),
        )
        for row in rows
    ]  # fmt: skip


def _headings(parts: list) -> Iterator[str]:
    for mask, html in parts:
        if not mask:
            yield from (unescape(_TAG.sub(" ", said)) for _, said in _HEADING.findall(html))

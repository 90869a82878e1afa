"""What a search may show of articles: asked by id, as every surface is (config/kinds.py), and by words."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import PublishedArticle
from tealight.magazine.queries.article import card_of
from tealight.magazine.queries.facts import ArticleCard
from tealight.magazine.queries.lists import readable
from tealight.magazine.searching import of_articles
from tealight.place.queries import notes, place
from tealight.search import find
from tealight.search.marking import BEGIN, END, marked
from tealight.search.words import question

#: articles on a page of what was found
MOST = 20
_START = 220


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article a search may show. `parts` are the words its reader may meet, by the mask of their notes."""

    id: int
    url: str
    title: str
    standfirst: str
    category: str
    minutes: int
    parts: dict[int, str]


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One article found. `words` is safe HTML with what was found marked."""

    url: str
    title: str
    category: str
    minutes: int
    words: SafeString


def articles_seen(viewer: Viewer, ids: Iterable[int]) -> dict[int, ArticleCard]:
    """Return id -> card for the articles among `ids` that `viewer` may read and wants to meet."""
    known = notes(place().version)
    return {row.pk: card_of(row, viewer, known) for row in readable(viewer).filter(pk__in=set(ids))}


def articles_found(viewer: Viewer, ids: Iterable[int], room: int | None = None, need: str = "") -> dict[int, FoundArticle]:
    """Return id -> what may be shown, for the articles among `ids` that `viewer` may read and wants.

    What is covered for them is not: a word they would find would tell what the cover keeps. An article was said in
    no room, and its author hopes for nothing: where one of these is asked for there is none.
    """
    if room is not None or need:
        return {}
    filters = policy.filters_of(viewer)
    hidden = filters.cover | filters.leave_out
    rows = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer), pk__in=set(ids))
    return {row.pk: _found(row, hidden) for row in rows.with_category().defer("parts") if not row.notes & hidden}


def articles_searched(viewer: Viewer, typed: str, most: int = MOST) -> tuple[ArticleResult, ...]:
    """Return up to `most` articles that hold what was `typed`, those that answer best first. Nothing of it is kept."""
    asked, shown = question(typed), {}
    with closing(find.closest(of_articles(asked))) as answers:
        for hits in answers if asked else ():
            facts = articles_found(viewer, {hit.thing for hit in hits if hit.kind == "article"})
            for hit in hits:
                found = facts.get(hit.thing)
                if found and hit.mask in found.parts and len(shown) < most:
                    shown.setdefault(hit.thing, (found, found.parts[hit.mask]))
    around = marked(asked, [words for _, words in shown.values()])
    return tuple(
        ArticleResult(one.url, one.title, one.category, one.minutes, _html(said or _start(one.standfirst or words)))
        for (one, words), said in zip(shown.values(), around, strict=True)
    )


def _found(row: PublishedArticle, hidden: int) -> FoundArticle:
    parts = {row.notes: row.standfirst}
    for mask, words in row.words.items():
        whole = int(mask) | row.notes
        if not whole & hidden:
            parts[whole] = f"{parts.get(whole, '')} {words}".strip()
    url = reverse("magazine:article", args=[row.slug])
    return FoundArticle(row.pk, url, row.title, row.standfirst, row.category_title, row.minutes, parts)


def _start(text: str) -> str:
    return text if len(text) <= _START else text[:_START].rsplit(" ", 1)[0] + "…"


def _html(words: str) -> SafeString:
    return SafeString(escape(words).replace(BEGIN, "<mark>").replace(END, "</mark>"))

"""The articles somebody keeps for later: on their own list, and in what they take along."""

from collections.abc import Iterator
from datetime import datetime

from tealight.accounts.export.parts import Entry, Section
from tealight.kernel.viewer import Person
from tealight.magazine import policy
from tealight.magazine.models import PublishedArticle
from tealight.magazine.queries.facts import ArticleCard
from tealight.magazine.queries.found import articles_seen
from tealight.place.queries import Place


def kept_articles(viewer: Person, place: Place, now: datetime) -> tuple[ArticleCard, ...]:
    """Return the articles `viewer` keeps, newest kept first; no statement where they keep none.

    What is not published any more, or unwanted since, is simply not there.
    """
    if not viewer.kept_articles:
        return ()
    found = articles_seen(viewer, viewer.kept_articles)
    return tuple(found[number] for number in viewer.kept_articles if number in found)


def kept_articles_given(viewer: Person) -> Section:
    """Return the articles the viewer keeps, for their own export: all of them, whatever their filters keep away."""
    return Section("articles", "Articles you keep", "What you put aside to read later. Nobody is told.", lambda: _given(viewer))


def _given(viewer: Person) -> Iterator[Entry]:
    rows = PublishedArticle.objects.filter(policy.visible_to(viewer), pk__in=viewer.kept_articles).only("slug", "title")
    found = {row.pk: row for row in rows}
    for number in viewer.kept_articles:
        if number in found:
            url = f"/reading/{found[number].slug}/"
            yield Entry(title=found[number].title, lines=(url,), values={"title": found[number].title, "url": url})

"""The words of stories that stand open for all members or a room, for a judgement the software makes of them.

Never of what is for oneself, for a circle, or taken back: those are sealed, and no job has their keys.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tealight.kernel import prose
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import System, Viewer
from tealight.stories import policy
from tealight.stories.models import Need, Story


@dataclass(frozen=True, slots=True)
class OpenWords:
    """What one story says without the paragraphs that carry a note of their own: what is judged shows to all its readers."""

    id: int
    title: str
    said: str
    #: all of it, for who looks for danger
    whole: str
    wants_facts: bool
    wants_company: bool


def open_words(viewer: Viewer, story: int | None = None, *, after: int = 0, most: int = 1) -> list[OpenWords]:
    """Return the words of `story`, or of the next `most` stories by id; those that nobody else may read are not there."""
    if not isinstance(viewer, System):
        raise NotFound
    rows = _open().filter(id__gt=after) if story is None else _open().filter(id=story)
    return [_of(*row) for row in rows.order_by("id").values_list("id", "title", "parts", "need")[:most]]


def _of(number: int, title: str, parts: list, need: str) -> OpenWords:
    said, whole = _plain(html for mask, html in parts if not mask), _plain(html for _, html in parts)
    return OpenWords(number, title, said, whole, need == Need.INFORMATION, need == Need.COMPANY)


def _plain(htmls: Iterable[str]) -> str:
    return "\n".join(prose.show_mentions(prose.plain(html), lambda _: "") for html in htmls)


def still_open(viewer: Viewer, stories: Iterable[int]) -> set[int]:
    """Return which of `stories` stand open now, held from being sealed or deleted until the transaction ends."""
    if not isinstance(viewer, System):
        raise NotFound
    return set(_open().filter(id__in=list(stories)).select_for_update(no_key=True).values_list("id", flat=True))


def _open() -> QuerySet[Story]:
    return Story.objects.filter(audience__in=policy.OPEN, sealed__isnull=True, withdrawn_on__isnull=True, removed_on__isnull=True)

"""Which articles speak of what stories tell, and which of them answer what a story asks. Asked by jobs, never by a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.queries.compared import shelf, sign_of_all
from tealight.magazine.related.asking import offered, talked
from tealight.screening import danger_of
from tealight.stories.queries.open_words import OpenWords, open_words

#: stories in one transaction
TOGETHER = 100


@dataclass(frozen=True, slots=True)
class Matched:
    """One story's articles: those offered beside it, in their order, and all that speak of what it tells."""

    story: int
    offered: tuple[int, ...] = ()
    spoken_of: tuple[int, ...] = ()


def matches_of_story(viewer: Viewer, story: int) -> Matched:
    """Return the articles for one story; none for what is sealed, taken back, or gone."""
    found = matches_of(viewer, open_words(viewer, story))
    return found[0] if found else Matched(story)


def matches_after(viewer: Viewer, after: int) -> list[Matched]:
    """Return the articles for the next `TOGETHER` stories by id; an empty list at the end."""
    return matches_of(viewer, open_words(viewer, after=after, most=TOGETHER))


def matches_of(viewer: Viewer, stories: Iterable[OpenWords]) -> list[Matched]:
    """Return the articles for each of `stories`."""
    require(policy.may_keep_in_order(viewer))
    found = shelf(viewer, sign_of_all(viewer))
    return [_of(found, story) for story in stories]


def _of(found, story: OpenWords) -> Matched:
    answers = () if story.wants_company else offered(found, story.title, story.said, wants_facts=story.wants_facts)
    speaks = talked(found, story.title, story.said)
    # Who may be in danger is answered by a person, never by an article; nor is their story shown beside one.
    if (answers or speaks) and danger_of(f"{story.title}\n\n{story.whole}") is not None:
        return Matched(story.id)
    first = tuple(one.id for one in answers)
    return Matched(story.id, first, tuple(dict.fromkeys((*first, *(one.id for one in speaks)))))

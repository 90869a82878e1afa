"""A first draft of a quick view, taken from an article's own sentences. Pure and local; an editor decides.

Nothing is written anew: every sentence of a draft stands in the text, word for word. What is chosen, and how well,
is in docs/quick-view.md.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tealight.magazine.drafting.leads import LONGEST_REST, lead_and_rest
from tealight.magazine.drafting.recognise import URGENT, advice, leans, urgency
from tealight.magazine.drafting.sentences import Sentence, sentences_of
from tealight.magazine.drafting.weighing import CROWDED, REPEATED, SAME, likeness, vectors, weigh

#: points of a quick view
FEWEST, MOST = 5, 7
#: sentences, and characters, of what to do and of when to get help
MOST_ADVICE, MOST_HELP, LONGEST = 3, 4, 600


@dataclass(frozen=True, slots=True)
class Point:
    """A drafted point, and the sentence it was taken from."""

    lead: str
    rest: str
    taken: Sentence


@dataclass(frozen=True, slots=True)
class Draft:
    """What the software proposes: points in the order of the text, what to do, when to get help."""

    points: tuple[Point, ...]
    do: tuple[Sentence, ...]
    help: tuple[Sentence, ...]


def draft(title: str, standfirst: str, body: Iterable[dict]) -> Draft:
    """Draft a quick view of an article; `body` as Wagtail keeps it. Short texts give fewer points, or none."""
    sentences = sentences_of(body)
    alike = vectors([one.text for one in sentences])
    helps = _help(sentences, alike)
    weights = weigh(sentences, title, standfirst)
    urgent = {one.number for one in sentences if urgency(one.text, one.heading) >= URGENT}
    for most in range(MOST_ADVICE, -1, -1):  # a short text keeps its advice for the points
        do = _advice(sentences, alike, weights, urgent, most)
        aside = urgent | {one.number for one in (*helps, *do)}
        points = _points(sentences, alike, weights, aside)
        if len(points) >= FEWEST:
            break
    return Draft(tuple(_point(one, sentences, aside, points) for one in points), do, helps)


def _help(sentences: list[Sentence], alike: list[dict]) -> tuple[Sentence, ...]:
    weighed = [(urgency(one.text, one.heading), one) for one in sentences if not leans(one.text)]
    urgent = sorted((pair for pair in weighed if pair[0] >= URGENT), key=lambda pair: (-pair[0], pair[1].number))
    return _fitting([one for _, one in urgent], alike, MOST_HELP)


def _advice(sentences: list[Sentence], alike: list[dict], weights: list[float | None], urgent: set[int], most: int) -> tuple[Sentence, ...]:
    found = [one for one in sentences if one.number not in urgent and weights[one.number] is not None and advice(one.text)]
    found.sort(key=lambda one: (-advice(one.text), -weights[one.number], one.number))
    return _fitting(found, alike, most)


def _fitting(found: list[Sentence], alike: list[dict], most: int) -> tuple[Sentence, ...]:
    """Return the first of `found` that fit the field and repeat nothing, in the order of the text."""
    chosen: list[Sentence] = []
    for one in found:
        length = sum(len(other.text) + 1 for other in chosen) + len(one.text)
        same = any(likeness(alike[one.number], alike[other.number]) > SAME for other in chosen)
        if len(chosen) < most and length <= LONGEST and not same:
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda one: one.number))


def _points(sentences: list[Sentence], alike: list[dict], weights: list[float | None], taken: set[int]) -> list[Sentence]:
    open_to = [
        one for one in sentences
        if weights[one.number] is not None and one.number not in taken and lead_and_rest(one.text)[0]
    ]
    chosen: list[Sentence] = []
    said = [one for one in sentences if one.number in taken]
    crowd: Counter[int] = Counter()
    while open_to and len(chosen) < MOST:
        def worth(one: Sentence) -> float:
            repeats = max((likeness(alike[one.number], alike[other.number]) for other in (*chosen, *said)), default=0.0)
            return -9.0 if repeats > SAME else weights[one.number] - CROWDED * crowd[one.section] - REPEATED * repeats

        best = max(open_to, key=lambda one: (worth(one), -one.number))
        if worth(best) <= -9.0:
            break
        chosen.append(best)
        crowd[best.section] += 1
        open_to.remove(best)
    return sorted(chosen, key=lambda one: one.number)


def _point(one: Sentence, sentences: list[Sentence], taken: set[int], points: list[Sentence]) -> Point:
    """Part a chosen sentence, or set the next beside it where that one leans on it."""
    lead, rest = lead_and_rest(one.text)
    after = sentences[one.number + 1] if one.number + 1 < len(sentences) else None
    if not rest and after and after.paragraph == one.paragraph and after.number not in taken and after not in points:
        rest = after.text if leans(after.text) and after.text[-1:] == "." and len(after.text) <= LONGEST_REST // 2 else ""
    return Point(lead, rest, one)

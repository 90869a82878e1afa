"""Related articles, judged on the labelled set beside a plain comparison of words.

    python -m bench.related

Prints precision at three and the mean reciprocal rank for both halves of the set; docs/related.md says what they mean.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import log
from pathlib import Path

from tealight.magazine.related.asking import asking, offered
from tealight.magazine.related.near import Head, Shelf, _cosine, _unit
from tealight.magazine.related.reading import plain, terms_in

LABELLED = Path(__file__).parent.parent / "tests" / "magazine" / "labelled"
HALVES = ("tune", "apart")


@dataclass(frozen=True, slots=True)
class Wished:
    """One article, and which others a careful editor would offer, best first."""

    half: str
    head: Head
    offer: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found of what was wished: at three places, and how early the first good one comes."""

    precision: float
    rank: float


def wished() -> list[Wished]:
    """Return the labelled set."""
    rows = _rows("related.toml", "article")
    numbers = {row["slug"]: number for number, row in enumerate(rows, 1)}
    return [
        Wished(
            row["for"],
            Head(numbers[row["slug"]], row["title"], tuple(row["questions"]), words=row["text"], topics=tuple(row["topics"]),
                 category=row["category"], days=tuple(row["days"])),
            tuple(numbers[slug] for slug in row["offer"]),
        )
        for row in rows
    ]  # fmt: skip


def by_words(heads: list[Head]) -> Callable[[int], list[int]]:
    """Return the baseline: all words of an article, weighed by their rarity, and nothing known of what they mean."""
    said = {head.id: terms_in(plain(" ".join((head.title, *head.questions, head.words)))) for head in heads}
    often = Counter(word for words in said.values() for word in words)
    vectors = {
        number: _unit({word: (1 + log(times)) * log(1 + len(said) / often[word]) for word, times in words.items()})
        for number, words in said.items()
    }
    return lambda number: sorted(
        (other for other in vectors if other != number), key=lambda other: (-_cosine(vectors[number], vectors[other]), other)
    )


def judged(found: Callable[[int], list[int]], half: str, given: list[Wished]) -> Figures:
    """Return how well `found` (article -> others, best first) does on one half."""
    precise, ranks = [], []
    for one in given:
        if one.half != half:
            continue
        got = found(one.head.id)
        precise.append(sum(number in one.offer for number in got[:3]) / min(3, len(one.offer)))
        ranks.append(next((1 / place for place, number in enumerate(got, 1) if number in one.offer), 0.0))
    return Figures(sum(precise) / len(precise), sum(ranks) / len(ranks))


def ways(given: list[Wished]) -> dict[str, Callable[[int], list[int]]]:
    """Return what is compared."""
    heads = [one.head for one in given]
    shelf = Shelf(heads)
    return {"words alone": by_words(heads), "related": lambda number: [one.id for one in shelf.related(number)]}


@dataclass(frozen=True, slots=True)
class Asked:
    """A story, and which articles would answer it; none where it asks for no facts."""

    half: str
    title: str
    text: str
    offer: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside stories: of those that ask, how many get an answer among what is offered, and how many of all that
    is offered answers; of those that ask for nothing, how many are left in peace."""

    answered: float
    right: float
    peace: float


def asked() -> list[Asked]:
    """Return the labelled stories."""
    numbers = {row["slug"]: number for number, row in enumerate(_rows("related.toml", "article"), 1)}
    return [
        Asked(row["for"], row["title"], row["text"], tuple(numbers[slug] for slug in row["offer"]))
        for row in _rows("asking.toml", "story")
    ]


def beside(half: str, given: list[Wished], stories: list[Asked]) -> Beside:
    """Return how well articles are offered beside the stories of one half."""
    shelf = Shelf([one.head for one in given])
    answered, right, peace = [], [], []
    for story in stories:
        if story.half == half:
            found = [one.id for one in offered(shelf, story.title, story.text)]
            if story.offer:
                answered.append(bool(set(found) & set(story.offer)))
                right += [number in story.offer for number in found]
            else:
                peace.append(not found)
    return Beside(*(sum(some) / len(some) for some in (answered, right, peace)))


def _rows(file: str, name: str) -> list[dict]:
    return tomllib.loads((LABELLED / file).read_text("utf-8"))[name]


def main() -> int:
    given, stories = wished(), asked()
    for half in HALVES:
        for name, found in ways(given).items():
            figures = judged(found, half, given)
            sys.stdout.write(f"{half:6} {name:12} precision@3 {figures.precision:.2f}  MRR {figures.rank:.2f}\n")
    for half in HALVES:
        found = beside(half, given, stories)
        sys.stdout.write(f"{half:6} beside stories: answered {found.answered:.2f}  right {found.right:.2f}  left in peace {found.peace:.2f}\n")
    if "--each" in sys.argv:
        shelf = Shelf([one.head for one in given])
        titles = {one.head.id: one.head.title for one in given}
        for one in given:
            if one.half == "tune":
                sys.stdout.write(f"\n{one.head.title}  — wished: {'; '.join(titles[n] for n in one.offer)}\n")
                for near in shelf.related(one.head.id):
                    sys.stdout.write(f"   {'+' if near.id in one.offer else ' '} {near.score:.2f} {titles[near.id]} ({near.why})\n")
        _tell_stories(stories, shelf, titles)
    return 0


def _tell_stories(stories: list[Asked], shelf: Shelf, titles: dict[int, str]) -> None:
    for story in stories:
        if story.half == "tune":
            near = shelf.about(story.title, story.text, asking(story.title, story.text).questions)[:3]
            asks = "asks" if asking(story.title, story.text) else "----"
            sys.stdout.write(f"\n{asks} {story.title} {story.text[:70]}  — wished: {'; '.join(titles[n] for n in story.offer)}\n")
            for one in near:
                sys.stdout.write(f"   {'+' if one.id in story.offer else ' '} {one.score:.2f} {titles[one.id]} ({one.why})\n")


if __name__ == "__main__":
    sys.exit(main())

"""How near two articles are: by what they answer, and why. Pure; docs/related.md says how well it does."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p, sqrt

from tealight.magazine.related.concepts import BY_KEY, CHAPTERS_OF
from tealight.magazine.related.reading import concepts_in, plain, terms_in

#: how much each likeness counts: chosen on the half of the labelled set that is for it (bench/related.py)
MATTERS, WORDS, QUESTIONS, CHAPTERS, TOPICS = 1.0, 0.6, 0.7, 0.5, 0.25
SAME_CATEGORY, SAME_LOSS, OTHER_LOSS, OTHER_WEEKS = 0.15, 0.1, -0.15, -0.1
#: how much a place in an article counts for what stands there; of the text, which says a little of everything, little
TITLE, QUESTION, HEADING, STANDFIRST, BODY = 3.0, 2.0, 1.0, 1.5, 0.6
#: below this nothing is offered: an empty place is better than a far-fetched one
NEAR = 0.45
#: from here on two questions are the same
SAME_QUESTION = 0.6

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Head:
    """An article as it is compared: what it answers, and what stands where."""

    id: int
    title: str
    questions: tuple[str, ...] = ()
    standfirst: str = ""
    headings: tuple[str, ...] = ()
    words: str = ""
    #: titles of its topics
    topics: tuple[str, ...] = ()
    category: str = ""
    #: (from, to) in days of pregnancy; None is open
    days: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Near:
    """An article near another. `why`, in a few words, for an editor and for a reader."""

    id: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Read:
    head: Head
    matters: Vector
    words: Vector
    questions: tuple[Vector, ...]
    #: how much of it belongs to each chapter of what people go through
    chapters: Vector


class Shelf:
    """All articles there are, read once: what is rare among them weighs more."""

    def __init__(self, heads: Iterable[Head]):
        self._heads = tuple(heads)
        counted = [(_counted(head, concepts_in), _counted(head, terms_in)) for head in self._heads]
        self._rare_matters = _rarity([matters for matters, _ in counted])
        self._rare_words = _rarity([words for _, words in counted])
        self._rare_topics = _rarity([dict.fromkeys(head.topics, 1.0) for head in self._heads])
        self._read = {
            head.id: _Read(
                head, _even(matters, self._rare_matters), _even(words, self._rare_words),
                tuple(self._question(one) for one in (*head.questions, head.title)), self._chapters(matters),
            )
            for head, (matters, words) in zip(self._heads, counted, strict=True)
        }  # fmt: skip

    def related(self, article: int, most: int = 6) -> list[Near]:
        """Return the articles nearest to `article`, the nearest first; few or none where few or none are near, or it is not here."""
        here = self._read.get(article)
        if here is None:
            return []
        found = [self._near(here, other) for number, other in self._read.items() if number != article]
        return sorted((one for one in found if one.score >= NEAR), key=lambda one: (-one.score, one.id))[:most]

    def about(self, title: str, said: str, questions: Sequence[str] = ()) -> list[Near]:
        """Return all articles by how near they are to what somebody told: `said`, under `title`, asking `questions`."""
        there = Head(0, title, tuple(questions), words=said)
        counted = _counted(there, concepts_in)
        matters, words = _even(counted, self._rare_matters), _even(_counted(there, terms_in), self._rare_words)
        here = _Read(there, matters, words, tuple(self._question(one) for one in questions), self._chapters(counted))
        found = [self._near(here, other) for other in self._read.values()]
        return sorted(found, key=lambda one: (-one.score, one.id))

    def _near(self, here: _Read, other: _Read) -> Near:
        matters, words = _cosine(here.matters, other.matters), _cosine(here.words, other.words)
        best = [max((_cosine(one, two) for two in other.questions), default=0.0) for one in here.questions]
        question = sum(sorted(best)[-2:]) / 2 if best else 0.0
        topics = set(here.head.topics) & set(other.head.topics)
        score = MATTERS * matters + WORDS * words + QUESTIONS * question + CHAPTERS * _cosine(here.chapters, other.chapters)
        score += TOPICS * min(1.0, sum(self._rare_topics.get(one, 0.0) for one in topics) / 2)
        score += SAME_CATEGORY * bool(here.head.category and here.head.category == other.head.category)
        score += self._by_loss(here, other) + OTHER_WEEKS * _apart(here.head.days, other.head.days)
        return Near(other.head.id, round(score, 4), self._why(here, other, max(best, default=0.0), topics))

    def _by_loss(self, here: _Read, other: _Read) -> float:
        mine, theirs = _losses(here.matters), _losses(other.matters)
        if not mine or not theirs:
            return 0.0
        return SAME_LOSS if mine & theirs else OTHER_LOSS

    def _why(self, here: _Read, other: _Read, question: float, topics: set[str]) -> str:
        if question >= SAME_QUESTION:
            return "answers the same question"
        if topics:
            return f"same topic: {max(topics, key=lambda one: (self._rare_topics[one], one))}"
        shared = {key: weight * other.matters[key] for key, weight in here.matters.items() if key in other.matters}
        if shared:
            return f"also about {BY_KEY[max(shared, key=lambda key: (shared[key], key))].label}"
        chapters = {key: weight * other.chapters[key] for key, weight in here.chapters.items() if key in other.chapters}
        if chapters:
            return f"both are about {max(chapters, key=lambda key: (chapters[key], key))}"
        same_shelf = here.head.category and here.head.category == other.head.category
        return "in the same category" if same_shelf else "shares some words"

    def _chapters(self, matters: Mapping[str, float]) -> Vector:
        told: Counter[str] = Counter()
        for key, weight in matters.items():
            for chapter in CHAPTERS_OF.get(key, ()):
                told[chapter] += weight * self._rare_matters.get(key, 1.0)
        return _unit(told)

    def _question(self, said: str) -> Vector:
        said = plain(said)
        matters = {f"={key}": 2.0 * self._rare_matters.get(key, 1.0) for key in concepts_in(said)}
        return _unit({**matters, **{word: self._rare_words.get(word, 1.0) for word in terms_in(said)}})


def _counted(head: Head, count) -> Counter[str]:
    weighed: Counter[str] = Counter()
    places = (
        (TITLE, (head.title,)), (QUESTION, head.questions), (STANDFIRST, (head.standfirst,)), (HEADING, (*head.headings, *head.topics)),
        (BODY, (head.words,)),
    )  # fmt: skip
    for weight, texts in places:
        for key, times in count(plain(" . ".join(texts))).items():
            weighed[key] += weight * log1p(times)
    return weighed


def _rarity(counted: Sequence[Mapping[str, float]]) -> dict[str, float]:
    there = Counter(key for one in counted for key in one)
    return {key: log(1 + len(counted) / often) for key, often in there.items()}


def _even(counted: Mapping[str, float], rare: Mapping[str, float]) -> Vector:
    return _unit({key: weight * rare.get(key, 0.0) for key, weight in counted.items()})


def _unit(vector: Mapping[str, float]) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {key: weight / length for key, weight in vector.items()} if length else {}


def _cosine(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[key] for key, weight in one.items() if key in other)


def _losses(matters: Vector) -> frozenset[str]:
    return frozenset(key for key, weight in matters.items() if BY_KEY[key].is_loss and weight > 0.15)


def _apart(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    first, last = max(one[0] or 0, other[0] or 0), min(one[1] or 9999, other[1] or 9999)
    return first > last


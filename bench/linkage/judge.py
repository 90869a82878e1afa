"""How much better thieves do than the same thieves with public pages only.

Both learn the same way: for each value of a feature, how often it is so of the author of something
signed, and how often of anybody else who could have written it. Both then give every possible author
of an anonymous item a score, and are asked how high the true one stands.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from bench.linkage.attacks import Attack, Feature
from bench.linkage.evidence import Evidence, Item

#: other members a thief compares each author with while learning
_OTHERS = 25
#: before anything was seen: a value that is expected to give an author away, and any other
_EXPECTED, _ANY = (4.0, 0.02), (0.5, 0.5)
Learned = dict[Hashable, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one attack came to. `gain` and its bounds are of the mean reciprocal rank against public pages only."""

    name: str
    rank: float
    first: float
    gain: float
    low: float
    high: float
    first_gain: float
    first_low: float
    first_high: float

    @property
    def gains(self) -> bool:
        """Whether there is a gain that chance does not explain."""
        return self.low > 0 or self.first_low > 0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the true author of an item stands."""

    reciprocal: float
    first: float


def learn(evidence: Evidence, attack: Attack, seed: int) -> list[Learned]:
    """Return for each feature: value -> logarithm of how much likelier it is of an author."""
    chance = random.Random(f"learn {seed}")
    named = [item for item in evidence.items if item.author is not None]
    pairs = []
    for item in named:
        possible = evidence.possible(item)
        others = chance.sample(possible, min(len(possible), _OTHERS))
        pairs.append((item, [other for other in others if other != item.author]))
    return [_learn(feature, pairs, attack.expected) for feature in attack.features]


def _learn(feature: Feature, pairs: list[tuple[Item, list[int]]], expected: frozenset[Hashable]) -> Learned:
    author: Counter[Hashable] = Counter()
    other: Counter[Hashable] = Counter()
    for item, others in pairs:
        author[feature(item, item.author)] += 1
        other.update(feature(item, member) for member in others)
    found: Learned = {}
    share = sum(other.values()) / max(1, sum(author.values()))
    for value in {*author, *other, *expected}:
        # True is 1: only what was expected as such counts.
        known = isinstance(value, bool) and value in expected
        (a, b) = _EXPECTED if known else _ANY
        found[value] = math.log((author[value] + a) / (other[value] / max(share, 1e-9) + b))
    return found


def score(evidence: Evidence, attack: Attack, learned: list[Learned]) -> dict[int, dict[int, float]]:
    """Return anonymous item -> possible author -> how much the attack says for them."""
    return {
        item.id: {
            member: sum(values.get(feature(item, member), 0.0) for feature, values in zip(attack.features, learned, strict=True))
            for member in evidence.possible(item)
        }
        for item in evidence.items if item.author is None
    }


def place(evidence: Evidence, truth: Mapping[int, int], *scores: dict[int, dict[int, float]]) -> dict[int, Placed]:
    """Return where the author of each anonymous item stands among all who could have written it.

    What one persona wrote has one author, and every reader sees that: the first of `scores`, of public
    pages, is taken in the mean of it, so that a busy member is not likelier with each; all others are added up.
    """
    of_persona: dict[int, list[int]] = defaultdict(list)
    for item in evidence.items:
        if item.author is None:
            of_persona[item.persona].append(item.id)
    found = {}
    for item in evidence.items:
        if item.author is not None or item.id not in truth:
            continue
        alike = of_persona[item.persona]
        first, *others = scores
        total = {
            member: sum(first[one].get(member, 0.0) for one in alike) / len(alike)
            + sum(other[one].get(member, 0.0) for other in others for one in alike)
            for member in evidence.possible(item)
        }
        found[item.id] = _placed(total, truth[item.id])
    return found


def _placed(scores: Mapping[int, float], author: int) -> Placed:
    mine = scores[author]
    above = sum(score > mine + 1e-9 for score in scores.values())
    alike = sum(abs(score - mine) <= 1e-9 for score in scores.values())
    # Among those of one score the thief draws.
    reciprocal = sum(1 / (above + 1 + step) for step in range(alike)) / alike
    return Placed(reciprocal, 1 / alike if above == 0 else 0.0)


def judge(evidence: Evidence, truth: Mapping[int, int], public: Attack, attacks: list[Attack], seed: int) -> list[Outcome]:
    """Return what public pages come to, and then each attack added to them."""
    base = score(evidence, public, learn(evidence, public, seed))
    before = place(evidence, truth, base)
    found = [_outcome(public.name, before, before, truth, seed)]
    for attack in attacks:
        after = place(evidence, truth, base, score(evidence, attack, learn(evidence, attack, seed)))
        found.append(_outcome(attack.name, before, after, truth, seed))
    return found


def _outcome(name: str, before: dict[int, Placed], after: dict[int, Placed], truth: Mapping[int, int], seed: int) -> Outcome:
    items = sorted(after)
    count = max(1, len(items))
    ranks = {item: after[item].reciprocal - before[item].reciprocal for item in items}
    firsts = {item: after[item].first - before[item].first for item in items}
    low, high = interval(ranks, truth, seed)
    first_low, first_high = interval(firsts, truth, seed)
    return Outcome(
        name=name, rank=sum(after[item].reciprocal for item in items) / count,
        first=sum(after[item].first for item in items) / count,
        gain=sum(ranks.values()) / count, low=low, high=high,
        first_gain=sum(firsts.values()) / count, first_low=first_low, first_high=first_high,
    )


def interval(gains: Mapping[int, float], truth: Mapping[int, int], seed: int, times: int = 1000) -> tuple[float, float]:
    """Return where the mean of `gains` lies in 95 of 100 places as this: people are drawn, not items."""
    by_person: dict[int, list[float]] = defaultdict(list)
    for item, gain in gains.items():
        by_person[truth[item]].append(gain)
    people = sorted(by_person)
    if not people:
        return 0.0, 0.0
    chance = random.Random(f"interval {seed}")
    means = []
    for _ in range(times):
        drawn = [gain for person in chance.choices(people, k=len(people)) for gain in by_person[person]]
        means.append(sum(drawn) / len(drawn))
    means.sort()
    return means[int(times * 0.025)], means[int(times * 0.975) - 1]

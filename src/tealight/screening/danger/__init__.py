"""Danger, kind by kind: each module holds the ways it is said, and how ordinary words of grief differ from it.

A rule alone decides nothing: weighing.py sets it beside what was learned from texts, since the same words are a plan in
one sentence and a fond memory in the next.
"""

from collections.abc import Iterator

from tealight.screening.danger import abuse, children, medical, others, psychosis, self_harm
from tealight.screening.danger.weighing import heard
from tealight.screening.reading import Reading, Sentence
from tealight.screening.rules import Found, Rule, met
from tealight.screening.said import Danger, Evidence

_KINDS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("self-harm", self_harm.PLAN),
    ("child-at-risk", (*children.RISK, *children.AGE)),
    ("medical", medical.RULES),
    ("abuse", abuse.RULES),
    ("psychosis", psychosis.RULES),
    ("other-person", others.RULES),
    ("self-harm", self_harm.FEELING),
)


def danger_in(reading: Reading) -> Danger | None:
    """Return who may be in danger, and the words that led there; None when nothing is near enough."""
    ruled = ruled_in(reading)
    found = heard(reading, ruled)
    if found is None:
        return None
    rules = ruled.get(found.kind, [])
    plan = found.kind == "self-harm" and (found.plan or any(one.rule in self_harm.PLAN for one in rules))
    return Danger(found.kind, plan, tuple(_evidence(reading, rules)) or (_told(reading, found.sentence),))


def ruled_in(reading: Reading) -> dict[str, list[Found]]:
    """Return kind of danger -> where its rules are met."""
    ruled: dict[str, list[Found]] = {}
    for kind, rules in _KINDS:
        if found := list(met(rules, reading, reading.sentences)):
            ruled.setdefault(kind, []).extend(found)
    return ruled


def _evidence(reading: Reading, found: list[Found]) -> Iterator[Evidence]:
    for one in found:
        yield _words(reading, one.start, one.end)


def _told(reading: Reading, sentence: Sentence) -> Evidence:
    return _words(reading, sentence.start, sentence.start + len(sentence.plain))


def _words(reading: Reading, start: int, end: int) -> Evidence:
    first, last = reading.span(start, end)
    return Evidence(reading.text[first:last], first, last)

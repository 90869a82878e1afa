"""Rules as they are typed, and as they are kept. Pure.

One text holds them all: a blank line between two, in each a line that names it, a line that says it, and
whatever more there is to say. Moving a rule up is cutting and pasting, on a phone too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

#: of the place, or of one room: more than that nobody remembers
MOST = 30
LONGEST_TITLE, LONGEST_SENTENCE, LONGEST_MORE = 80, 300, 2_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `title` names it in two or three words, and may be empty; `more` is longer text, or empty."""

    number: int
    title: str
    sentence: str
    more: str = ""

    @property
    def called(self) -> str:
        """Return what a letter calls it."""
        return self.title or self.sentence


class RulesUnreadable(ValueError):
    """What was typed cannot be kept as rules; the message is a sentence for whoever typed it."""


def read_rules(text: str, most: int = MOST) -> tuple[Rule, ...]:
    """Return the rules typed in `text`, numbered from 1; RulesUnreadable, with a sentence, if they cannot be kept."""
    rules = tuple(_rule(number, lines) for number, lines in enumerate(_piles(text), 1))
    if len(rules) > most:
        raise RulesUnreadable(f"At most {most} rules: more than that nobody remembers.")
    return rules


def _piles(text: str) -> list[list[str]]:
    piles: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            piles[-1].append(line.strip())
        elif piles[-1]:
            piles.append([])
    return [pile for pile in piles if pile]


def _rule(number: int, lines: list[str]) -> Rule:
    title, sentence, *more = lines if len(lines) > 1 else ["", *lines]
    rule = Rule(number, title, sentence, "\n".join(more))
    for what, words, longest in (
        ("The first line of a rule is its name, and", rule.title, LONGEST_TITLE),
        ("The line that says a rule", rule.sentence, LONGEST_SENTENCE),
        ("The longer text of a rule", rule.more, LONGEST_MORE),
    ):
        if len(words) > longest:
            raise RulesUnreadable(f"{what} has at most {longest:,} characters. Rule {number} has more.")
    return rule


def type_rules(rules: Iterable[Rule]) -> str:
    """Return `rules` as a text that `read_rules` reads."""
    return "\n\n".join("\n".join(line for line in (rule.title, rule.sentence, rule.more) if line) for rule in rules)


def kept(rules: Iterable[Rule]) -> list[dict[str, str]]:
    """Return `rules` as their row keeps them."""
    return [{"title": rule.title, "sentence": rule.sentence, "more": rule.more} for rule in rules]


def of_kept(rows: Iterable[dict[str, Any]]) -> tuple[Rule, ...]:
    """Return the rules of a row, numbered."""
    return tuple(Rule(number, row["title"], row["sentence"], row["more"]) for number, row in enumerate(rows, 1))

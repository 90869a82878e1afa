"""What a rule is, and the small language its pattern is written in.

A pattern is a regular expression over the plain words of one sentence (`reading.py`), a space between any two.
Words in angle brackets stand for many: <me> for whoever writes, <now> for what makes it present, <..> for up to four
words in between. They are told here once, so that a pattern reads like the sentence it is for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from tealight.screening.reading import Reading, Sentence

_STANDS_FOR = {
    "..": r"(?:\S+ ){0,4}",
    ".": r"(?:\S+ ){0,2}",
    "i": r"(?:i|i'm|i've|i'll|i'd|we|we're|we've)",
    "i am": r"(?:i'm|i am|am|been|feel|feeling|i feel)",
    "he": r"(?:he|he's|she|she's|they|they've|they're|my (?:husband|wife|partner|boyfriend|girlfriend|ex|fiancé|dad|father|mum|mother|brother|stepdad|in-laws|mother-in-law|father-in-law|sister|fella|man|bloke|other half)(?:'s)?|the husband|husband|ex)",
    "him": r"(?:him|her|them|my (?:husband|wife|partner|boyfriend|girlfriend|ex|fiancé))",
    "child": r"(?:son|daughter|toddler|kid|kids|children|child|little (?:boy|girl|one|ones)|boy|girl|boys|girls|lad|twins|(?:\S+-)?year-old|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:year|month)s? old|eldest|youngest|lc|older one|niece|nephew|grandson|granddaughter|grandchild|stepson|stepdaughter)",
    "my child": r"(?:my|our|her|his|their|the) (?:\S+ ){0,2}<child>",
    "pills": r"(?:pill|pills|tablets|medication|paracetamol|ibuprofen|codeine|tramadol|morphine|oramorph|diazepam|valium|sleepers|sleeping tablets|sleeping pills|zopiclone|amitriptyline|sertraline|propranolol|insulin|painkillers|pain killers|co-codamol|antidepressants|xanax|ambien|benadryl|percocet|oxycodone|opioids|melatonin)",
    "now": r"(?:now|right now|tonight|today|this (?:morning|afternoon|evening|minute|week|weekend)|at the moment|any more|again|still|currently|as i (?:write|type)|tomorrow|just now|soon)",
    "baby": r"(?:baby|my baby|my (?:little )?(?:boy|girl|son|daughter|one)|my babies|him|her|them|he|she|they|my angel|my darling)",
    "want": r"(?:want|wanna|need|wish|long|ache|would love|i'd love|just want|only want|really want|want so much|so want|do want)",
    "die": r"(?:die|be dead|kill myself|end my life|end it|end it all|end things|end everything|take my life|take my own life|not be here|not be alive|not exist|stop existing|stop living|disappear|be gone|vanish)",
    "dying": r"(?:dying|suicide|killing myself|ending it|ending it all|ending my life|ending things|taking my (?:own )?life|not being here|being dead|not waking up|stepping out|jumping|driving (?:the car )?(?:into|off)|walking in front|ways out|ways to go|the bridge|the train|the pills|the tablets|an overdose|overdosing|hanging)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way something is said. `unless` is looked for in the whole sentence, and takes it back.

    `near` must be somewhere in the text too. `anywhen` lets it stand in a sentence about the past.
    """

    pattern: str
    unless: str = ""
    near: str = ""
    anywhen: bool = False
    plan: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A rule met a text: at which plain place."""

    rule: Rule
    start: int
    end: int
    sentence: Sentence


@lru_cache(maxsize=2048)
def compiled(pattern: str) -> re.Pattern:
    """Return the regular expression of `pattern`: whole words, what stands in angle brackets written out."""
    for _ in range(3):
        pattern = re.sub(r" ?<(\.{1,2})> ?", lambda found: " " + _STANDS_FOR[found[1]], pattern)
        pattern = re.sub(r"<([a-z ]+)>", lambda found: _STANDS_FOR[found[1]], pattern)
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def met(rules: Iterable[Rule], reading: Reading, told: Iterable[Sentence]) -> Iterator[Found]:
    """Yield each place where one of `rules` meets a sentence of `told`."""
    whole: dict[str, bool] = {}  # a text of five thousand sentences is looked through once for each `near`, not five thousand times
    for sentence in told:
        for rule in rules:
            found = compiled(rule.pattern).search(sentence.plain)
            if found is None:
                continue
            if rule.unless and compiled(rule.unless).search(sentence.plain):
                continue
            if rule.near and rule.near not in whole:
                whole[rule.near] = compiled(rule.near).search(reading.plain) is not None
            if rule.near and not whole[rule.near]:
                continue
            yield Found(rule, sentence.start + found.start(), sentence.start + found.end(), sentence)

"""Whatever somebody writes, nothing is raised, every place is true, and no text makes a rule work without end."""

import re
from itertools import chain
from re import _constants as parts
from re import _parser as parser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tealight.screening import danger, leaks, nudges, rules, screen
from tealight.screening.leaks import addresses, elsewhere, hospitals, law, names, numbers, words
from tealight.screening.notes import _SIGNS, harm
from tealight.screening.reading import read

#: of the kind that rules look for, so that chance meets them
TELLING = st.sampled_from(
    "at least you . , ! ? ' \" ’ “ ” ( ) @ # 07700 900123 999 NHS no St Mary's Dr Nair Priya Ward hospital my our born died photo attached scan "
    "pregnant bled kids god twins want to die tonight \x00 \n \u202e \u0301 \u200d 🕯️ مرحبا שלום ﬁ ß İ Ǆ ".split(" ")
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(TELLING, max_size=60).map(" ".join), st.lists(TELLING, max_size=60).map("".join))


def places(text: str):
    found = screen(text)
    yield from chain.from_iterable(note.evidence for note in found.notes)
    yield from (leak.evidence for leak in found.leaks)
    yield from (nudge.evidence for nudge in found.nudges)
    yield from found.danger.evidence if found.danger else ()


@given(TEXTS)
@settings(max_examples=100, deadline=None, derandomize=True)
@example("\x00at least you can try again\x00")
@example("e\u0301 Dr Nair\u0301 at least you\u202e know")
@example("ﬁrst ﬀ İİİ at least you know 🕯️🕯️ 07700 900123")
def test_every_place_is_true_whatever_is_written(text):
    for place in places(text):
        assert text[place.start : place.end] == place.words
        assert place.words


#: longer than any text may be, of the kinds that made expressions run away elsewhere
HOSTILE = {
    "words": "a ", "letters": "a", "at least": "at least ", "at least you": "at least you, ", "brackets": "(((", "figures": "0", "groups": "12 ",
    "mine": "my my my my ", "capitals": "Aa ", "title": "Dr ", "names": "Mary Mary ", "quotes": "' a ", "double": '" ', "dots": "a.b.", "at": "a@a ",
    "address": "1 A Aa ", "hyphens": "a-", "apostrophe": "A'a", "photo": "photo attached ", "goodbye": "goodbye. ", "very": "you so so so ",
    "marks": "\u0301", "nothing": "\x00", "lines": "\n\n", "candle": "🕯️", "right": "\u202eאב ", "sentences": "What's the point? ", "baby": "he had ",
}


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_screened_like_any_other(piece):
    text = (piece * 20_000)[:20_000]
    assert all(text[place.start : place.end] == place.words for place in places(text))


def test_a_hundred_thousand_letters_are_read_and_no_more():
    text = ("my consultant Dr Nair said at least you can try again. " * 3_000)[:160_000]
    assert max(place.end for place in places(text)) <= 100_000


def test_words_without_an_end_are_read_in_pieces():
    reading = read("and then " * 2_000)
    assert max(len(sentence.plain) for sentence in reading.sentences) <= 1_000
    assert " ".join(sentence.plain for sentence in reading.sentences).split() == ["and", "then"] * 2_000


def patterns() -> dict[str, re.Pattern]:
    """Every expression of screening, the rules' own and those beside them."""
    rules_of_danger = chain.from_iterable(kind for _, kind in danger._KINDS)
    signs = chain.from_iterable(one for of in _SIGNS for one in of._by_word.values())
    written = {
        *(text for rule in rules_of_danger for text in (rule.pattern, rule.unless, rule.near)),
        *(text for sign in signs for text in (sign.pattern, sign.unless, sign.near, sign.also, sign.apart)),
        *(text for phrase in nudges.PHRASES for text in (*phrase.ways, phrase.unless)),
    } - {""}
    beside = {
        f"{module.__name__}.{name}": value
        for module in (leaks, addresses, elsewhere, hospitals, law, names, numbers, words, nudges, harm)
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
    return {text: rules.compiled(text) for text in written} | beside


def runs_away(tree, inside: bool = False) -> bool:
    """Whether something may repeat without end inside something that may: what makes an expression run away."""
    for what, argument in tree:
        if what in (parts.MAX_REPEAT, parts.MIN_REPEAT):
            _, most, body = argument
            endless = most > 20
            if (endless and inside) or runs_away(body, inside or endless):
                return True
        elif what is parts.BRANCH:
            if any(runs_away(branch, inside) for branch in argument[1]):
                return True
        elif what is parts.SUBPATTERN:
            if runs_away(argument[3], inside):
                return True
        elif what in (parts.ASSERT, parts.ASSERT_NOT) and runs_away(argument[1], inside):
            return True
    return False


def test_no_expression_repeats_without_end_inside_another():
    found = patterns()
    assert len(found) > 300
    assert not [text for text, pattern in found.items() if runs_away(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))]


@pytest.mark.parametrize("pattern", [r"(?:a+)+", r"(?:\S+ )*x", r"(?:(?:a|b{1,40})c)*", r"(?=(?:\w+\s?)+)y"])
def test_one_that_does_would_be_noticed(pattern):
    assert runs_away(parser.parse(pattern))
    assert not runs_away(parser.parse(r"(?:\S+ ){0,4}\S+ (?:so |very )*good"))

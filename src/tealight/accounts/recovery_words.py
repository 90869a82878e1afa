"""Twelve words that bring someone back. Pure, but for the list it reads once.

words.txt is drawn from the English list of BIP 39 (MIT licence, the bitcoin
developers), without the words that could hurt someone here, and with plants,
birds and kitchen things of our own instead. Twelve of them are more than 128
bits: nobody guesses them, however long they try.
"""

import secrets
import unicodedata
from functools import cache
from importlib.resources import files

HOW_MANY = 12


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that can be drawn, in order."""
    return tuple(files("tealight.accounts").joinpath("words.txt").read_text("utf-8").split())


def draw_words() -> list[str]:
    """Return twelve words, each drawn at random."""
    return [secrets.choice(word_list()) for _ in range(HOW_MANY)]


def tidy_words(typed: str) -> str:
    """Return what someone typed as it is compared: small letters, one space between words.

    Numbers and points, copied along from a list, fall away.
    """
    letters = unicodedata.normalize("NFKC", typed).casefold()
    return " ".join("".join(c if c.isalpha() else " " for c in letters).split())

"""Pen names: which are allowed, and when two of them are one. Pure."""

import unicodedata
from collections.abc import Iterable

from tealight.accounts.duty_names import DUTY_NAMES

SHORTEST, LONGEST = 2, 24
#: the name of a face whose account is closed
GONE = "Someone who was here"
#: the column's length; a few letters fold into many
LONGEST_KEY = 60

_BETWEEN = frozenset(" '’-.")
_LETTERS = ("L", "M", "Nd")
#: Signs of other scripts, and digits, that a tired reader takes for a Latin letter: nobody may
#: write to people under a name that looks like a moderator's.
_LOOKALIKES = {
    ord(sign): letter
    for letter, signs in {
        "a": "аαɑ4", "b": "вβь8", "c": "сϲᴄ", "d": "ԁđ", "e": "еε3", "g": "ɡց", "h": "һнհħ",
        "j": "јϳ", "k": "кκ", "l": "iіιıɩɪʟꓲǀłӏ1|", "m": "м", "n": "пηո", "o": "оοօσøᴏ0",
        "p": "рρ", "q": "ԛզ", "r": "гґ", "s": "ѕς5", "t": "тτŧ7", "u": "иυսμ", "v": "ѵνᴠ",
        "w": "ѡԝωաᴡ", "x": "хχ", "y": "уγʏ", "z": "ζᴢ",
    }.items()
    for sign in signs
}
#: Names that would speak for the place.
RESERVED = (
    "team", "the team", "moderator", "moderators", "mod", "admin", "administrator", "operator",
    "listener", "volunteer", "lead", "safeguarding lead", "safeguarding", "editor", "keyholder",
    "staff", "support", "help", "system", "tealight", "root", "anonymous", "someone", "nobody",
    "everyone", "member", GONE, "visitor", "midwife", "nurse", "doctor",
    *DUTY_NAMES,
)


def fold_name(name: str) -> str:
    """Return `name` folded for comparison; names that look alike fold to one key.

    Case, width, accents, spaces and points fall away, and lookalike letters become one.
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LOOKALIKES)
    return "".join(c for c in bare if unicodedata.category(c).startswith(_LETTERS))


def tidy_name(name: str) -> str:
    """Return `name` as it is kept: composed letters, single spaces, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def fault_of(name: str, also_reserved: Iterable[str] = ()) -> str:
    """Return why the tidied `name` cannot be a pen name, as a sentence; "" if it can."""
    if not SHORTEST <= len(name) <= LONGEST:
        return f"A name has {SHORTEST} to {LONGEST} characters."
    strange = [c for c in name if c not in _BETWEEN and not unicodedata.category(c).startswith(_LETTERS)]
    if strange:
        return "A name is made of letters, numbers and spaces, with ’ - or . in between."
    if sum(unicodedata.category(c).startswith("L") for c in name) < 1:
        return "A name needs a letter in it."
    if _piled_marks(name) or len(name.split(" ")) > 4:
        return "This name is hard to read. Try a simpler one."
    key = fold_name(name)
    if not key or len(key) > LONGEST_KEY:
        return "This name is hard to read. Try a simpler one."
    if key in {fold_name(word) for word in (*RESERVED, *also_reserved)}:
        return "This name would look as if it spoke for the place. Try another."
    return ""


def _piled_marks(name: str) -> bool:
    """Say whether three marks stand on one letter: no script needs it, and lines run into others."""
    run = 0
    for sign in name:
        run = run + 1 if unicodedata.category(sign) == "Mn" else 0
        if run > 2:
            return True
    return False

"""What makes a password one that others try first. Pure but for the place's own name.

Lists of common passwords are of short ones: of Django's twenty thousand, 190 have the 12 signs that
are asked for here. People reach 12 by doubling a common word, or by adding a year to it, and who
guesses does the same. Several words are let, whatever they are: they are what we ask people for.
"""

import re
import unicodedata
from collections.abc import Collection

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from tealight.accounts.names import RESERVED
from tealight.place.queries import place

#: words of this software and what it is for, which its guessers know; docs/asvs.md, 6.1.2
OWN_WORDS = frozenset({
    *("".join(word.casefold().split()) for word in RESERVED), "letmein", "welcome", "community", "miscarriage", "stillbirth",
    "babyloss", "bereavement", "remember", "candle", "candles", "lantern", "tealights",
})  # fmt: skip
#: digits and signs that people write for letters
_LOOKALIKES = str.maketrans("01345$@!7", "oieassait")
_RUN = re.compile(r"[^\W\d_]+|\d+")
#: from the first letter to the last: a year behind it stays a year
_SPELLED = re.compile(r"[^\W\d_].*[^\W\d_]", re.DOTALL)
#: digits beside a word that make it no harder: a year, a day
_FEW = 4


class NotOneCommonWord:
    """Refuses a password that is one common word, or one of the place's own, with what people add to it."""

    def __init__(self):
        self._common: Collection[str] = CommonPasswordValidator().passwords

    def validate(self, password: str, user=None) -> None:
        """Raise ValidationError for such a password."""
        if is_one_common_word(password, self._common, own=(place().name,)):
            raise ValidationError("This is one common word.", code="password_too_common")

    def get_help_text(self) -> str:
        """Return what is asked, for Django."""
        return "More than one common word."


def is_one_common_word(password: str, common: Collection[str], own: Collection[str] = ()) -> bool:
    """Say whether `password` is one word of `common`, of `own` or of ours, doubled or not, with few digits or signs."""
    text = unicodedata.normalize("NFKC", password).casefold()
    ours = OWN_WORDS | {"".join(_RUN.findall(name.casefold())) for name in own}
    spelled = _SPELLED.sub(lambda found: found[0].translate(_LOOKALIKES), text)
    return _is_one(text, common, ours) or _is_one(spelled, common, ours)


def _is_one(text: str, common: Collection[str], ours: Collection[str]) -> bool:
    def is_common(run: str) -> bool:
        return len(_once(run)) < 3 or any(one in ours or one in common for one in _repeated(run))

    runs = _RUN.findall(text)
    words = [run for run in runs if not run.isdigit()]
    digits = [run for run in runs if run.isdigit()]
    one = not words or "".join(words) in ours or (len({_once(word) for word in words}) == 1 and is_common(words[0]))
    return one and (sum(map(len, digits)) <= _FEW or all(map(is_common, digits)))


def _once(run: str) -> str:
    """Return what `run` repeats, or all of it."""
    return run[: (run + run).index(run, 1)]


def _repeated(run: str) -> list[str]:
    """Return all that `run` is so many times: "lolo" for "lolololo", and "lo", and itself."""
    unit = _once(run)
    times = len(run) // len(unit)
    return [unit * some for some in range(1, times + 1) if times % some == 0]

"""The leak guard: what in a text may tell who and where its author is, or what a law may bite on.

Only ever a word to the author before they press Share; never a bound, never seen by anybody else. A nag about
a baby's own name would be a harm (PRODUCT.md 19): a first name alone is left alone, and so is any name said of a baby,
a pen name, a helpline and a charity. What is unsure is left alone.
"""

from collections.abc import Callable, Iterator

from tealight.screening.leaks.addresses import addresses
from tealight.screening.leaks.elsewhere import handles
from tealight.screening.leaks.hospitals import hospitals
from tealight.screening.leaks.law import medicines, providers
from tealight.screening.leaks.names import names
from tealight.screening.leaks.numbers import numbers
from tealight.screening.reading import Reading
from tealight.screening.said import Evidence, Leak

_FINDERS: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("number", numbers),
    ("handle", handles),
    ("address", addresses),
    ("hospital", hospitals),
    ("name", names),
    ("medicine", medicines),
    ("provider", providers),
)


def leaks_in(reading: Reading) -> tuple[Leak, ...]:
    """Return what in `reading` may give its author away, in the order of the text."""
    text, found = reading.text, []
    for kind, finder in _FINDERS:
        last = 0
        for start, end in sorted(set(finder(text)), key=lambda place: (place[0], -place[1])):
            if start >= last:
                found.append((start, end, kind))
                last = end
    found.sort()
    return tuple(Leak(kind, Evidence(text[start:end], start, end)) for start, end, kind in found)

"""What a member wrote down for themselves of a loss: its closed lists, its bounds, its words. Pure.

Nothing here is worked out from weeks. The same loss has other names across a border, and grief
keeps no border; so each answer is the person's own, and each may stay open.
"""

import json
import unicodedata
from dataclasses import asdict, dataclass, fields
from typing import Any

#: kind -> how the person finds it in the list
KINDS: dict[str, str] = {
    "very-early": "Very early loss",
    "early": "Early loss",
    "missed": "Missed or silent loss",
    "late": "Late loss",
    "ectopic": "Ectopic pregnancy",
    "unknown-location": "Pregnancy of unknown location",
    "molar": "Molar pregnancy",
    "medical": "Ending a pregnancy for medical reasons",
    "stillbirth": "Stillbirth",
    "neonatal": "Loss in the first weeks of life",
    "infant": "Loss of an infant",
    "sudden": "Sudden loss of an infant",
    "twins": "One or more of twins or triplets",
    "recurrent": "One of several losses",
    "other": "Something else",
}
#: how it went -> how the person finds it in the list; what was done, by whom or where, is not asked
PATHS: dict[str, str] = {
    "itself": "It happened by itself",
    "waited": "Waiting, and letting it happen",
    "medicine": "Medicine",
    "operation": "An operation",
    "birth": "Labour and birth",
    "care": "Time in intensive care",
    "waiting": "I’m still waiting",
    "other": "In another way",
    "unsaid": "I’d rather not say",
}
ROLES: dict[str, str] = {
    "pregnant": "I was pregnant",
    "partner": "My partner was",
    "surrogate": "Surrogate or intended parent",
    "close": "Family or friend",
}
#: the answers of which as many may be chosen as fit -> their lists
_LISTS = {"kinds": KINDS, "path": PATHS}
#: what is said of a loss; also the choice for all of them, where "" leaves it open
WORDS: dict[str, str] = {"baby": "Baby", "pregnancy": "Pregnancy", "name": "A name", "none": "None"}
#: how well the weeks are known; "" leaves it open
WEEKS: dict[str, str] = {
    "exact": "Exactly",
    "about": "About",
    "range": "Between two",
    "unknown": "I don’t know",
    "unsaid": "I’d rather not say",
}
SEASONS = ("spring", "summer", "autumn", "winter")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
LONGEST_NAME = 40
MOST_WEEKS = 60
MOST_DAYS = MOST_WEEKS * 7 + 6
EARLIEST_YEAR = 1900
#: bytes that every sealed record keeps for losses, used or not: its size never tells that there is one
ROOM = 2600
MOST = 20


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss. Everything but `id` and `version` may be empty, and empty is an answer."""

    #: random, and known to nobody but its owner's pages
    id: int
    #: grows with each change: a tab that saw an older one writes over nothing
    version: int = 0
    kinds: tuple[str, ...] = ()
    #: keys of PATHS
    path: tuple[str, ...] = ()
    #: a key of WEEKS, or ""
    weeks: str = ""
    #: whole days of gestation, where `weeks` is exact, about or a range
    days: int = 0
    #: the longer end of a range, in whole days
    until: int = 0
    #: one of SEASONS or MONTHS, or ""
    season: str = ""
    #: 0 if none was wanted
    year: int = 0
    #: a key of WORDS; "" follows what was chosen for all
    word: str = ""
    name: str = ""
    #: a key of ROLES, or ""
    role: str = ""

    @property
    def is_sound(self) -> bool:
        """Say whether every answer stands in its list and within its bounds."""
        return (
            set(self.kinds) <= KINDS.keys()
            and len(self.kinds) == len(set(self.kinds))
            and set(self.path) <= PATHS.keys()
            and len(self.path) == len(set(self.path))
            and self.weeks in {"", *WEEKS}
            and 0 <= self.days <= MOST_DAYS
            and (self.until == 0 if self.weeks != "range" else self.days <= self.until <= MOST_DAYS)
            and (self.days == 0 or self.weeks in {"exact", "about", "range"})
            and self.season in {"", *SEASONS, *MONTHS}
            and (self.year == 0 or EARLIEST_YEAR <= self.year <= 9999)
            and self.word in {"", *WORDS}
            and self.role in {"", *ROLES}
            and len(self.name) <= LONGEST_NAME
            and self.name == tidy(self.name)
            and (self.word != "name" or bool(self.name))
        )

    def says_the_same_as(self, other: "Loss") -> bool:
        """Say whether both hold the same answers, whichever is older."""
        return asdict(self) | {"version": 0} == asdict(other) | {"version": 0}


@dataclass(frozen=True, slots=True)
class Said:
    """What the software calls one loss. Every page and mail that speaks of it says this and nothing else.

    `phrase` goes into a sentence ("your baby", "the pregnancy", a name); both are empty where
    nothing is to be said, and the sentence is then written without it.
    """

    title: str = ""
    phrase: str = ""


def said_of(loss: Loss, word: str) -> Said:
    """Return what to say of `loss`, whose owner chose `word` for all: the one rule for it.

    The loss's own word comes first, then the word for all. A name is only ever the one written with
    this loss; without one, nothing is said. It is "your" for who was pregnant and their partner
    alone: everyone else, and whoever leaves it open, is told no relation they did not name.
    """
    wanted = loss.word or word
    if wanted == "name":
        return Said(loss.name, loss.name)
    if wanted not in {"baby", "pregnancy"}:
        return Said()
    whose = "your" if loss.role in {"pregnant", "partner"} else "the"
    return Said(WORDS[wanted], f"{whose} {wanted}")


def weeks_and_days(days: int) -> str:
    """Return whole days as people say them: "12 weeks and 3 days"."""
    weeks, rest = divmod(days, 7)
    parts = [_counted(count, one) for count, one in ((weeks, "week"), (rest, "day")) if count]
    return " and ".join(parts) or "0 weeks"


def _counted(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def gestation_of(loss: Loss) -> str:
    """Return how far along it was, in the person's own exactness; "" where that was left open."""
    match loss.weeks:
        case "exact":
            return weeks_and_days(loss.days)
        case "about":
            return f"about {weeks_and_days(loss.days)}"
        case "range":
            return f"between {weeks_and_days(loss.days)} and {weeks_and_days(loss.until)}"
        case "unknown":
            return "weeks not known"
        case "unsaid":
            return "weeks not said"
    return ""


def path_of(loss: Loss) -> tuple[str, ...]:
    """Return how it went, in the order of the list; nothing where that was left open."""
    said = PATHS | {"unsaid": "how it went not said"}
    return tuple(said[step] for step in loss.path)


def when_of(loss: Loss) -> str:
    """Return the season or month and the year, as far as they were wanted: "March 2021", "Spring", "2021", ""."""
    return " ".join(part for part in (loss.season.capitalize(), str(loss.year or "")) if part)


def tidy(name: str) -> str:
    """Return a name as it is kept: single spaces, and no sign that nobody sees but that turns a line round.

    Names are written from either side and in any script; joiners stay, since emoji and Persian need them.
    """
    composed = unicodedata.normalize("NFC", name)
    kept = " ".join("".join(sign if _is_kept(sign) else " " for sign in composed).split())
    seen = any(unicodedata.category(sign)[0] not in "CZM" or unicodedata.category(sign) == "Cn" for sign in kept)
    return kept if seen else ""


def _is_kept(sign: str) -> bool:
    if sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return False
    number = ord(sign)
    nothing = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return not nothing and unicodedata.category(sign) not in {"Cc", "Cs", "Co"}


def stored(loss: Loss) -> dict[str, Any]:
    """Return `loss` for a record; what was left open takes no room."""
    kept = {one.name: getattr(loss, one.name) for one in fields(Loss) if getattr(loss, one.name) != one.default}
    return kept | {name: list(kept[name]) for name in _LISTS if name in kept}


def read(kept: dict[str, Any]) -> Loss:
    """Return what `stored` was given; answers, kinds and paths that are no longer known are left out."""
    known = {one.name for one in fields(Loss)}
    values = {name: value for name, value in kept.items() if name in known}
    lists = {name: tuple(one for one in kept.get(name, ()) if one in choices) for name, choices in _LISTS.items()}
    return Loss(**values | lists)


def room_of(kept: list[dict[str, Any]] | dict[str, Any]) -> int:
    """Return how many bytes of a record these losses, or all it keeps, take as they are sealed."""
    return len(json.dumps(kept, separators=(",", ":"), ensure_ascii=False).encode())

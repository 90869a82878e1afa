"""What, in a written row, a file or a line of the log, leads to the person behind an anonymous thing.

PRIVACY, "Anonymous writing" 4: what is written with an anonymous thing carries nothing of its author.
The rules are here; tests/ground/traced.py collects what they are asked about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

#: tables that may be written with an anonymous thing by its author, and why no row of theirs leads to anybody
JUDGED: dict[str, str] = {
    "accounts_persona": "the face of one story: two tags, no member (the columns are asked one by one)",
    "rota_alert": "a case’s number and an hour, by the software; who on duty was told of it is sealed",
    "ledger_event": "what happened to which thing; gone when it was told",
    "letters_conversation": "found by a tag of the face, made with the place's keys",
    "letters_letter": "stands in a conversation, sealed",
    "magazine_besidestory": "which articles answer a story, by what it says; goes with it",
    "media_photo": "a photo of a thing, found by a tag made with the place's keys",
    "media_upload": "found by a tag of one of 64 slots, and gone when it is part of something",
    "notices_notice": "that others were told of a thing goes when it is deleted for good; of the face nobody is told",
    "search_passage": "which words stand where",
    "search_words": "which words stand where",
    "stories_noteproposal": "a note that somebody missed on a thing goes with it; of whom, nothing is kept",
    "stories_draft": "found by a tag, sealed, and gone when its words are shared",
    "stories_reaction": "what others answered without words goes when a story is taken back",
    "stories_confession": "its author is a face that nobody is shown",
    "stories_confessionreaction": "what others left beside it without words goes with it",
    "stories_reply": "its author is a face",
    "stories_shelfclaim": "that somebody said they would answer, by a tag; any answer ends it, whoever's",
    "stories_story": "its author is a face",
}
#: columns in which people's own words stand: they may name themselves, and be right to
OWN_WORDS = frozenset({"title", "excerpt", "source", "parts", "pictures", "words", "text"})
#: what anybody's answer changes in the row of a story: not a writing of the story
TALLIES = frozenset({"next_ordinal", "version", "answered_on"})

_CHANGE = re.compile(
    r"^\s*(INSERT|REPLACE|UPDATE|DELETE|TRUNCATE)\b\s*(?:OR\s+\w+\s+)?(?:INTO\s+|FROM\s+|TABLE\s+)?(?:ONLY\s+)?[\"`]?(\w+)[\"`]?",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\(([^()]*)\)")
_NAME = re.compile(r'"(\w+)"')
_SET = re.compile(r'"(\w+)" = (%s|[^,%]*)')
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owner:
    """The person behind a face, by all that the tables know of them."""

    member: int
    pen: int
    name: str
    #: the face under which they write for the team; 0 and "" if there is none
    duty: int = 0
    duty_name: str = ""

    @property
    def ids(self) -> dict[int, str]:
        """Each number that leads to them, and what it is."""
        found = {self.member: "the member", self.pen: "the pen name’s persona", self.duty: "the duty name’s persona"}
        return {number: what for number, what in found.items() if number}

    @property
    def names(self) -> dict[str, str]:
        """Each name that leads to them, and what it is."""
        return {name: what for name, what in ((self.name, "the pen name"), (self.duty_name, "the duty name")) if name}


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that changes rows, as it was sent."""

    verb: str
    table: str
    sql: str
    rows: Sequence[Sequence[Any]]

    @classmethod
    def of(cls, sql: str, params: Any, many: bool) -> "Change | None":
        """Return what `sql` changes; None where it only reads or locks."""
        found = _CHANGE.match(sql)
        if found is None:
            return None
        rows = [list(row or ()) for row in (params or ())] if many else [list(params or ())]
        return cls(found[1].upper(), found[2], sql, rows)

    @property
    def columns(self) -> list[str]:
        """The columns written; [] where the statement does not name them."""
        if self.verb == "UPDATE":
            return [name for name, _ in self._set()]
        first = _FIRST.search(self.sql) if self.verb in {"INSERT", "REPLACE"} else None
        return _NAME.findall(first[1]) if first else []

    def values(self) -> Iterator[tuple[str, Any]]:
        """Yield each value sent, with the column it goes to; "" where that cannot be told."""
        for row in self.rows:
            columns = self._columns_of_values(len(row))
            yield from zip(columns, row, strict=True)

    def _columns_of_values(self, many: int) -> list[str]:
        if self.verb == "UPDATE":
            columns = [name for name, value in self._set() if value == "%s"]
            return [*columns, *[""] * (many - len(columns))] if len(columns) <= many else [""] * many
        columns = self.columns
        # Several rows in one statement follow one another; what is written into it is not sent beside it.
        return columns * (many // len(columns)) if columns and many % len(columns) == 0 else [""] * many

    def _set(self) -> list[tuple[str, str]]:
        return _SET.findall(self.sql.partition(" SET ")[2].partition(" WHERE ")[0])


def numbers(change: Change) -> set[int]:
    """The whole numbers among what was sent: ids, mostly."""
    return _whole([value for row in change.rows for value in row])


def numbers_asked(change: Change) -> set[int]:
    """Those by which the rows are found that are changed."""
    return _whole([value for column, value in change.values() if not column])


def _whole(sent: list[Any]) -> set[int]:
    for value in [*sent]:
        sent += value if isinstance(value, list) else ()  # PostgreSQL takes lists of ids
    # Its driver has kinds of whole numbers of its own.
    return {int(value) for value in sent if isinstance(value, int) and not isinstance(value, bool)}


def in_change(change: Change, owner: Owner) -> str:
    """Say what in `change` leads to `owner`; "" when nothing does."""
    if any(str(number) in change.sql for number in owner.ids):
        return f"{change.verb} {change.table} names its author in the statement itself"
    for column, value in change.values():
        if what := in_value(value, owner, own_words=column in OWN_WORDS):
            return f"{change.verb} {change.table}.{column or '?'} holds {what}"
    return ""


def in_value(value: Any, owner: Owner, *, own_words: bool = False) -> str:
    """Say what of `owner` a value holds; "" when nothing. In their own words people may name themselves."""
    value = getattr(value, "obj", value)  # as PostgreSQL's driver takes JSON
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _in_bytes(bytes(value), owner)
    if isinstance(value, int):
        return owner.ids.get(value, "")
    return "" if own_words else in_text(str(value), owner)


def in_text(text: str, owner: Owner) -> str:
    """Say what of `owner` a text holds; "" when nothing."""
    for number, what in owner.ids.items():
        if str(number) in text:
            return what
    for name, what in owner.names.items():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            return what
    return "an address" if _MAIL.search(text) else ""


def _in_bytes(value: bytes, owner: Owner) -> str:
    # A name stands by chance in what is sealed, now and then; a number of 53 bits does not.
    for number, what in owner.ids.items():
        if str(number).encode() in value or any(number.to_bytes(8, order) in value for order in ("big", "little")):
            return what
    try:
        return in_text(value.decode(), owner)
    except UnicodeDecodeError:
        return ""  # sealed, or a tag

"""Made-up cases to practise on: what somebody wrote, what could be done, and what the rules suggest. Pure.

Nobody's answer is kept, counted or compared: whoever practises must be free to be wrong.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

#: what one could do -> how the page calls it, in the order in which it is offered
DEEDS: dict[str, str] = {
    "write": "Write to the author now, under my duty name",
    "lead": "Call the lead",
    "second": "Ask somebody for a second opinion",
    "other": "Give it to somebody else",
    "note": "Let it be seen, with a content note",
    "ask": "Ask its author to change it",
    "remove": "Remove it, with a letter",
    "leave": "Leave it as it is",
}


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """One made-up case. `suggests` is a sentence of `DEEDS`; `why` its reasons, a paragraph each."""

    slug: str
    title: str
    kind: str
    where: str
    words: str
    suggests: str
    why: tuple[str, ...]


def _read() -> tuple[PracticeCase, ...]:
    written = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        PracticeCase(**{**case, "suggests": DEEDS[case["suggests"]], "why": tuple(case["why"])}) for case in written["case"]
    )


CASES = _read()


def case_of(slug: str) -> PracticeCase | None:
    """Return the case of that name; None if there is none."""
    return next((case for case in CASES if case.slug == slug), None)


def after(case: PracticeCase) -> PracticeCase | None:
    """Return the case after `case`; None after the last."""
    at = CASES.index(case) + 1
    return CASES[at] if at < len(CASES) else None

"""`tealight screen`: what screening finds in texts, one JSON line in and one out. No place is needed for it.

For whoever wants to know what the software would say of a text, or measures it with texts of their own. Nothing is
kept and nothing leaves the machine.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what it loads takes half a second, and every command reads this file to know its options
    from tealight.screening import Evidence, Screened


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.epilog = 'Reads lines of JSON, {"text": "…"}, from standard input, and prints what is found in each as one line of JSON.'


def run(options: argparse.Namespace) -> int:
    # the bytes as they come, whatever the terminal's own alphabet is
    faulty = False
    try:
        for answer in answers(sys.stdin.buffer):
            faulty = faulty or "error" in answer
            sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # whoever read has enough; the interpreter must not complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return int(faulty)


def answers(lines: Iterable[bytes]) -> Iterable[dict]:
    """Yield what is found in the text of each line; a line that can not be read gets a sentence that says why."""
    from tealight.screening import screen

    for line in lines:
        if not line.strip():
            continue
        try:
            asked = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield {"error": 'This line is not JSON. A line looks like this: {"text": "what was written"}'}
            continue
        if not isinstance(asked, dict) or "text" not in asked:
            yield {"error": 'This line has no “text”. A line looks like this: {"text": "what was written"}'}
        elif not isinstance(asked["text"], str):
            yield {"error": "The “text” of this line is not text: it has to stand in quotation marks."}
        else:
            yield told(screen(asked["text"]))


def told(found: "Screened") -> dict:
    """Return what was found as plain values, in the order of docs/screening.md."""
    danger = found.danger
    return {
        "notes": [one.note for one in found.notes],
        "danger": danger.kind if danger else None,
        "plan": bool(danger and danger.plan),
        "leaks": [{"kind": one.kind, **_place(one.evidence)} for one in found.leaks],
        "nudges": [{"better": one.better, **_place(one.evidence)} for one in found.nudges],
        "evidence": {
            "danger": [one.words for one in danger.evidence] if danger else [],
            "notes": {one.note: [words.words for words in one.evidence] for one in found.notes},
        },
    }


def _place(evidence: "Evidence") -> dict:
    return {"words": evidence.words, "start": evidence.start, "end": evidence.end}

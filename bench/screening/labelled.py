"""The labelled texts, as numbers for teaching. `held-out.jsonl` and `unseen.jsonl` are never among them."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tealight.screening.learned.heads import DANGERS, HEADS, NOTES
from tealight.screening.nudges import phrases_in
from tealight.screening.reading import read

LABELLED = Path(__file__).resolve().parents[2] / "tests" / "screening" / "labelled"
TAUGHT = ("learn", "learn2", "learn3", "learn4", "plain", "learn5", "learn6", "learn7", "learn8")
#: told as people type: every fifth is kept apart to choose how near is near enough, and so are the last of learn2
AS_TYPED, EVERY, APART = ("learn4", "plain", "learn5", "learn6", "learn7", "learn8"), 5, 500
SAMPLE = Path(__file__).resolve().parents[2] / "src" / "tealight" / "operations" / "demo" / "texts"
#: a text nobody labelled for notes says nothing about them
UNSAID = -1.0


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()]


def divided() -> tuple[list[dict], list[dict]]:
    """Return the texts to teach with, and those kept apart."""
    taught, apart = [], []
    for name in TAUGHT:
        found = [row | {"typed": name in AS_TYPED} for row in rows(name)]
        if name == "learn2":
            taught, apart = taught + found[:-APART], apart + found[-APART:]
        elif name in AS_TYPED:
            taught += [row for at, row in enumerate(found) if at % EVERY != 2]
            apart += [row for at, row in enumerate(found) if at % EVERY == 2]
        else:
            taught += found
    return [*taught, *ordinary()], apart


def ordinary() -> Iterator[dict]:
    """Yield what people write in the sample community: no danger is in it; of its notes nothing is said."""
    for path in sorted(SAMPLE.glob("*.toml")):
        for story in tomllib.loads(path.read_text("utf-8")).get("stories", ()):
            for told in (story, *story.get("replies", ())):
                yield {"text": told["text"].strip(), "danger": None, "notes": None, "why": "ordinary", "typed": True}


def sentences(found: list[dict]) -> tuple[list[str], list[bool]]:
    """Return the sentences of texts of which it was said whether they make light of a loss, and which of them do.

    Where the words that do are not labelled, they are those the rules find.
    """
    told, light = [], []
    for row in found:
        if "nudges" not in row:
            continue
        reading = read(row["text"])
        if row.get("phrase"):
            first = row["text"].index(row["phrase"])
            places = [(first, first + len(row["phrase"]))]
        else:
            places = [place[:2] for place in phrases_in(reading)] if row["nudges"] else []
        for sentence in reading.sentences:
            begins, ends = reading.span(sentence.start, sentence.start + len(sentence.plain))
            told.append(sentence.plain)
            light.append(any(begins < end and start < ends for start, end in places))
    return told, light


def labels(found: list[dict]) -> np.ndarray:
    """Return what each text is labelled with, head by head: 1, 0, or `UNSAID`. Shape (texts, HEADS)."""
    said = np.zeros((len(found), HEADS), np.float32)
    for row, line in zip(found, said, strict=True):
        noted = row["notes"]
        line[:] = [
            *(row["danger"] == kind for kind in DANGERS), bool(row["danger"]), bool(row.get("plan")),
            *(UNSAID if noted is None else float(note in noted) for note in NOTES),
        ]  # fmt: skip
    return said

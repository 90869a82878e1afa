"""The labelled texts, as numbers for teaching. `held-out.jsonl` is never among them."""

import json
from pathlib import Path

import numpy as np

from tealight.screening.learned.heads import DANGERS, HEADS, NOTES

LABELLED = Path(__file__).resolve().parents[2] / "tests" / "screening" / "labelled"
TAUGHT = ("learn", "learn2", "learn3", "learn4")
#: the last of learn2, and every fifth of learn4: kept apart to choose how near is near enough
APART, EVERY = 500, 5
#: a text nobody labelled for notes says nothing about them
UNSAID = -1.0


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()]


def divided() -> tuple[list[dict], list[dict]]:
    """Return the texts to teach with, and those kept apart."""
    taught, apart = [], []
    for name in TAUGHT:
        found = rows(name)
        if name == "learn2":
            taught, apart = taught + found[:-APART], apart + found[-APART:]
        elif name == "learn4":
            taught += [row for at, row in enumerate(found) if at % EVERY != 2]
            apart += [row for at, row in enumerate(found) if at % EVERY == 2]
        else:
            taught += found
    return taught, apart


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

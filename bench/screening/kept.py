"""Weights as they are kept: whole numbers of a step, one step a column, so that a file is a fourth as large."""

from pathlib import Path

import numpy as np

import tealight.screening.learned

KEPT = Path(tealight.screening.learned.__path__[0])
_MOST = 127


def stepped(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return `weights` as int8, and for each column what one step is (float32)."""
    steps = np.maximum(np.abs(weights).max(0), 1e-8).astype(np.float32) / _MOST
    return np.round(weights / steps).astype(np.int8), steps


def whole(path: Path) -> dict:
    """Return the weights of a file as they were before they were stepped, as near as the file tells; "l0.qw" stands in "l0"."""
    tree: dict = {}
    with np.load(path) as kept:
        for name in kept.files:
            if name.endswith(".steps"):
                continue
            steps = f"{name}.steps"
            weights = kept[name].astype(np.float32) * (kept[steps] if steps in kept.files else 1)
            place, _, own = name.rpartition(".")
            (tree.setdefault(place, {}) if place else tree)[own] = weights
    return tree

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

"""The quick ear: each gram of a text has a weight for each head; their sum is what it says."""

from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from tealight.screening.learned.grams import grams

_KEPT = files("tealight.screening.learned") / "quick.npz"


@cache
def _weights() -> tuple[npt.NDArray, npt.NDArray, npt.NDArray, npt.NDArray]:
    """Return how rare each place is (float16), its weights (int8, by place), what one step of them is, and the beginnings."""
    with _KEPT.open("rb") as file:
        kept = np.load(file)
        return kept["rarity"], kept["weights"], kept["steps"], kept["starts"]


def quick(plain: str) -> npt.NDArray[np.float32]:
    """Return how near the plain words of a reading are to each head, and to making light of a loss, as log-odds, shape (HEADS + 1,)."""
    rarity, weights, steps, starts = _weights()
    counted = grams(plain)
    places = np.fromiter(counted.keys(), np.int64, len(counted))
    often = np.fromiter(counted.values(), np.float32, len(counted))
    strengths = (1 + np.log(often)) * rarity[places].astype(np.float32)
    length = float(np.sqrt((strengths * strengths).sum()))
    if not length:
        return starts.copy()
    return (strengths / length) @ weights[places].astype(np.float32) * steps + starts

"""The slow ear: a small transformer that reads a passage as a whole and says how near it is to each head.

Its shape is that of the Universal Sentence Encoder (lite), whose published weights it was taught further from (NOTICE).
Weights are kept as whole numbers of a step and written out for each product: five megabytes in memory, and a few
milliseconds more for a passage.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

#: pieces of one passage it reads; of a longer one, the first and the last half
LONGEST = 112
_LAYERS = ("l0", "l1")
_HEADS = 4
_KEPT = files("tealight.screening.learned") / "slow.npz"


@cache
def _weights() -> Mapping[str, npt.NDArray]:
    with _KEPT.open("rb") as file:
        kept = np.load(file)
        return {name: kept[name] for name in kept.files}


def _by(heard: Array, name: str) -> Array:
    """Return `heard` multiplied by the weights of `name`."""
    kept = _weights()
    return heard @ kept[name].astype(np.float32) * kept[f"{name}.steps"]


def slow(numbers: list[int]) -> Array:
    """Return how near a passage, as the numbers of its pieces, is to each head, as log-odds, shape (HEADS,)."""
    if len(numbers) > LONGEST:
        numbers = numbers[: LONGEST // 2] + numbers[-(LONGEST // 2) :]
    kept = _weights()
    angles = np.arange(len(numbers), dtype=np.float32)[:, None] * kept["timing"]
    known = kept["emb"][numbers].astype(np.float32) * kept["emb.steps"][numbers]
    heard = 2 * known + np.concatenate([np.sin(angles), np.cos(angles)], 1)
    for layer in _LAYERS:
        heard = _layer(layer, heard)
    said = np.tanh(_by(heard.mean(0), "tw") + kept["tb"])
    return _by(said, "hw") + kept["hb"]


def _layer(layer: str, heard: Array) -> Array:
    kept = _weights()
    looked = _look_round(layer, _even(heard, kept[f"{layer}.g1"], kept[f"{layer}.b1"]))
    if layer == _LAYERS[0]:
        heard = _by(heard, "dw") + kept["db"]
    heard = heard + looked
    inner = _by(_even(heard, kept[f"{layer}.g2"], kept[f"{layer}.b2"]), f"{layer}.w1") + kept[f"{layer}.c1"]
    return heard + _by(np.maximum(inner, 0), f"{layer}.w2") + kept[f"{layer}.c2"]


def _look_round(layer: str, heard: Array) -> Array:
    """Let each piece take from all others what bears on it (attention, by four heads)."""
    kept = _weights()
    asked, offered, given = np.split(_by(heard, f"{layer}.qw") + kept[f"{layer}.qb"], 3, axis=1)
    width = asked.shape[1] // _HEADS
    taken = []
    for head in range(_HEADS):
        part = slice(head * width, (head + 1) * width)
        fits = asked[:, part] @ offered[:, part].T / np.float32(width**0.5)
        shares = np.exp(fits - fits.max(1, keepdims=True))
        taken.append(shares / shares.sum(1, keepdims=True) @ given[:, part])
    return _by(np.concatenate(taken, 1), f"{layer}.ow") + kept[f"{layer}.ob"]


def _even(heard: Array, gain: Array, shift: Array) -> Array:
    spread = np.sqrt(heard.var(1, keepdims=True) + 1e-6)
    return gain * (heard - heard.mean(1, keepdims=True)) / spread + shift

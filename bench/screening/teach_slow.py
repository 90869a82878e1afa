"""Teach the slow ear further: from the published encoder to the labels of this place.

    python -m bench.screening.teach_slow PACKAGE/dist [ROUNDS]
    python -m bench.screening.teach_slow further [ROUNDS]

The first takes about an hour on two cores. The second goes on from what is kept, some minutes, for texts that came since.
A round takes every text told as people type, and half of those written to be hard; and besides, some made of two or
three, with the danger of one told in the middle of much else.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import optax

from bench.screening import published
from bench.screening.kept import KEPT, stepped, whole
from bench.screening.labelled import UNSAID, divided, labels
from tealight.screening.learned.heads import ANY, HEADS
from tealight.screening.learned.pieces import as_written, pieces
from tealight.screening.learned.slow import LONGEST
from tealight.screening.reading import read

_BATCH, _STEP, _ROUNDS = 32, 2.5e-4, 5
_FURTHER, _ROUNDS_FURTHER = 1.2e-4, 2
_JOINED, _HARD = 0.3, 0.5
_WIDE = 512
#: how much each head counts: any danger most
_COUNTS = jnp.asarray([1.5] * ANY + [3.0] + [1.0] * (HEADS - ANY - 1))


def cut(row: dict) -> list[int]:
    numbers = pieces(as_written(read(row["text"]).plain))
    return numbers if len(numbers) <= LONGEST else numbers[: LONGEST // 2] + numbers[-(LONGEST // 2) :]


def joined(texts: list[list[int]], said: np.ndarray, chance: random.Random) -> tuple[list[list[int]], np.ndarray]:
    """Return texts made of two or three, all but one of them without danger, and what they are labelled with."""
    quiet, made, labelled = np.flatnonzero(said[:, ANY] == 0), [], []
    for _ in range(int(len(texts) * _JOINED)):
        parts = [chance.randrange(len(texts)), *(int(chance.choice(quiet)) for _ in range(chance.choice((1, 2))))]
        chance.shuffle(parts)
        numbers = [number for part in parts for number in texts[part]]
        if len(numbers) <= LONGEST:
            made.append(numbers)
            labelled.append(np.where(said[parts].min(0) < 0, UNSAID, said[parts].max(0)))
    return texts + made, np.concatenate([said, np.array(labelled, np.float32)])


def batches(texts: list[list[int]], said: np.ndarray, chance: random.Random) -> Iterator[tuple]:
    """Yield (numbers, which of them are pieces, labels, which rows are texts), texts of like length together."""
    order = list(range(len(texts)))
    chance.shuffle(order)
    near = [sorted(order[at : at + 16 * _BATCH], key=lambda text: len(texts[text])) for at in range(0, len(order), 16 * _BATCH)]
    some = [part[at : at + _BATCH] for part in near for at in range(0, len(part), _BATCH)]
    chance.shuffle(some)
    for batch in some:
        long = -(-max(len(texts[text]) for text in batch) // 16) * 16
        numbers, are = np.zeros((_BATCH, long), np.int32), np.zeros((_BATCH, long), np.float32)
        are[:, 0] = 1
        for row, text in enumerate(batch):
            numbers[row, : len(texts[text])], are[row, : len(texts[text])] = texts[text], 1
        empty = _BATCH - len(batch)
        yield numbers, are, np.pad(said[batch], ((0, empty), (0, 0))), np.array([1.0] * len(batch) + [0.0] * empty)


def hear(tree: dict, numbers, are):
    """The slow ear, many texts at once, as screening/learned/slow.py hears one."""
    angles = jnp.arange(numbers.shape[1])[:, None] * tree["timing"]
    heard = 2 * tree["emb"][numbers] + jnp.concatenate([jnp.sin(angles), jnp.cos(angles)], 1)[None]
    nowhere = (1 - are)[:, None, None, :] * -1e9
    for number in (0, 1):
        layer = tree[f"l{number}"]
        three = even(heard, layer["g1"], layer["b1"]) @ layer["qw"] + layer["qb"]
        asked, offered, given = (
            part.reshape(*part.shape[:2], 4, -1).transpose(0, 2, 1, 3) for part in jnp.split(three, 3, axis=-1)
        )
        shares = jax.nn.softmax(asked / asked.shape[-1] ** 0.5 @ offered.transpose(0, 1, 3, 2) + nowhere)
        looked = (shares @ given).transpose(0, 2, 1, 3).reshape(*three.shape[:2], -1) @ layer["ow"] + layer["ob"]
        heard = (heard @ tree["dw"] + tree["db"] if number == 0 else heard) + looked
        inner = jax.nn.relu(even(heard, layer["g2"], layer["b2"]) @ layer["w1"] + layer["c1"])
        heard = heard + inner @ layer["w2"] + layer["c2"]
    return jnp.tanh((heard * are[..., None]).sum(1) / are.sum(1, keepdims=True) @ tree["tw"] + tree["tb"])


def even(heard, gain, shift):
    spread = jnp.sqrt(heard.var(-1, keepdims=True) + 1e-6)
    return gain * (heard - heard.mean(-1, keepdims=True)) / spread + shift


def taught(tree: dict, rounds: int, most: float) -> dict:
    """Return `tree` taught so many rounds, in steps of at most `most`."""
    rows, _ = divided()
    texts, said, typed = [cut(row) for row in rows], labels(rows), [row["typed"] for row in rows]
    steps = rounds * int((sum(typed) + _HARD * (len(typed) - sum(typed))) * (1 + _JOINED)) // _BATCH
    pace = optax.warmup_cosine_decay_schedule(0, most, steps // 10, steps)
    groups = {**jax.tree.map(lambda _: "ear", tree), "hw": "head", "hb": "head", "timing": "fixed", "emb": "pieces"}
    learner = optax.multi_transform(
        {
            "ear": optax.adamw(pace, weight_decay=0.01), "pieces": optax.adam(pace),
            "head": optax.adam(lambda step: 10 * pace(step)), "fixed": optax.set_to_zero(),
        },
        groups,
    )  # fmt: skip
    state, chance, key = learner.init(tree), random.Random(1), jax.random.PRNGKey(0)  # noqa: S311  the same lessons each time

    def lost(tree, numbers, are, labelled, texts, key):
        heard = hear(tree, numbers, are)
        heard = heard * jax.random.bernoulli(key, 0.8, heard.shape) / 0.8
        wrong = optax.sigmoid_binary_cross_entropy(heard @ tree["hw"] + tree["hb"], labelled * 0.97 + 0.01)
        return ((wrong * _COUNTS * (labelled >= 0)).sum(1) * texts).sum() / texts.sum()

    @jax.jit
    def step(tree, state, batch, key):
        value, slope = jax.value_and_grad(lost)(tree, *batch, key)
        change, state = learner.update(slope, state, tree)
        return optax.apply_updates(tree, change), state, value

    for number in range(rounds):
        total, chosen = [], [text for text, is_typed in enumerate(typed) if is_typed or chance.random() < _HARD]
        for batch in batches(*joined([texts[text] for text in chosen], said[chosen], chance), chance):
            key, now = jax.random.split(key)
            tree, state, value = step(tree, state, batch, now)
            total.append(float(value))
        sys.stderr.write(f"round {number + 1}: {np.mean(total):.3f}\n")
    return tree


def keep(tree: dict) -> None:
    kept = {}
    for name, weights in _flat(tree):
        if name == "emb":  # one step for each piece: they are of very different size
            by_piece, steps = stepped(weights.T)
            kept[name], kept["emb.steps"] = by_piece.T, steps[:, None]
        elif weights.ndim == 2 and name != "timing":
            kept[name], kept[f"{name}.steps"] = stepped(weights)
        else:
            kept[name] = weights.astype(np.float32)
    np.savez_compressed(KEPT / "slow.npz", **kept)


def _flat(tree: dict, before: str = "") -> Iterator[tuple[str, np.ndarray]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, np.asarray(value)


def began(package: Path) -> dict:
    """Return the published encoder, with heads that say nothing yet."""
    return {**published.weights(package), "hw": np.zeros((_WIDE, HEADS)), "hb": np.full((HEADS,), -2.0)}


def main() -> int:
    if sys.argv[1] == "further":
        tree, rounds, most = whole(KEPT / "slow.npz"), _ROUNDS_FURTHER, _FURTHER
    else:
        tree, rounds, most = began(Path(sys.argv[1])), _ROUNDS, _STEP
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else rounds
    keep(taught(jax.tree.map(jnp.asarray, tree), rounds, most))
    return 0


if __name__ == "__main__":
    sys.exit(main())

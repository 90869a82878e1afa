"""Teach the quick ear: one straight line for each head, over the grams of the labelled texts."""

import sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.screening.kept import KEPT, stepped
from bench.screening.labelled import UNSAID, divided, labels, sentences
from tealight.screening.learned.grams import PLACES, grams
from tealight.screening.learned.heads import FIRST_NOTE, HEADS, NUDGE
from tealight.screening.reading import read

#: how freely a line may bend to the texts (C of LogisticRegression)
_FREELY = 10.0


def counted(found: list[str]) -> csr_matrix:
    """Return how strongly each gram is in each of `found`, plain words, one row a text."""
    counts = [grams(plain) for plain in found]
    ends = np.cumsum([0, *map(len, counts)])
    places = np.fromiter((place for one in counts for place in one), np.int64, ends[-1])
    often = np.fromiter((times for one in counts for times in one.values()), np.float32, ends[-1])
    return csr_matrix((1 + np.log(often), places, ends), shape=(len(found), PLACES))


def weighed(counts: csr_matrix, rarity: np.ndarray) -> csr_matrix:
    """Return the texts with rare grams heavy, each of length one."""
    heavy = counts.multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(heavy.multiply(heavy).sum(1)).ravel())
    return heavy.multiply(1 / np.maximum(lengths, 1e-6)[:, None]).tocsr()


def main() -> int:
    taught, _ = divided()
    counts, said = counted([read(row["text"]).plain for row in taught]), labels(taught)
    met = np.bincount(counts.indices, minlength=PLACES)
    # What one text alone says teaches nothing but that text.
    rarity = np.where(met >= 2, np.log((1 + len(taught)) / (1 + met)) + 1, 0).astype(np.float16)
    texts = weighed(counts, rarity.astype(np.float32))
    weights, starts = np.zeros((PLACES, HEADS + 1), np.float32), np.zeros(HEADS + 1, np.float32)
    for head in range(HEADS):
        about = said[:, head] != UNSAID
        rare = "balanced" if head >= FIRST_NOTE else None
        line = LogisticRegression(C=_FREELY, max_iter=400, class_weight=rare).fit(texts[about], said[about, head])
        weights[:, head], starts[head] = line.coef_[0], line.intercept_[0]
    told, light = sentences(taught)
    line = LogisticRegression(C=_FREELY, max_iter=400).fit(weighed(counted(told), rarity.astype(np.float32)), light)
    weights[:, NUDGE], starts[NUDGE] = line.coef_[0], line.intercept_[0]
    kept, steps = stepped(weights)
    np.savez_compressed(KEPT / "quick.npz", rarity=rarity, weights=kept, steps=steps, starts=starts)
    return 0


if __name__ == "__main__":
    sys.exit(main())

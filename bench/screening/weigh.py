"""How much each ear and a rule count, and how near is near: fitted on the texts kept apart from those taught.

    python -m bench.screening.weigh

Prints the numbers for screening/danger/weighing.py, and what each bound would find and cry for nothing.
"""

import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.screening.labelled import divided, labels
from tealight.screening.danger import ruled_in
from tealight.screening.learned.heads import ANY, DANGERS, HEADS, PLAN
from tealight.screening.learned.pieces import as_written, pieces
from tealight.screening.learned.quick import quick
from tealight.screening.learned.slow import slow
from tealight.screening.reading import read


def main() -> int:
    _, apart = divided()
    readings = [read(row["text"]) for row in apart]
    fast = np.array([quick(one.plain)[:HEADS] for one in readings])
    whole = np.array([slow(pieces(as_written(one.plain))) for one in readings])
    ruled = np.array([[kind in met for kind in DANGERS] for met in map(ruled_in, readings)], float)
    said = labels(apart)
    danger, ordinary = said[:, ANY] == 1, np.array(["ordinary" in row["why"] and not row["danger"] for row in apart])
    plainly = danger & np.array([row["why"] == "plain" for row in apart])
    heard = np.stack([fast[:, ANY], whole[:, ANY], ruled.max(1)], 1)
    fitted = LogisticRegression(class_weight=None).fit(heard, danger)
    tell("QUICK, SLOW, RULE =", *np.round(fitted.coef_[0], 2), " begins at", np.round(fitted.intercept_, 2))
    near = heard @ fitted.coef_[0]
    tell("texts", len(apart), "danger", danger.sum(), "told plainly", plainly.sum(), "ordinary", ordinary.sum())
    for most in (0.01, 0.02, 0.03, 0.04, 0.05, 0.08, 0.1):
        bound = np.quantile(near[ordinary], 1 - most)
        hard = near[~danger & ~ordinary] >= bound
        tell(f"NEAR {bound:.2f}: ordinary {most:.0%}, hard ones {hard.mean():.1%}; finds {(near[danger] >= bound).mean():.1%}",
             f"of all, {(near[plainly] >= bound).mean():.1%} of what is told plainly")  # fmt: skip
    for keep in (0.9, 0.95, 0.98, 0.99):
        bound = np.quantile(fast[danger, ANY], 1 - keep)
        tell(f"DOUBT {bound:.2f} keeps {keep:.0%} of danger and {(fast[ordinary, ANY] >= bound).mean():.0%} of ordinary texts")
    both = fast * fitted.coef_[0][0] + whole * fitted.coef_[0][1]
    kinds = both[:, :ANY] + ruled * fitted.coef_[0][2]
    tell(f"kind told rightly: {(kinds[danger].argmax(1) == said[danger, :ANY].argmax(1)).mean():.1%}")
    planned = said[:, PLAN] == 1
    for bound in (-2.0, -1.5, -1.0, -0.5, 0.0):
        tell(f"PLANNED {bound}: {(both[danger & planned, PLAN] > bound).mean():.0%} of plans, {(both[danger & ~planned, PLAN] > bound).mean():.0%} of others")
    return 0


def tell(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


if __name__ == "__main__":
    sys.exit(main())

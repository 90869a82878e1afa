"""How near a text is to danger: what the rules met, and what both ears heard, together.

The numbers were chosen on texts kept apart from those taught (bench/screening/weigh.py), so that of a hundred ordinary
posts of grief about three are shown to a person for nothing. docs/screening.md says what is missed.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from tealight.screening.learned.heads import ANY, DANGERS, HEADS, PLAN
from tealight.screening.learned.passages import Passage, passages
from tealight.screening.learned.pieces import as_written, pieces
from tealight.screening.learned.quick import quick
from tealight.screening.learned.slow import slow
from tealight.screening.reading import Reading, Sentence

#: what each counts: log-odds of the quick ear and of the slow one, and that a rule is met
QUICK, SLOW, RULE = 0.35, 0.66, 0.5
#: from here on somebody is asked to look
NEAR = 0.55
#: each further passage is one more chance to be wrong, up to three: so much nearer has one of several to be,
#: where no rule is met
EACH = 0.35
#: of a danger, from here on a plan, means or a goodbye is told
PLANNED = -1.5
#: the quick ear is sure below this that a passage is ordinary, and the slow one is not asked
DOUBT = -2.0
#: different words below which a passage tells an ear nothing, and only a rule counts; and below which it has to be nearer
NONE, FEW, NEARER = 4, 6, 0.5
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Heard:
    """The passage nearest to danger: which kind, whether planned, and the sentence it is most told in."""

    near: float
    kind: str
    plan: bool
    sentence: Sentence


def heard(reading: Reading, ruled: Collection[str] = ()) -> Heard | None:
    """Return what is nearest to danger in a reading whose rules met the kinds `ruled`; None if nothing is near.

    A kind the rules met counts in every passage: they saw it somewhere.
    """
    some = list(passages(reading))
    bound = NEAR if ruled else NEAR + EACH * (min(len(some), 4) - 1)
    found = [one for passage in some if (one := _weighed(passage, ruled, bound))]
    return max(found, key=lambda one: one.near, default=None)


def _weighed(passage: Passage, ruled: Collection[str], bound: float) -> Heard | None:
    words = len(set(_WORD.findall(passage.plain)))
    if not ruled and words < FEW:
        if words < NONE:
            return None
        bound += NEARER
    fast = quick(passage.plain)[:HEADS]
    if fast[ANY] < DOUBT and not ruled:
        return None
    both = QUICK * fast + SLOW * slow(pieces(as_written(passage.plain)))
    near = float(both[ANY]) + (RULE if ruled else 0)
    if near < bound:
        return None
    kinds = {kind: float(both[at]) + (RULE if kind in ruled else 0) for at, kind in enumerate(DANGERS)}
    told = max(passage.sentences, key=lambda one: float(quick(one.plain)[ANY]))
    return Heard(near, max(kinds, key=kinds.__getitem__), bool(both[PLAN] > PLANNED), told)

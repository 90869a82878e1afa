"""Photos drawn anew once: a process of its own for each costs more than the test around it.

The same file drawn by the same plan is the same pictures. What drawing does, and what it is kept
from, tests/media/test_drawing.py and test_refusing.py ask of the tool itself.
"""

import hashlib
from functools import wraps


def once(draw):
    """Return `draw` that remembers what it drew; what was refused is drawn again."""
    drawn = {}

    @wraps(draw)
    def remembering(source, plan, **choices):
        asked = (hashlib.sha256(source).digest(), repr(plan), repr(choices))
        if asked not in drawn:
            drawn[asked] = draw(source, plan, **choices)
        return drawn[asked]

    return remembering

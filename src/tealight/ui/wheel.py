"""The little leaf-wheel beside a name.

It is drawn from the persona's own id and nothing else: two personas of one member must never look
like kin, and the picture must not be a road back to anyone.
"""

from functools import lru_cache
from hashlib import blake2b

from django.utils.safestring import SafeString, mark_safe

HUES = 8
#: outlines of one leaf, growing upwards from the middle of a 40-wide disc
LEAVES = (
    "M0-2C4.6-5.6 4.9-12 0-16.4C-4.9-12-4.6-5.6 0-2Z",
    "M0-2.4C6.2-5 6.4-11.6 0-15.2C-6.4-11.6-6.2-5 0-2.4Z",
    "M0-2C3.4-7 5.4-10.4 3.4-14C1.9-16.6-1.9-16.6-3.4-14C-5.4-10.4-3.4-7 0-2Z",
    "M0-2C5.8-4.4 6.2-12.4 1.2-16.4C-3.4-12.6-4-6 0-2Z",
)


@lru_cache(maxsize=4096)
def wheel(persona_id: int) -> SafeString:
    """Return the wheel of `persona_id` as inline SVG, always the same for the same id."""
    draw = blake2b(str(persona_id).encode(), digest_size=4).digest()
    hue = draw[0] % HUES
    leaf = LEAVES[draw[1] % len(LEAVES)]
    count = 3 + draw[2] % 4
    start = draw[3] % 72
    turns = ((start + index * 360 // count) % 360 for index in range(count))
    leaves = "".join(f'<path d="{leaf}" transform="rotate({turn})"/>' for turn in turns)
    return mark_safe(  # noqa: S308 - numbers and fixed outlines only
        f'<svg class="wheel wheel--{hue}" viewBox="-20 -20 40 40" aria-hidden="true">'
        f'<circle r="20"/>{leaves}</svg>'
    )

"""Where in the full text a point of the quick view belongs, so that a press leads there and back."""

import re

from tealight.magazine.drafting.sentences import plain_words
from tealight.magazine.drafting.weighing import stems

_PARAGRAPH = re.compile(r"<(p|li)((?:\s[^>]*)?)>(.*?)</\1>", re.DOTALL)
_NAME = re.compile(r'\bid="([^"]+)"')
#: so much of a point's words stand in the paragraph it is of; less, and it is of no one place
ENOUGH = 0.5


class Places:
    """The paragraphs of a rendered text, and the anchors given to some of them. `parts` is the text with these."""

    def __init__(self, parts: list[tuple[int, str]]):
        """Look at what stands under no note: an anchor in a part that is left out for somebody would lead nowhere."""
        self.parts = list(parts)
        self._paragraphs = [
            (number, found.group(0), plain_words(found.group(3)))
            for number, (mask, html) in enumerate(parts)
            if not mask
            for found in _PARAGRAPH.finditer(html)
        ]
        self._names: dict[int, str] = {}

    def anchor(self, point: str, name: str) -> str:
        """Return the anchor of the paragraph `point` is of, `name` unless it has one already; "" if there is no such place."""
        at = self._find(point)
        if at is None:
            return ""
        if at not in self._names:
            self._names[at] = self._give(at, name)
        return self._names[at]

    def _find(self, point: str) -> int | None:
        for at, (_, _, said) in enumerate(self._paragraphs):
            if point.strip() in said:
                return at
        own = set(stems(point))
        shared = [(len(own & set(stems(said))), -at) for at, (_, _, said) in enumerate(self._paragraphs)]
        most, at = max(shared, default=(0, 0))
        return -at if own and most / len(own) >= ENOUGH else None

    def _give(self, at: int, name: str) -> str:
        number, html, _ = self._paragraphs[at]
        opening = html[: html.index(">") + 1]
        if named := _NAME.search(opening):
            return named.group(1)
        mask, text = self.parts[number]
        self.parts[number] = (mask, text.replace(html, f'{opening[:-1]} id="{name}">{html[len(opening):]}', 1))
        return name

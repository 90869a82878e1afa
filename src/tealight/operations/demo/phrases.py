"""What a crowd says: sentences with gaps, filled by chance, as long as people's own words are.

Made of the pieces real words are made of: `prose` renders a paragraph once, and every
sentence of phrases.toml is the same words in its source as in a page.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

from tealight.kernel import prose
from tealight.kernel.prose import Part
from tealight.operations.demo.texts import stories
from tealight.place.queries import Notes
from tealight.stories.wording import Wording, as_written

#: words in a reply: as many as in the places we are compared with
LEAST, MOST = 80, 120
#: paragraphs that carry a note of their own, and things noted as a whole, one in so many
_NOTED_PART, _NOTED = 16, 12
#: paragraphs taken whole from the sample, one in so many: they hold the rarer words
_WHOLE = 12
#: how often a sentence ends its paragraph
_ENDS = 0.3
_GAP = re.compile(r"\{(\w+)\}")
#: what the middle of a text is made of
_MIDDLE = ("tellings", "tellings", "tellings", "tellings", "thoughts", "thoughts", "smalls", "askings")


class _Gap:
    """A place in a sentence, and what may stand there; with `begins`, it begins a sentence."""

    def __init__(self, begins: bool):
        self.begins = begins
        self.choices: list[str | tuple] = []


def _sentences() -> dict[str, list[str | tuple]]:
    """Return kind -> sentences; one with gaps is a tuple of its pieces and gaps."""
    written = tomllib.loads((files("tealight.operations.demo") / "phrases.toml").read_text(encoding="utf-8"))
    place, fillings = written.pop("place"), written.pop("gaps")
    fillings["place"] = ["".join(halves) for halves in product(place["first"], place["second"])]
    gaps = {name: _Gap(begins=False) for name in fillings}
    gaps |= {name.capitalize(): _Gap(begins=True) for name in fillings}

    def cut(text: str) -> str | tuple:
        pieces = [gaps[piece] if number % 2 else piece for number, piece in enumerate(_GAP.split(text))]
        return tuple(piece for piece in pieces if piece) if len(pieces) > 1 else text

    for name, texts in fillings.items():
        gaps[name].choices = gaps[name.capitalize()].choices = [cut(text) for text in texts]
    return {kind: [cut(text) for text in texts] for kind, texts in written.items()}


class Phrases:
    """Texts by chance; `story()` and `reply()` return what `wording.word` would make of the same source.

    Only a story has an excerpt: of a reply nobody stores one.
    """

    def __init__(self, chance: random.Random, notes: Notes):
        self.chance, self.notes = chance, notes
        self.offered = [note for note in notes.all if note.is_printed and not note.is_retired]
        self.kinds = _sentences()
        known = as_written(notes)
        told = [text for story in stories() for text in (story.text, *(reply.text for reply in story.replies))]
        self.whole = [
            (paragraph, prose.render(paragraph, known)[0].html, len(paragraph.split()))
            for paragraph in dict.fromkeys(part.strip() for text in told for part in text.split("\n\n"))
            if "[note:" not in paragraph and "@" not in paragraph and 8 < len(paragraph.split()) < LEAST
            and len(prose.paragraphs(paragraph, known)) == 1
        ]
        # How a paragraph begins and ends in a page: what is between, in these sentences, stays as it is.
        self.begin, self.end = prose.render("Words", known)[0].html.split("Words")

    def story(self) -> Wording:
        """Return a story: a title, and twice to four times as much as a reply."""
        return self._made(LEAST * self.chance.choice((2, 2, 3, 4)), self._one_of("titles"))

    def reply(self) -> Wording:
        """Return a reply of eighty to about a hundred and twenty words."""
        return self._made(self.chance.randrange(LEAST, MOST - 10))

    def line(self) -> str:
        """Return a few words."""
        return self._one_of("smalls")

    def notes_on_whole(self) -> int:
        """Return the notes on a whole thing: mostly none."""
        return self.chance.choice(self.offered).mask if self.chance.random() * _NOTED < 1 else 0

    def _one_of(self, kind: str) -> str:
        choices = self.kinds[kind]
        return self._filled(choices[int(self.chance.random() * len(choices))])

    def _filled(self, pieces: str | tuple) -> str:
        if isinstance(pieces, str):
            return pieces
        said = []
        for piece in pieces:
            if isinstance(piece, _Gap):
                filling = self._filled(piece.choices[int(self.chance.random() * len(piece.choices))])
                said.append(filling[0].upper() + filling[1:] if piece.begins else filling)
            else:
                said.append(piece)
        return "".join(said)

    def _paragraphs(self, least: int) -> Iterator[tuple[str, str]]:
        """Yield paragraphs, as written and as HTML, of `least` words together and hardly more."""
        random_, said, words, kind = self.chance.random, [], 0, "openings"
        while words < least:
            if not said and words and random_() * _WHOLE < 1:
                text, html, length = self.whole[int(random_() * len(self.whole))]
                if words + length <= least + 10:
                    words += length
                    yield text, html
                    continue
            said.append(self._one_of(kind))
            words += said[-1].count(" ") + 1
            kind = _MIDDLE[int(random_() * len(_MIDDLE))] if least - words > 8 else "closings"
            if random_() < _ENDS:
                yield self._joined(said)
                said = []
        if said:
            yield self._joined(said)

    def _joined(self, said: list[str]) -> tuple[str, str]:
        text = " ".join(said)
        return text, f"{self.begin}{text}{self.end}"

    def _made(self, least: int, title: str = "") -> Wording:
        source: list[str] = []
        parts: list[Part] = []
        for text, html in self._paragraphs(least):
            keys: tuple[str, ...] = ()
            if self.chance.random() * _NOTED_PART < 1:
                keys = (self.chance.choice(self.offered).key,)
            source.append(f"[note: {keys[0]}]\n{text}" if keys else text)
            if parts and parts[-1].notes == keys:
                parts[-1] = Part(keys, f"{parts[-1].html}\n{html}")
            else:
                parts.append(Part(keys, html))
        return Wording(
            title=title, source="\n\n".join(source), excerpt=prose.excerpt(tuple(parts)) if title else "",
            parts=tuple((self.notes.mask(part.notes), part.html) for part in parts),
        )

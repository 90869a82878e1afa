"""The sample's paragraphs, rendered once and put together anew, as long as people's own words are."""

import random

from tealight.kernel import prose
from tealight.kernel.prose import Part
from tealight.operations.demo.texts import stories
from tealight.place.queries import Notes
from tealight.stories.wording import Wording, as_written

#: words in a reply: as many as in the places we are compared with
LEAST = 80
#: paragraphs that carry a note of their own, and things noted as a whole, one in so many
_NOTED_PART, _NOTED = 16, 12


class Phrases:
    """Texts by chance; `story()` and `reply()` return what `wording.word` would make of the same source."""

    def __init__(self, chance: random.Random, notes: Notes):
        self.chance, self.notes = chance, notes
        self.offered = [note for note in notes.all if note.is_printed and not note.is_retired]
        known = as_written(notes)
        told = [text for story in stories() for text in (story.text, *(reply.text for reply in story.replies))]
        self.paragraphs = [
            (paragraph, prose.render(paragraph, known)[0].html, len(paragraph.split()))
            for paragraph in dict.fromkeys(part.strip() for text in told for part in text.split("\n\n"))
            if "[note:" not in paragraph and "@" not in paragraph and len(paragraph.split()) > 8
            and len(prose.paragraphs(paragraph, known)) == 1
        ]
        self.titles = [story.title for story in stories() if story.title]

    def story(self) -> Wording:
        """Return a story: a title, and twice to four times as much as a reply."""
        return self._made(LEAST * self.chance.choice((2, 2, 3, 4)), self.chance.choice(self.titles))

    def reply(self) -> Wording:
        """Return a reply of eighty to some hundred and twenty words."""
        return self._made(LEAST, "")

    def notes_on_whole(self) -> int:
        """Return the notes on a whole thing: mostly none."""
        return self.chance.choice(self.offered).mask if self.chance.randrange(_NOTED) == 0 else 0

    def _made(self, least: int, title: str) -> Wording:
        source: list[str] = []
        parts: list[Part] = []
        words = 0
        while words < least:
            text, html, length = self.chance.choice(self.paragraphs)
            words += length
            keys: tuple[str, ...] = ()
            if self.chance.randrange(_NOTED_PART) == 0:
                keys = (self.chance.choice(self.offered).key,)
            source.append(f"[note: {keys[0]}]\n{text}" if keys else text)
            if parts and parts[-1].notes == keys:
                parts[-1] = Part(keys, f"{parts[-1].html}\n{html}")
            else:
                parts.append(Part(keys, html))
        return Wording(
            title=title, source="\n\n".join(source), excerpt=prose.excerpt(tuple(parts)),
            parts=tuple((self.notes.mask(part.notes), part.html) for part in parts),
        )

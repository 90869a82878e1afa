"""The picture that goes with a link to an article: its title, the category and the place, in our letters and colours.

Drawn here, so that whoever draws a card for a link asks nobody else. Pure: no database, no clock.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tealight import ui

SIZE = (1200, 630)
#: raised when cards are drawn otherwise, so that all are drawn again
DRAWING = 1
_FONTS = Path(ui.__file__).parent / "static" / "ui" / "fonts"
# As in ui/css/tokens.css, light.
_PAPER, _INK, _INK_2, _ACCENT, _EDGE = "#fbf7f0", "#26222e", "#4d4756", "#14505b", "#e4dccd"
_HALO, _GLOW, _CUP = "#f8dca9", "#e9a23b", "#45404e"
_LEFT, _WIDE = 96, 1200 - 2 * 96
#: from the largest letters in which a title fits, and how high a line is
_SIZES, _LEADING, _MOST_LINES = (92, 76, 68, 60, 52, 46), 1.2, 4


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. A quiet one shows the place alone: the article has content notes."""

    title: str
    category: str
    place: str
    is_quiet: bool = False

    @property
    def sign(self) -> str:
        """Another for every card that would look otherwise."""
        shown = (DRAWING, self.place, *(() if self.is_quiet else (self.title, self.category)))
        return sha256(repr(shown).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=64)
def draw(card: Card) -> bytes:
    """Return the card as PNG, 1200 by 630. One asked for again and again, before it is kept, is drawn once by each process."""
    picture = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(picture)
    mark = _mark(88)
    picture.paste(mark, (_LEFT - 16, 64), mark)
    _write(pen, (_LEFT + 84, 90), card.place, _sans(30, 600), _INK_2, _WIDE - 84)
    if card.is_quiet:
        _title(pen, "Something to read", top=190, bottom=510)
        below = "Articles by people who know"
    else:
        _title(pen, card.title, top=190, bottom=510)
        below = card.category
    pen.rectangle((_LEFT, 530, _LEFT + 64, 533), fill=_GLOW)
    _write(pen, (_LEFT, 550), below, _sans(32, 400), _ACCENT, _WIDE)
    kept = BytesIO()
    picture.quantize(128).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _title(pen: ImageDraw.ImageDraw, words: str, *, top: int, bottom: int) -> None:
    for size in _SIZES:
        letters = _serif(size, 600)
        lines = _lines(words, letters)
        if len(lines) <= _MOST_LINES and len(lines) * size * _LEADING <= bottom - top:
            break
    lines = lines[:_MOST_LINES] if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]
    for number, line in enumerate(lines):
        _write(pen, (_LEFT, top + number * size * _LEADING), line, letters, _INK, _WIDE)


def _lines(words: str, letters) -> list[str]:
    """Return `words` in lines; the last two share what they have, so that no word stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(longer, letters) <= _WIDE:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 1 and " " not in lines[-1] and lines[-2].count(" ") > 1:
        before, _, last = lines[-2].rpartition(" ")
        if _length(f"{last} {lines[-1]}", letters) <= _WIDE:
            lines[-2:] = [before, f"{last} {lines[-1]}"]
    return lines


def _write(pen, at, words: str, letters, colour: str, wide: int) -> None:
    while _length(words, letters) > wide and len(words) > 1:
        words = f"{words[:-2].rstrip()}…"
    left, top = at
    for run, font in _runs(words, letters):
        pen.text((left, top), run, font=font, fill=colour)
        left += font.getlength(run)


def _length(words: str, letters) -> float:
    return sum(font.getlength(run) for run, font in _runs(words, letters))


def _runs(words: str, letters):
    """Yield pieces of `words`, each with the file that has its letters: ours come in two, as browsers fetch them."""
    usual, more = letters
    piece, of_more = "", False
    for letter in words:
        if (is_more := 0x100 <= ord(letter) <= 0x2AF or 0x1E00 <= ord(letter) <= 0x1EFF) and letter in "ıŒœ":
            is_more = False
        if piece and is_more != of_more:
            yield piece, more if of_more else usual
            piece = ""
        piece, of_more = piece + letter, is_more
    if piece:
        yield piece, more if of_more else usual


def _serif(size: int, weight: int):
    return _font("literata.woff2", size, weight), _font("literata-ext.woff2", size, weight)


def _sans(size: int, weight: int):
    return _font("atkinson.woff2", size, weight), _font("atkinson-ext.woff2", size, weight)


@cache
def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FONTS / name, size)
    font.set_variation_by_axes([weight])
    return font


@cache
def _mark(size: int) -> Image.Image:
    """Return the tealight of ui/mark.html, drawn large and made small, so that its edges are smooth."""
    large = 8
    picture = Image.new("RGBA", (32 * large, 32 * large), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse([large * n for n in (4.5, 1, 27.5, 24)], fill=_HALO)
    half = _curve((16, 4), (19, 7.4), (20.6, 9.9), (20.6, 12.7)) + _curve((20.6, 12.7), (20.6, 15.25), (18.5, 17.3), (16, 17.3))
    flame = half + [(32 - x, y) for x, y in reversed(half)]
    pen.polygon([(x * large, y * large) for x, y in flame], fill=_GLOW)
    cup = [(7.5, 20.5), (24.5, 20.5), (23.4, 27.1), (22.6, 28.5), (21.2, 29), (10.8, 29), (9.4, 28.5), (8.6, 27.1)]
    pen.polygon([(x * large, y * large) for x, y in cup], fill=_CUP)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _curve(*points) -> list[tuple[float, float]]:
    (a, b), (c, d), (e, f), (g, h) = points
    steps = [n / 16 for n in range(17)]
    return [
        (
            (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * c + 3 * (1 - t) * t * t * e + t**3 * g,
            (1 - t) ** 3 * b + 3 * (1 - t) ** 2 * t * d + 3 * (1 - t) * t * t * f + t**3 * h,
        )
        for t in steps
    ]

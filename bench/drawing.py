"""Plain pictures of figures, in the place's own colours. Pure: figures in, SVG out."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import log10
from textwrap import wrap

#: docs' paper is white or near black; these are read on both, on the sheet drawn beneath
SHEET, INK, SECOND, LINE = "#fffdf9", "#26222e", "#5d5766", "#e4dccd"
#: glow stays with candles (LOOK), so that what was promised is a lighter accent
OURS, BUDGET, PEER = "#14505b", "#94d0d6", "#b9b2a6"
_FONT = "font-family=\"'Atkinson Hyperlegible Next',system-ui,sans-serif\""
_WIDE, _LEFT, _ROW, _BAR = 820, 250, 58, 13


@dataclass(frozen=True, slots=True)
class Bars:
    """What one row shows: ours, what was promised, and the best peer where there is one."""

    what: str
    ours: float
    budget: float
    peer: float | None
    peer_name: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """How one page's cost goes with the place's size: (stories, CPU ms), the smallest first."""

    what: str
    points: tuple[tuple[int, float], ...]


def bars(title: str, unit: str, rows: Sequence[Bars]) -> str:
    """Return a picture of `rows`, each with its figures beside its bars; less is better."""
    most = max(max(row.ours, row.budget, row.peer or 0) for row in rows)
    drawn, top = [], 84
    for row in rows:
        said = wrap(row.what, 32)
        drawn += [
            _text(_LEFT - 14, top + 27 + 18 * (place - (len(said) - 1) / 2), line, anchor="end")
            for place, line in enumerate(said)
        ]
        shown = [(row.ours, OURS, f"{_number(row.ours)} here"), (row.budget, BUDGET, f"{_number(row.budget)} promised")]
        shown += [(row.peer, PEER, f"{_number(row.peer)} {row.peer_name}")] if row.peer is not None else []
        for place, (value, colour, said) in enumerate(shown):
            y, width = top + place * (_BAR + 2), max(2.0, value / most * (_WIDE - _LEFT - 150))
            drawn.append(f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR}" rx="3" fill="{colour}"/>')
            drawn.append(_text(_LEFT + width + 8, y + 11, said, size=12, colour=SECOND))
        top += _ROW
    return _picture(title, f"{unit}; less is better", top + 12, drawn)


def courses(title: str, unit: str, found: Sequence[Course], allowed: float) -> str:
    """Return a picture of growth: cost by size, sizes by their powers of ten, each line named at its end."""
    sizes = sorted({size for course in found for size, _ in course.points})
    most = max(cost for course in found for _, cost in course.points) * 1.1
    left, right, top, bottom = 70, _WIDE - 260, 84, 380
    least, span = log10(sizes[0]), max(log10(sizes[-1]) - log10(sizes[0]), 1e-9)

    def at(size: int, cost: float) -> tuple[float, float]:
        return left + (log10(size) - least) / span * (right - left), bottom - cost / most * (bottom - top)

    drawn = [f'<path d="M{left} {bottom}H{right}" stroke="{LINE}"/>']
    drawn += [_text(at(size, 0)[0], bottom + 24, f"{size:,}", anchor="middle", size=12, colour=SECOND) for size in sizes]
    drawn.append(_text((left + right) / 2, bottom + 46, "stories", anchor="middle", size=12, colour=SECOND))
    ends = []
    for course in found:
        places = [at(*point) for point in course.points]
        way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        drawn.append(f'<path d="{way}" fill="none" stroke="{OURS}" stroke-width="2"/>')
        drawn += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{OURS}"/>' for x, y in places]
        first, last = course.points[0][1], course.points[-1][1]
        ends.append((places[-1][1], f"{course.what}: {_number(last)}, ×{last / first:.2f}", last / first > allowed))
    lowest = float("-inf")
    for y, said, too_much in sorted(ends):  # names that would lie on one another move down
        lowest = max(y + 4, lowest + 16)
        drawn.append(_text(right + 12, lowest, said, size=12, colour=INK if not too_much else "#8a4b00"))
    return _picture(title, f"{unit}; allowed to grow ×{allowed}", bottom + 62, drawn)


def _picture(title: str, under: str, height: float, drawn: Sequence[str]) -> str:
    inside = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height:.0f}" role="img" {_FONT}>\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="100%" height="100%" rx="10" fill="{SHEET}"/>\n'
        f"{_text(24, 36, title, size=18)}\n{_text(24, 58, under, size=13, colour=SECOND)}\n{inside}\n</svg>\n"
    )


def _text(x: float, y: float, words: str, *, anchor: str = "start", size: int = 14, colour: str = INK) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"

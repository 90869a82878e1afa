"""Reads the tokens and measures contrast as WCAG 2.2 defines it."""

import re
from pathlib import Path

import tealight.ui

TOKENS = Path(tealight.ui.__file__).parent / "css" / "tokens.css"


def _block(opening: str) -> dict[str, str]:
    text = TOKENS.read_text(encoding="utf-8")
    start = text.index(opening) + len(opening)
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", text[start : text.index("}", start)]))


def light() -> dict[str, str]:
    """Return the colours by day."""
    return _block('[data-theme="light"] {')


def dark() -> dict[str, str]:
    """Return the colours by night, as chosen by a person."""
    return _block('[data-theme="dark"] {')


def dark_of_the_device() -> dict[str, str]:
    """Return the colours by night, as the device asks for them."""
    return _block(":root:not([data-theme]) {")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Icons: 24-unit drawings in 1.5 px strokes, kept as files, put into the page where they stand.

Inline costs a few compressed bytes and saves a request; an icon is never alone, so each is hidden
from screen readers and the word beside it speaks.
"""

from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe

_DRAWINGS = Path(__file__).parent / "icons"


@cache
def icon(name: str) -> SafeString:
    """Return the drawing `name` as inline SVG. An unknown name is a mistake in a template: KeyError."""
    drawing = _DRAWINGS / f"{name}.svg"
    if not drawing.is_file():
        raise KeyError(f"No icon called {name!r} in ui/icons.")
    shapes = drawing.read_text(encoding="utf-8").strip()
    return mark_safe(  # noqa: S308 - our own files
        f'<svg class="icon icon--{name}" viewBox="0 0 24 24" aria-hidden="true">{shapes}</svg>'
    )

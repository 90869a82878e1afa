"""What every page repeats round its own words, written in Python because every page pays for it."""

from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString


@lru_cache(maxsize=1)
def assets() -> SafeString:
    """Return the links to fonts, style, icon and script; their names change only with a new version."""
    # Style first, fonts after it and in low voice: measured on a slow phone, fonts that come first
    # hold the style back by 100 ms; fonts that are not asked for here come too late to be used.
    fonts = "".join(
        f'<link rel="preload" href="{static(f"ui/fonts/{name}.woff2")}" fetchpriority="low" as="font"'
        ' type="font/woff2" crossorigin>\n'
        for name in ("literata", "atkinson")
    )
    return SafeString(
        f'<link rel="stylesheet" href="{static("ui/tealight.css")}">\n{fonts}'
        f'<link rel="icon" href="{static("ui/icons/place.svg")}" type="image/svg+xml">\n'
        f'<script type="module" src="{static("ui/tealight.js")}"></script>'
    )


def nav(ways) -> SafeString:
    """Return the ways through the place; each has .label .url .current .new."""
    return _nav(tuple([(way.label, way.url, way.current, way.new) for way in ways]))


@lru_cache(maxsize=64)
def _nav(ways: tuple[tuple[str, str, str, bool], ...]) -> SafeString:
    links = "".join(_way(*way) for way in ways)
    many = " nav__list--many" if len(ways) > 4 else ""
    return SafeString(f'<nav class="nav" aria-label="Main">\n<ul class="nav__list{many}">\n{links}</ul>\n</nav>')


def _way(label: str, url: str, current: str, new: bool) -> str:
    current = f' aria-current="{escape(current)}"' if current else ""
    label = escape(label) + (_NEW if new else "")
    return f'<li><a class="nav__link" href="{escape(url)}"{current}><span>{label}</span></a></li>\n'


#: a word, not a spot of colour: nothing here tugs at a sleeve
_NEW = '<span class="nav__new"> · new</span>'

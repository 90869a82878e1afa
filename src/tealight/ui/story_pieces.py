"""The pieces round a story's words: its head, what can be answered without words, a form of one button.

Written in Python for the reason that ui/pieces.py tells. Their facts are told in
ui/templates/ui/{story_header,prose,reactions,post_button,turn}.html, which do nothing but call them.
Nothing of them is kept between requests: they hold titles, and the page's form token.
"""

from collections.abc import Iterable
from datetime import datetime
from html import escape

from django.utils.safestring import SafeData, SafeString

from tealight.ui import pieces
from tealight.ui.ago import ago
from tealight.ui.icons import icon as icon_drawing
from tealight.ui.wheel import wheel


def text(words: object) -> str:
    """Return `words` as a template would write them: escaped, unless they are markup already."""
    return words if isinstance(words, SafeData) else escape(str(words))


def header(story, now: datetime, held: str = "") -> SafeString:
    """Return the head of a story's own page, with the page's h1; `held` is said above it."""
    state = f'<div class="story__state">{_plain_message(held)}</div>' if held else ""
    said = ago(story.hour, now)
    if story.anonymous:
        said += " · anonymous in this story"
    if getattr(story, "edited", False):
        said += " · changed since"
    if story.need:
        said += f" · {text(story.need)}"
    notes = ", ".join(text(note) for note in story.notes)
    notes = f'<p class="story__notes">Notes: {notes}</p>' if notes else ""
    return SafeString(
        f'<header class="story__head">\n{state}\n<p class="head__over">{_over(story)}</p>\n'
        f'<h1 class="story__title">{text(story.title)}</h1>\n'
        f'<div class="persona story__by">{wheel(story.persona.id)}<div><p class="persona__name">{_linked(story.persona.name, story.persona.url)}</p>'
        f'<p class="persona__meta">{said}</p></div></div>\n{notes}\n</header>'
    )


def _over(story) -> str:
    """Return the room and the audience of a story."""
    if not story.room:
        return text(story.audience)
    between = " · " if story.audience else ""
    return f"{_linked(story.room, getattr(story, 'room_url', ''))}{between}{text(story.audience)}"


def _linked(words: str, url: str) -> str:
    return f'<a href="{text(url)}">{text(words)}</a>' if url else text(words)


def _plain_message(sentence: str) -> str:
    return f'<div class="message message--plain" role="status"><div><p>{text(sentence)}</p></div></div>\n'


def prose(parts: Iterable, html: str = "", size: str = "") -> SafeString:
    """Return what someone wrote: the whole of it as `html`, or part by part, some of them covered."""
    size = f" prose--{text(size)}" if size else ""
    return SafeString(f'<div class="prose{size}">{text(html) if html else pieces.passages(parts or ())}</div>')


def reactions(action: str, choices: Iterable, token: str, said: str = "") -> SafeString:
    """Return the wordless answers as one form of buttons, and the line under them."""
    buttons = "".join(
        f'<button class="reaction" type="submit" name="reaction" value="{text(one.value)}"'
        f' aria-pressed="{"true" if one.lit else "false"}">{icon_drawing(one.icon)}{text(one.label)}</button>'
        for one in choices
    )
    line = f'<p class="hint">{text(said)}</p>' if said else ""
    return SafeString(
        # A group and no landmark: a list has one under each of its pieces.
        f'<form method="post" action="{text(action)}">{token}'
        f'<div class="reactions" role="group" aria-label="Answer without words">{buttons}</div>{line}</form>'
    )


def post_button(
    action: str, label: str, token: str, *,
    kind: str = "", small: bool = False, icon: str = "", name: str = "", value: str = "", of: str = "",
) -> SafeString:
    """Return a form of one button; `icon` is the name of its drawing, `of` what it is about in a list, heard and not seen."""
    look = (f" button--{text(kind)}" if kind else "") + (" button--small" if small else "")
    sent = f' name="{text(name)}" value="{text(value)}"' if name else ""
    about = f'<span class="unseen">: {text(of)}</span>' if of else ""
    return SafeString(
        f'<form method="post" action="{text(action)}">{token}<button class="button{look}" type="submit"{sent}>'
        f"{icon_drawing(icon) if icon else ''}{text(label)}{about}</button>\n</form>"
    )


def turn(later_url: str = "", earlier_url: str = "") -> SafeString:
    """Return the ways to what is earlier and later in a list, or nothing where there is neither."""
    if not later_url and not earlier_url:
        return SafeString("")
    later = f'<a class="button button--quiet" href="{text(later_url)}" rel="prev">{icon_drawing("later")}Later</a>' if later_url else ""
    earlier = (
        f'<a class="button button--quiet turn__earlier" href="{text(earlier_url)}" rel="next">Earlier{icon_drawing("earlier")}</a>'
        if earlier_url else ""
    )
    return SafeString(f'<nav class="turn" aria-label="Earlier and later">{later}{earlier}</nav>')

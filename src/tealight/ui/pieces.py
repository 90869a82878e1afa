"""The pieces a page repeats: a face, a card, a reply, its menu. Written in Python because they are many.

A story page holds twenty replies of some thirty facts each. As templates they cost five times the
whole page's budget of processor time (BUDGETS); as functions, a tenth of it. They take the same
facts as any component, escape everything that is not already safe, and their variables are told in
ui/templates/ui/{reply,story_card,found_card,menu}.html, which do nothing but call them.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from html import escape
from types import SimpleNamespace

from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeData, SafeString

from tealight.ui.ago import ago, seen_from
from tealight.ui.icons import icon
from tealight.ui.wheel import wheel


def face(persona, meta: str, *, name_in: str = "p") -> SafeString:
    """Return the wheel, the name and one quiet line; `meta` is markup already."""
    return SafeString(_face(persona, meta, name_in))


def _face(persona, meta: str, name_in: str) -> str:
    return f"{_named(persona.id, persona.name, persona.url, name_in)}{meta}</p></div></div>"


@lru_cache(maxsize=4096)
def _named(number: int, name: str, url: str, name_in: str) -> str:
    """Return a face up to its quiet line: the same for everyone who meets it."""
    name = escape(name)
    if url:
        name = f'<a href="{escape(url)}">{name}</a>'
    return (
        f'<div class="persona">{wheel(number)}<div><{name_in} class="persona__name">{name}</{name_in}>'
        '<p class="persona__meta">'
    )


def cover(sentence: str, url: str) -> SafeString:
    """Return the one calm line that stands for a covered thing."""
    sentence = escape(sentence)
    return SafeString(
        f'<div class="cover"><p class="cover__words">{sentence}</p>'
        f'<a class="cover__open" href="{escape(url)}">Open<span class="unseen">: {sentence}</span></a></div>'
    )


def passages(parts: Iterable) -> SafeString:
    """Return rendered paragraphs, and a line for each covered run of them."""
    return SafeString(
        "".join(cover(part.cover, part.url) if part.cover else _safe(part.html) for part in parts)
    )


def _safe(html: str) -> str:
    return html if isinstance(html, SafeData) else escape(html)


def pictures(cards: Iterable) -> SafeString:
    """Return photos in their order, each in the room it will need, so that nothing moves when it comes."""
    inside = "".join(_picture(card) for card in cards)
    return SafeString(f'<div class="pictures">{inside}</div>' if inside else "")


#: pixels of the page: higher than wide, a photo would stand above the screen and below it
_HIGHEST = 720


def portrait(card) -> SafeString:
    """Return one small photo as wide as its facts say, or the line that covers it."""
    return SafeString(_picture(card, f"{card.width}px"))


def _picture(card, sizes: str = "(min-width: 48rem) 40rem, 100vw") -> str:
    if card.cover:
        return cover(card.cover, card.cover_url)
    alt, size = escape(card.alt), _room(card.width, card.height)
    line = f"<figcaption>{escape(card.line)}</figcaption>" if card.line else ""
    if not card.sources:
        return (
            f'<figure class="picture picture--coming"><svg {size} viewBox="0 0 {card.width} {card.height}" aria-hidden="true">'
            f'</svg><p class="picture__coming">This photo is being prepared. Look again in a moment.</p>{line}</figure>'
        )
    sources = "".join(
        f'<source type="{one.type}" srcset="{escape(one.srcset)}" sizes="{sizes}">' for one in card.sources[:-1]
    )
    return (
        f'<figure class="picture"><picture>{sources}<img src="{escape(card.src)}" srcset="{escape(card.sources[-1].srcset)}"'
        f' sizes="{sizes}" alt="{alt}" {size} loading="lazy" decoding="async"></picture>{line}</figure>'
    )


def _room(width: int, height: int) -> str:
    """Return the room to keep for a photo, in its own shape."""
    if height > max(width, _HIGHEST):
        width, height = round(width * _HIGHEST / height), _HIGHEST
    return f'width="{width}" height="{height}"'


def story_card(card, now: datetime) -> SafeString:
    """Return one story of a list, or the line that covers it."""
    if card.cover:
        return cover(card.cover.sentence, card.cover.url)
    said = [ago(card.hour, now)]
    if card.anonymous:
        said.append("anonymous")
    said += [escape(word) for word in (card.room, card.audience, card.state) if word]
    url, title = escape(card.url), escape(card.title)
    words = f'<p class="card__words">{escape(card.excerpt)}</p>' if card.excerpt else ""
    need = f"<span>{escape(card.need)}</span>" if card.need else ""
    return SafeString(
        f'<article class="card">{face(card.persona, " · ".join(said))}'
        f'<h2 class="card__title"><a href="{url}">{title}</a></h2>{words}'
        f'<p class="card__foot">{need}<a href="{url}">Read<span class="unseen"> {title}</span></a></p></article>'
    )


def found_card(one, now: datetime) -> SafeString:
    """Return one thing that a search found; what it says of it is markup already."""
    said = [ago(one.hour, now), *((escape(one.room),) if one.room else ())]
    title = escape(f"{one.what}: {one.title}" if one.what else one.title)
    return SafeString(
        f'<article class="card">{face(one.persona, " · ".join(said))}'
        f'<h3 class="card__title"><a href="{escape(one.url)}">{title}</a></h3>'
        f'<p class="card__words">{_safe(one.words)}</p></article>'
    )


def reply(one, now: datetime, token: str, box: str = "") -> SafeString:
    """Return one reply and the answers under it. `token` is the page's form token; `box` the box to answer it."""
    return replies([(one, token, box)], now)


def replies(them: Iterable[tuple], now: datetime) -> SafeString:
    """Return replies in their order, each with its token and its box, as `reply` takes them."""
    said = seen_from(now)
    return SafeString("".join([_reply(one, said, token, box) for one, token, box in them]))


def _reply(one, said: Callable[[datetime], str], token: str, box: str = "") -> str:
    place = f"reply-{one.id}"
    if one.cover:
        return f'<div class="reply reply--cover" id="{place}">{cover(one.cover, one.cover_url)}</div>'
    if one.gone:
        inside = f'<p class="reply__gone">{escape(one.gone)}</p>'
    else:
        inside = f"{_said(one, said(one.hour), place)}{_foot(one, token)}"
    if one.answers:
        answers = "".join([_reply(answer, said, token) for answer in one.answers])
        inside += f'<div class="answers">{answers}</div>'
    return f'<article class="reply" id="{place}">{inside}{box}</article>'


def _said(one, when: str, place: str) -> str:
    meta = f'<a href="#{place}">{when}</a>'
    if one.anonymous:
        meta += " · anonymous in this story"
    if one.edited:
        meta += " · changed since"
    if one.note:
        meta += f" · {escape(one.note)}"
    words = f'<div class="reply__words prose prose--reply">{passages(one.parts)}</div>' if one.parts else ""
    photos = pictures(one.pictures) if one.pictures else ""
    return f'{_face(one.persona, meta, "h3")}{words}{photos}'


def _foot(one, token: str) -> str:
    if not one.answer_url and not one.menu:
        return ""
    answer = ""
    if one.answer_url:
        answer = f'<a href="{escape(one.answer_url)}">Answer<span class="unseen"> {escape(one.persona.name)}</span></a>'
    more = menu(one.menu, token, about=one.persona.name) if one.menu else ""
    return f'<div class="reply__foot">{answer}{more}</div>'


def menu(items, token: str, *, label: str = "More", about: str = "") -> SafeString:
    """Return the seldom things, behind one word. What changes something is a button of one form.

    `items` are several; or one thing with `.items`, whose addresses all stand between its `.before` and `.after`.
    """
    if hasattr(items, "before"):
        filled = {"before": escape(items.before), "after": escape(items.after), "about": escape(about), "token": token}
        texts = _with_blanks(items.items, label, bool(about)).copy()
        texts[1::2] = [filled[name] for name in texts[1::2]]
        return SafeString("".join(texts))
    inside = "".join([_menu_item(item) for item in items])
    posts = next((item.url for item in items if item.post), "")
    if posts:
        inside = f'<form class="menu__list" method="post" action="{escape(posts)}">{token}{inside}</form>'
    else:
        inside = f'<div class="menu__list">{inside}</div>'
    return SafeString(f'<details class="menu"><summary>{_more(label, about)}</summary>{inside}</details>')


@lru_cache(maxsize=64)
def _with_blanks(items: tuple, label: str, is_about: bool) -> list[str]:
    """Return a menu that many replies have: its texts, and between them names of what is of one reply or one reader."""
    before, after, about, token = (f"\ufdd3{name}\ufdd4" for name in ("before", "after", "about", "token"))
    spelled = [
        SimpleNamespace(label=item.label, hint=item.hint, url=f"{before}{item.url}{after}", post=item.post) for item in items
    ]
    return _BLANK.split(menu(spelled, token, label=label, about=about if is_about else ""))


#: signs that no page holds (prose.tidy) stand round the name of a blank
_BLANK = re.compile("\ufdd3(before|after|about|token)\ufdd4")


@lru_cache(maxsize=1024)
def _more(label: str, about: str) -> str:
    whose = f'<span class="unseen"> about {escape(about)}</span>' if about else ""
    return f'{icon("more")}{escape(label)}{whose}'


def _menu_item(item) -> str:
    words, url = _way(item.label, item.hint), escape(item.url)
    if item.post:
        return f'<button type="submit" formaction="{url}">{words}</button>'
    return f'<a href="{url}">{words}</a>'


@lru_cache(maxsize=256)
def _way(label: str, hint: str) -> str:
    """Return what a seldom thing says: one of a few sentences, on every reply."""
    said = f'<span class="menu__hint">{escape(hint)}</span>' if hint else ""
    return f"<span>{escape(label)}</span>{said}"


def ticks(field: BoundField, *, columns: bool = False) -> SafeString:
    """Return the radio buttons or tick boxes of a bound field, one under the other.

    A choice's label may be a `ui.choice.Choice`, which says a little more. Of a form that says
    `is_sealed` nothing is kept between requests: what somebody ticked there is theirs alone."""
    if getattr(field.form, "is_sealed", False):
        return _drawn(field, columns)
    # Django draws a field's options by a template's worth of facts each; the notes under every story are
    # the same for all who have none chosen. The key is all that the options are made of.
    widget, attributes, chosen = field.field.widget, field.build_widget_attrs({}), field.value()
    key = (
        type(widget), field.html_name, field.auto_id, columns, repr(sorted((widget.attrs | attributes).items())),
        repr(chosen), tuple((value, label, getattr(label, "beside", ""), getattr(label, "hint", ""))
                            for value, label in widget.choices),
    )
    drawn = _ticks.get(key)
    if drawn is None:
        if len(_ticks) >= _TICKS:
            _ticks.clear()
        drawn = _ticks[key] = _drawn(field, columns)
    return drawn


_ticks: dict[tuple, SafeString] = {}
_TICKS = 64


def _drawn(field: BoundField, columns: bool) -> SafeString:
    rows = "".join(_tick(option.data) for option in field.subwidgets)
    return SafeString(f'<div class="ticks{" ticks--columns" if columns else ""}">{rows}</div>')


def _tick(option: dict) -> str:
    label, attributes = option["label"], option["attrs"]
    beside, hint = getattr(label, "beside", ""), getattr(label, "hint", "")
    beside = f' <span class="choice__beside">{escape(beside)}</span>' if beside else ""
    hint = f'<span class="choice__hint">{escape(hint)}</span>' if hint else ""
    return (
        f'<label class="choice" for="{escape(str(attributes["id"]))}"><input type="{option["type"]}" name="{escape(option["name"])}"'
        f' value="{escape(str(option["value"]))}"{flatatt(attributes)}><span>{escape(str(label))}{beside}{hint}</span></label>\n'
    )

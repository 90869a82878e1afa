"""Template words of the house: `{% load ui %}`."""

from datetime import datetime

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tealight.kernel import clock
from tealight.ui.ago import ago as ago_words
from tealight.ui.icons import icon as icon_drawing
from tealight.ui.wheel import wheel as wheel_drawing

register = template.Library()


@register.simple_tag
def wheel(persona_id: int) -> SafeString:
    """`{% wheel persona.id %}`: the leaf-wheel of one persona."""
    return wheel_drawing(persona_id)


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "candle" %}`: a drawing from ui/icons; always with a word beside it."""
    return icon_drawing(name)


@register.filter
def ago(at: datetime, now: datetime | None = None) -> str:
    """`{{ reply.hour|ago }}`: "3 hours ago". `now` may be given; otherwise it is this moment."""
    return ago_words(at, now or clock.now())


@register.simple_tag(takes_context=True)
def csrf(context: template.Context) -> SafeString:
    """`{% csrf %}`: the hidden form token, also inside `{% include … only %}`.

    Django's own tag reads a variable that `only` leaves behind, and would say nothing about it.
    """
    request = getattr(context, "request", None)
    if request is None:
        raise ValueError("A form was rendered without its request; its POST could never succeed.")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))


@register.filter
def groups_of_four(secret: str) -> str:
    """`{{ secret|groups_of_four }}`: "ABCD EFGH", so that it can be copied by eye."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


@register.filter
def tel(number: str) -> str:
    """`{{ line.number|tel }}`: the number as a telephone wants it, "+448081234567" or "116123"."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")

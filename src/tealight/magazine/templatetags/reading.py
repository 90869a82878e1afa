"""Template words for the pieces of an article: `{% load reading %}`."""

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from tealight.magazine.set_text import set_text

register = template.Library()


@register.filter
def reading(text: RichText) -> SafeString:
    """`{{ value.text|reading }}`: what an editor wrote, made safe, its links leading where readers may go."""
    return set_text(text.source)

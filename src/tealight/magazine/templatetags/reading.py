"""Template words for the pieces of an article: `{% load reading %}`."""

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from tealight.magazine.set_text import set_text
from tealight.mail.delivery import is_set_up

register = template.Library()


@register.filter
def reading(text: RichText) -> SafeString:
    """`{{ value.text|reading }}`: what an editor wrote, made safe, its links leading where readers may go."""
    return set_text(text.source)


@register.simple_tag
def mail_leaves() -> bool:
    """`{% mail_leaves as by_mail %}`: whether new articles can be had by mail, as the place was started."""
    return is_set_up()

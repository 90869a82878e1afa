"""Template words of the house: `{% load ui %}`."""

from datetime import datetime

from django import template
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tealight.kernel import clock
from tealight.ui import frame, pieces, story_pieces
from tealight.ui.addresses import address as address_of
from tealight.ui.ago import ago as ago_words
from tealight.ui.fragment import fragment
from tealight.ui.icons import icon as icon_drawing
from tealight.ui.the import the as with_article
from tealight.ui.wheel import wheel as wheel_drawing

register = template.Library()
register.tag("fragment", fragment)

#: what ui/reply_box.html takes
BOX = (
    "action", "field", "hidden", "photos", "extra", "to", "writer", "label", "aside", "save_url", "begun_url",
    "ticks", "look", "answers", "seen_first",
)  # fmt: skip


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


@register.filter
def the(country: str) -> str:
    """`in {{ country.name|the }}`: "in the United Kingdom", "in Ireland"."""
    return with_article(country)


@register.simple_tag
def address(route: str, number: int) -> str:
    """`{% address "stories:keeping" story.id as keep_url %}`: as `{% url %}` says it, for one number."""
    return address_of(route, number)


@register.simple_tag(takes_context=True)
def csrf(context: template.Context) -> SafeString:
    """`{% csrf %}`: the hidden form token, also inside `{% include … only %}`.

    Django's own tag reads a variable that `only` leaves behind, and would say nothing about it.
    """
    request = getattr(context, "request", None)
    if request is None:
        raise ValueError("A form was rendered without its request; its POST could never succeed.")
    return token_of(request)


def token_of(request: HttpRequest) -> SafeString:
    """Return the hidden field with the form token of this page."""
    # One mask for the page: Django would draw another for each form, which no compression can shrink.
    if not hasattr(request, "tealight_form_token"):
        request.tealight_form_token = form_token(get_token(request))
    return request.tealight_form_token


def form_token(token: str) -> SafeString:
    """Return the hidden field that carries `token`."""
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)


@register.simple_tag
def pictures(cards) -> SafeString:
    """`{% pictures story.pictures %}`: photos under the words; their facts are told in ui/pictures.html."""
    return pieces.pictures(cards)


@register.simple_tag
def portrait(card) -> SafeString:
    """`{% portrait person.portrait %}`: the small photo on a page about somebody; facts as in ui/pictures.html."""
    return pieces.portrait(card)


@register.simple_tag
def story_header(story, held: str = "") -> SafeString:
    """`{% story_header story held %}`: the head of a story's page; its facts are told in ui/story_header.html."""
    return story_pieces.header(story, clock.now(), held)


@register.simple_tag
def prose(parts, html: str = "", size: str = "") -> SafeString:
    """`{% prose story.parts %}`: what someone wrote; its facts are told in ui/prose.html."""
    return story_pieces.prose(parts, html, size)


@register.simple_tag(takes_context=True)
def reactions(context: template.Context, action: str, choices, said: str = "") -> SafeString:
    """`{% reactions action reactions said %}`: answers without words; its facts are told in ui/reactions.html."""
    return story_pieces.reactions(action, choices, csrf(context), said)


@register.simple_tag(takes_context=True)
def post_button(context: template.Context, action: str, label: str, kind: str = "", **more) -> SafeString:
    """`{% post_button action "Leave" "quiet" %}`: a form of one button; its facts are told in ui/post_button.html."""
    return story_pieces.post_button(action, label, csrf(context), kind=kind, **more)


@register.simple_tag
def turn(later_url: str, earlier_url: str) -> SafeString:
    """`{% turn later_url earlier_url %}`: earlier and later; its facts are told in ui/turn.html."""
    return story_pieces.turn(later_url, earlier_url)


@register.simple_tag
def story_card(card) -> SafeString:
    """`{% story_card card %}`: one story of a list; its facts are told in ui/story_card.html."""
    return story_cards((card,))


@register.simple_tag
def story_cards(cards) -> SafeString:
    """`{% story_cards stories.cards %}`: stories in their order, each as `{% story_card %}` gives it."""
    now = clock.now()
    return SafeString("\n".join(pieces.story_card(card, now) for card in cards))


@register.simple_tag
def found_card(one) -> SafeString:
    """`{% found_card one %}`: one thing that a search found; its facts are told in ui/found_card.html."""
    return pieces.found_card(one, clock.now())


@register.simple_tag(takes_context=True)
def reply(context: template.Context, one) -> SafeString:
    """`{% reply reply %}`: one reply and its answers; its facts are told in ui/reply.html."""
    return replies(context, (one,))


@register.simple_tag(takes_context=True)
def replies(context: template.Context, them) -> SafeString:
    """`{% replies replies %}`: replies in their order, each as `{% reply %}` gives it."""
    taken = []
    for one in them:
        box = _box(context, one.box) if one.box and not one.cover else ""
        token = csrf(context) if one.menu or any(answer.menu for answer in one.answers) else ""
        taken.append((one, token, box))
    return pieces.replies(taken, clock.now())


def _box(context: template.Context, box) -> SafeString:
    if box.ready:
        return box.ready
    facts = {name: getattr(box, name, "") for name in BOX}
    return context.template.engine.get_template("ui/reply_box.html").render(context.new(facts))


@register.simple_tag(takes_context=True)
def menu(context: template.Context, items, label: str = "More", about: str = "") -> SafeString:
    """`{% menu items "More" name %}`: the seldom things; its facts are told in ui/menu.html."""
    return pieces.menu(items, csrf(context), label=label or "More", about=about)


@register.simple_tag
def ticks(field, columns: bool = False) -> SafeString:
    """`{% ticks field %}`: the radio buttons or tick boxes of a bound field."""
    return pieces.ticks(field, columns=columns)


@register.simple_tag
def assets() -> SafeString:
    """`{% assets %}`: fonts, style, icon, script; base.html alone uses it."""
    return frame.assets()


@register.simple_tag
def nav(ways) -> SafeString:
    """`{% nav shell.nav %}`: the ways through the place; base.html alone uses it."""
    return frame.nav(ways)


@register.filter
def groups_of_four(secret: str) -> str:
    """`{{ secret|groups_of_four }}`: "ABCD EFGH", so that it can be copied by eye."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))

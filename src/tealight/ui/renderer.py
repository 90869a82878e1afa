"""Django's form fields, the frequent ones drawn without its templates.

The box under every story has a dozen fields, most of them hidden; as templates within templates they
cost as much as all the replies. What is drawn here is letter for letter what Django would draw.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

_INPUTS = ("hidden", "text", "password", "email", "number", "url", "file", "date")


class Renderer(DjangoTemplates):
    """Draws inputs and text areas itself, and leaves everything else to Django."""

    def render(self, template_name: str, context: Mapping[str, Any], request=None) -> str:
        draw = _DRAWN.get(template_name)
        if draw is None:
            return super().render(template_name, context, request)
        return SafeString(draw(context["widget"]))


def _input(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{conditional_escape(value)}"'
    return (
        f'<input type="{conditional_escape(widget["type"])}" name="{conditional_escape(widget["name"])}"'
        f'{said}{_attributes(widget["attrs"])}>'
    )


def _text_area(widget: Mapping[str, Any]) -> str:
    value = widget["value"]
    return (
        f'<textarea name="{conditional_escape(widget["name"])}"{_attributes(widget["attrs"])}>\n'
        f'{conditional_escape(value) if value else ""}</textarea>'
    )


def _attributes(attributes: Mapping[str, Any]) -> str:
    return "".join(
        f" {conditional_escape(name)}" if value is True else f' {conditional_escape(name)}="{conditional_escape(value)}"'
        for name, value in attributes.items() if value is not False
    )


_DRAWN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    **{f"django/forms/widgets/{kind}.html": _input for kind in _INPUTS},
    "django/forms/widgets/textarea.html": _text_area,
}

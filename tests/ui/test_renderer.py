"""The fields drawn by us are, letter for letter, those Django draws."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.safestring import mark_safe

from tealight.ui.renderer import _DRAWN, Renderer

WIDGETS = (
    forms.HiddenInput, forms.TextInput, forms.PasswordInput, forms.EmailInput, forms.NumberInput, forms.URLInput,
    forms.FileInput, forms.DateInput, forms.Textarea, forms.CheckboxInput, forms.Select,
)
VALUES = (None, "", 0, 7, "plain", "“Tea” & <b>rain</b> 'n' \"quotes\"", mark_safe("&amp;"), "\n\nשלום 🕯️")
ATTRIBUTES = (
    {}, {"id": "id_x", "rows": 4, "dir": "auto"}, {"required": True, "disabled": False, "data-x": "<&\">"},
    {"aria-invalid": "true", "maxlength": 0, "title": mark_safe("a &amp; b"), "placeholder": None},
)


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize("attributes", ATTRIBUTES)
def test_a_field_is_drawn_as_django_draws_it(widget, attributes):
    for value in VALUES:
        for name in ("body", "a<b"):
            drawn = [widget().render(name, value, attributes, renderer=one) for one in (Renderer(), DjangoTemplates())]
            assert drawn[0] == drawn[1]
            assert hasattr(drawn[0], "__html__")


def test_forms_are_drawn_so(settings):
    assert isinstance(get_default_renderer(), Renderer)
    engine = DjangoTemplates()
    for name in _DRAWN:
        engine.get_template(name)  # a name Django does not know any more would never be asked for

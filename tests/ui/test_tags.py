import pytest
from django import forms
from django.template import engines

from tealight.place.queries import NO_PLACE
from tealight.ui.choice import Choice
from tealight.ui.icons import icon
from tealight.ui.templatetags.ui import groups_of_four


def rendered(text: str, request=None, **context) -> str:
    return engines["django"].from_string("{% load ui %}" + text).render(context, request)


@pytest.fixture
def request_of_a_person(rf):
    request = rf.get("/")
    request.place = NO_PLACE
    return request


def test_a_form_inside_a_component_carries_its_token(request_of_a_person):
    """`only` leaves the token behind; a form without it would lose what someone wrote."""
    text = '{% include "ui/post_button.html" with action="/x/" label="Leave" only %}'
    html = rendered(text, request_of_a_person)
    assert 'name="csrfmiddlewaretoken" value="' in html
    assert len(html.split('csrfmiddlewaretoken" value="')[1].split('"')[0]) == 64


def test_a_form_without_its_request_is_refused():
    with pytest.raises(ValueError, match="never succeed"):
        rendered("{% csrf %}")


def test_an_unknown_icon_is_a_mistake():
    with pytest.raises(KeyError):
        icon("rocket")


def test_icons_are_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in icon("candle")


def test_secrets_are_told_in_fours():
    assert groups_of_four("JBSWY3DPEH") == "JBSW Y3DP EH"


class Ask(forms.Form):
    name = forms.CharField(label="A name for here", help_text="Nobody would connect it with you.")
    who = forms.ChoiceField(
        label="Who can read it",
        widget=forms.RadioSelect,
        choices=[("me", "Only me"), ("circle", Choice("My circle", beside="3 people", hint="You invited them."))],
    )


def test_a_field_ties_label_hint_and_error_together():
    html = rendered('{% include "ui/field.html" with field=form.name only %}', form=Ask({}))
    assert '<label class="field__label" for="id_name">' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html and 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_choice_can_say_a_little_more():
    html = rendered('{% include "ui/choices.html" with field=form.who only %}', form=Ask())
    assert 'My circle <span class="choice__beside">3 people</span>' in html
    assert '<span class="choice__hint">You invited them.</span>' in html


def test_errors_lead_to_their_fields_and_say_that_nothing_was_lost():
    html = rendered('{% include "ui/errors.html" with form=form only %}', form=Ask({}))
    assert 'href="#id_name"' in html and 'href="#id_who"' in html
    assert "What you wrote is still here." in html
    assert rendered('{% include "ui/errors.html" with form=form only %}', form=Ask()).strip() == ""


def test_an_error_under_a_question_is_read_as_a_sentence():
    class Asked(forms.Form):
        words = forms.CharField(label="What are you looking for?", error_messages={"required": "Type a word."})

    html = rendered('{% include "ui/errors.html" with form=form only %}', form=Asked({}))
    assert "What are you looking for? Type a word." in html


@pytest.mark.parametrize(("name", "said"), [
    ("United Kingdom", "the United Kingdom"), ("Netherlands", "the Netherlands"), ("United States", "the United States"),
    ("Philippines", "the Philippines"), ("Ireland", "Ireland"), ("New Zealand", "New Zealand"),
])  # fmt: skip
def test_a_country_is_named_as_in_a_sentence(name, said):
    assert rendered("in {{ name|the }}", name=name) == f"in {said}"


def test_the_frame_knows_the_look_that_was_chosen(request_of_a_person):
    request = request_of_a_person
    request.COOKIES["look"] = "dark.larger"
    html = rendered('{% include "base.html" %}', request)
    assert 'data-theme="dark" data-size="larger"' in html


def test_a_look_nobody_offered_is_ignored(request_of_a_person):
    request = request_of_a_person
    request.COOKIES["look"] = '"><script>.x'
    html = rendered('{% include "base.html" %}', request)
    assert "data-theme" not in html.split(">")[1] and "<script>" not in html

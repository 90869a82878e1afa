"""What is kept of a page for those who come after: nobody meets in it what was another's."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils.safestring import SafeString

from tealight.place.queries import NO_PLACE
from tealight.ui import fragment
from tests.structure.code import shown, templates


def template(text: str):
    return engines["django"].from_string("{% load ui %}" + text)


@pytest.fixture
def request_of_a_person(rf):
    request = rf.get("/")
    request.place = NO_PLACE
    return request


def kept(found) -> fragment.Fragment:
    return found.template.nodelist.get_nodes_by_type(fragment.Fragment)[0]


def test_each_gets_what_their_own_facts_make():
    found = template("{% fragment place=here.name %}<b>{{ place }}</b>{% endfragment %}")
    said = [found.render({"here": {"name": name}}) for name in ("Hall", "Garden", "Hall", "Garden")]
    assert said == ["<b>Hall</b>", "<b>Garden</b>", "<b>Hall</b>", "<b>Garden</b>"]


def test_it_is_drawn_once_for_each_value():
    found = template("{% fragment place=place %}{{ place }}{% endfragment %}")
    for name in ("Hall", "Garden", "Hall", "Hall"):
        found.render({"place": name})
    told = kept(found)._drawn.cache_info()
    assert (told.misses, told.hits) == (2, 2)


def test_pages_on_one_frame_share_what_was_drawn():
    frame = engines["django"].engine.from_string(
        "{% load ui %}{% fragment place=place %}<b>{{ place }}</b>{% endfragment %}{% block main %}{% endblock %}"
    )
    body = "{{% extends frame %}}{{% block main %}}{}{{% endblock %}}"
    pages = [engines["django"].from_string(body.format(number)) for number in range(fragment.MOST + 6)]
    for _ in range(2):
        said = [page.render({"frame": frame, "place": "Hall"}) for page in pages]
        assert said == [f"<b>Hall</b>{number}" for number in range(len(pages))]
    (one,) = frame.nodelist.get_nodes_by_type(fragment.Fragment)
    assert one._drawn.cache_info().misses == 1


def test_it_sees_nothing_but_what_it_names(request_of_a_person):
    found = template(
        "{% fragment place=place %}{{ place }}[{{ who }}{{ shell.place_name }}{{ request.path }}{{ user }}{{ csrf_token }}]{% endfragment %}"
    )
    assert found.render({"place": "Hall", "who": "Teasel"}, request_of_a_person) == "Hall[]"


def test_nothing_of_it_is_seen_outside():
    found = template('{% fragment %}{% with who="Teasel" %}{{ who }}{% endwith %}{% endfragment %}[{{ who }}]')
    assert found.render({}) == "Teasel[]"


def test_a_form_token_cannot_be_kept(request_of_a_person):
    for text in ("{% csrf %}", '{% include "ui/post_button.html" with action="/x/" label="Leave" %}'):
        with pytest.raises(ValueError, match="without its request"):
            template("{% fragment %}" + text + "{% endfragment %}").render({}, request_of_a_person)


def test_what_is_equal_and_not_drawn_alike_is_told_apart():
    """`1 == True`, and words marked safe are equal to the same words that are not."""
    found = template("{% fragment fact=fact %}{{ fact }}{% endfragment %}")
    facts = (1, True, "<b>", SafeString("<b>"), "<b>", True, 1)
    assert [found.render({"fact": fact}) for fact in facts] == ["1", "True", "&lt;b&gt;", "<b>", "&lt;b&gt;", "True", "1"]


@pytest.mark.parametrize("fact", [["a list"], ("a tuple",), {"a": "dict"}, object(), 1.5], ids=lambda fact: type(fact).__name__)
def test_a_fact_that_holds_more_is_refused(fact):
    with pytest.raises(TypeError, match="place"):
        template("{% fragment place=place %}{% endfragment %}").render({"place": fact})


def test_a_fact_without_a_name_is_refused():
    with pytest.raises(TemplateSyntaxError, match="names none"):
        template("{% fragment place %}{% endfragment %}")


def test_what_pages_fill_in_is_refused():
    for inside in ("{% block main %}{% endblock %}", "{% if a %}{% block main %}{% endblock %}{% endif %}"):
        with pytest.raises(TemplateSyntaxError, match="a block"):
            template("{% fragment %}" + inside + "{% endfragment %}")


def test_only_so_many_are_kept():
    found = template("{% fragment place=place %}{{ place }}{% endfragment %}")
    for number in range(fragment.MOST + 10):
        assert found.render({"place": number}) == str(number)
    assert kept(found)._drawn.cache_info().currsize == fragment.MOST


#: what fragments of our pages may hang on: the place's own words, and how a browser wants to see them
FACTS = {
    "shell.place_name", "shell.lang", "shell.dir", "shell.theme", "shell.text_size", "shell.guise", "shell.leave_to",
    "aside.title", "aside.text", "aside.url", "aside.label",
}  # fmt: skip
#: what would say tomorrow what was true today, or asks who is asking
NOT_INSIDE = ("|ago", "{% now", "{% csrf", "replies", "story", "{% menu")


@pytest.mark.parametrize("path", [path for path in templates() if "{% fragment" in path.read_text()], ids=shown)
def test_fragments_hang_on_nobodys_words(path):
    for part in path.read_text().split("{% fragment")[1:]:
        opening, _, inside = part.partition("%}")
        inside = inside.split("{% endfragment %}")[0]
        facts = {bit.partition("=")[2] for bit in opening.split()}
        assert facts <= FACTS, facts - FACTS
        assert not [word for word in NOT_INSIDE if word in inside]

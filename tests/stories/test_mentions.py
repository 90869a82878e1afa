"""Calling someone by their pen name."""

import pytest

from tests import make


@pytest.fixture
def harrow(place):
    return make.a_person("Ben Harrow")


@pytest.mark.parametrize("written", [
    "@Ben Harrow", "@Ben Harrow.", "(@Ben Harrow)", "“@Ben Harrow”", "@Ben Harrow, thank you", "@ben harrow!",
    "@Ben Harrow’s", "@Ben Harrow's", "@BEN HARROW?", "thanks\n@Ben Harrow", "@Ben Harrow…", "@Ben Harrow—yes",
    "*@Ben Harrow*", "@BenHarrow",
])
def test_a_name_is_called_whatever_stands_round_it(ada, harrow, browser_of, written):
    story = make.a_story(ada, written)
    page = browser_of(ada).get(f"/stories/{story}/")
    assert f'<a class="mention" href="/people/{harrow.persona_id}/">@Ben Harrow</a>' in page.html


@pytest.mark.parametrize("written", [
    "@Nobody Known", "me@Ben Harrow", "https://example.org/@Ben", "@", "@ Ben Harrow", "@Ben Harrowgate",
])
def test_what_calls_nobody_stays_as_it_was_written(ada, harrow, browser_of, written):
    story = make.a_story(ada, f"Words. {written}")
    page = browser_of(ada).get(f"/stories/{story}/")
    assert 'class="mention"' not in page.html
    assert written in page.main


def test_a_changed_name_changes_where_it_was_called(ada, harrow, browser_of):
    from tealight.accounts.models import Persona

    story = make.a_story(ada, "Thank you, @Ben Harrow.")
    Persona.objects.filter(id=harrow.persona_id).update(name="Wren", name_key="wren")
    page = browser_of(ada).get(f"/stories/{story}/").main
    assert "Thank you, @Wren." in page
    assert "Harrow" not in page


def test_who_left_is_someone(ada, harrow, browser_of):
    from tealight.accounts.models import Persona

    story = make.a_story(ada, "Thank you, @Ben Harrow.")
    Persona.objects.filter(id=harrow.persona_id).update(gone_on=make.NOW.date())
    assert "Thank you, @someone." in browser_of(ada).get(f"/stories/{story}/").main


def test_a_face_of_another_story_cannot_be_called_by_its_number(ada, ben, browser_of):
    from tealight.accounts.models import Persona

    face = Persona.objects.create(kind="thread", name="Still Water", name_key="stillwater", story=7, owner_tag=b"o" * 32)
    for written in (f"@[{face.id}]", f"@\\[{face.id}]", f"@[[{face.id}]]", f"@&#91;{face.id}]", "@Still Water"):
        story = make.a_story(ada, f"Who is {written}")
        reply_to = browser_of(ben).get(f"/stories/{story}/")
        assert 'class="mention"' not in reply_to.html, written
        assert f"/people/{face.id}/" not in reply_to.html


def test_a_name_that_looks_like_markup_stays_a_name(ada, browser_of):
    from tealight.accounts.models import Persona

    wren = make.a_person("Wren")
    story = make.a_story(ada, "Thank you, @Wren.")
    Persona.objects.filter(id=wren.persona_id).update(name="<b>W</b>&amp;\"'")
    page = browser_of(ada).get(f"/stories/{story}/")
    assert "<b>W" not in page.html
    assert "@<b>W</b>&amp;\"'" in page.main

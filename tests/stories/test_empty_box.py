"""The box with nothing in it is kept, and nothing of anybody is in what is kept."""

import pytest

from tealight.stories.views import empty_box, story
from tealight.ui.templatetags.ui import BOX
from tests import make


@pytest.fixture(autouse=True)
def _anew():
    empty_box._drawn.clear()
    yield
    empty_box._drawn.clear()


def box_on(page) -> str:
    sent = page.response.content.decode()
    return sent[sent.index("<draft-keeper") : sent.index("</draft-keeper>")]


def fields_of(page) -> dict[str, list[str]]:
    (form,) = [form for form in page.forms if "/replies/" in form.action and "ticket" in form.fields]
    return form.fields


def fixed(text: str, page) -> str:
    """`text` without what is drawn by chance for each page."""
    fields = fields_of(page)
    for name in ("csrfmiddlewaretoken", "ticket", "window"):
        text = text.replace(fields[name][0], name)
    return text


def test_it_is_letter_for_letter_what_its_template_draws(ada, ben, cy, browser_of, monkeypatch):
    """To Ada & “friends”, by two people, of a story and of a reply to answer, first and second time."""
    one, two = make.a_story(ada), make.a_story(cy)
    reply = make.a_reply(cy, one)
    paths = [f"/stories/{one}/", f"/stories/{two}/", f"/stories/{one}/?answer={reply}"]
    pages = [browser_of(person).get(path) for person in (ben, ada) for path in paths]
    kept = [fixed(box_on(page), page) for page in pages]
    assert len(empty_box._drawn) == 2, "to reply, and to answer"

    def draw_anew(request, face, is_few, **facts):
        empty_box._drawn.clear()
        form = story.ReplyForm(request.viewer, story.notes_of(request), face=face, is_few=is_few)
        box = story.Box(form, **facts, writer=request.viewer.pen_name, photos=story.photos_of(request, form))
        from django.template import loader

        return loader.render_to_string("ui/reply_box.html", {name: getattr(box, name, "") for name in BOX}, request)

    monkeypatch.setattr(story, "empty_box", draw_anew)
    again = [browser_of(person).get(path) for person in (ben, ada) for path in paths]
    assert [fixed(box_on(page), page) for page in again] == kept


def test_what_is_kept_knows_nobody(ada, ben, browser_of):
    number = make.a_story(ada)
    page = browser_of(ben).get(f"/stories/{number}/")
    fields = fields_of(page)
    (pieces,) = empty_box._drawn.values()
    for secret in ("Ada", "Ben", str(number), fields["ticket"][0], fields["window"][0], fields["csrfmiddlewaretoken"][0]):
        assert secret in box_on(page)
        assert not any(secret in piece for piece in pieces)


def test_each_page_has_a_ticket_and_a_window_of_its_own(ada, ben, browser_of):
    number, browser = make.a_story(ada), browser_of(ben)
    one, two = (fields_of(browser.get(f"/stories/{number}/")) for _ in range(2))
    assert one["ticket"] != two["ticket"] and one["window"] != two["window"]


def test_a_name_cannot_break_out_of_it(ada, ben, browser_of):
    from tealight.accounts.models import Persona

    Persona.objects.filter(id=ada.persona_id).update(name='A"><script>to')
    page = browser_of(ben).get(f"/stories/{make.a_story(ada)}/")
    assert "<script>to" not in page.html and "A&quot;&gt;&lt;script&gt;" in box_on(page)

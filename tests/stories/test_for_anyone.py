"""The page of a story for whoever has no account: drawn once, and never a moment longer than it is true."""

from datetime import timedelta

import pytest
from django.test import Client

from tests import make
from tests.media.shared import chosen
from tests.page import Browser

SAID = "Said where anyone can read it."


@pytest.fixture(autouse=True)
def _nothing_is_drawn(place):
    from tealight.stories.views import for_anyone

    for_anyone._drawn.clear()
    yield
    for_anyone._drawn.clear()


@pytest.fixture
def drawn(monkeypatch):
    """How often a story's page was made, rather than sent again."""
    from tealight.stories.views import story as views

    made, make_page = [], views.story_page
    monkeypatch.setattr(views, "story_page", lambda *asked: made.append(asked) or make_page(*asked))
    return made


@pytest.fixture
def told(ada, ben):
    """A story for anyone, Ben's reply to it, and an answer that calls Cy."""
    make.a_place_changes(anyone_audience_on=make.NOW.date())
    make.a_person("Cyan")
    story = make.a_story(ada, SAID, title="For anyone", audience="anyone")
    reply = make.a_reply(ben, story, "With you, @Cyan.")
    return story, reply


def seen(story: int, browser: Browser | None = None) -> str:
    page = (browser or Browser()).get(f"/stories/{story}/", follow=False)
    return page.html if page.status == 200 else f"{page.status} {page.goes_to}"


def test_the_second_to_come_is_sent_the_same_page_with_a_form_token_of_their_own(told, drawn):
    from tealight.stories.views import for_anyone

    story, _ = told
    one, two = Browser(), Browser()
    assert seen(story, one) == seen(story, two) == seen(story, one)
    assert len(drawn) == 1
    assert SAID in seen(story)
    assert one.token() != two.token()
    (kept,) = for_anyone._drawn.values()
    assert len(kept.page.texts) == 2, "one form, one blank"
    assert not any(b"csrfmiddlewaretoken" in text for text in kept.page.texts)
    page = two.send(two.get(f"/stories/{story}/").form("/display/"), theme="dark", text_size="")
    assert 'data-theme="dark"' in page.html, "a form of a page sent again is taken"


def edit_the_story(ada, ben, story, reply):
    from tealight.stories.actions.edit_story import edit_story

    edit_story(
        viewer=ada, now=make.NOW, story=story, title="For anyone", source="Other words.", audience="anyone", group=None,
        need="company", notes=(),
    )


def edit_the_reply(ada, ben, story, reply):
    from tealight.stories.actions.edit_reply import edit_reply

    edit_reply(viewer=ben, now=make.NOW, reply=reply, source="Other words.")


def take_the_reply_back(ada, ben, story, reply):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    withdraw_reply(viewer=ben, now=make.NOW, reply=reply)


def answer(ada, ben, story, reply):
    make.a_reply(ada, story, "Thank you.", answers=reply)


def take_the_story_back(ada, ben, story, reply):
    from tests.stories.wishes import takes_back

    takes_back(ada, story)


def rename(pen_name):
    def act(ada, ben, story, reply):
        from tealight.accounts.actions.rename_persona import rename_persona
        from tealight.accounts.models import Persona

        someone = Persona.objects.get(name=pen_name).member
        rename_persona(viewer=make.as_viewer(someone.id), now=make.NOW, pen_name="Somebody Else")

    act.__name__ = f"rename {pen_name}"
    return act


def pause(ada, ben, story, reply):
    from tealight.accounts.actions.pause_account import pause_account

    pause_account(viewer=ben, now=make.NOW)


def rename_the_place(ada, ben, story, reply):
    make.a_place_changes(name="Another place")


def close_to_visitors(ada, ben, story, reply):
    make.a_place_changes(anyone_audience_on=None)


@pytest.mark.parametrize(
    "happens",
    [
        edit_the_story, edit_the_reply, take_the_reply_back, answer, take_the_story_back, rename("Ada"), rename("Ben"),
        rename("Cyan"), pause, rename_the_place, close_to_visitors,
    ],
    ids=lambda happens: happens.__name__.replace("_", " "),
)
def test_whatever_happens_is_seen_at_once(told, ada, ben, happens):
    from tealight.stories.views import for_anyone

    before = seen(told[0])
    assert seen(told[0]) == before
    happens(ada, ben, *told)
    now = seen(told[0])
    assert now != before
    for_anyone._drawn.clear()
    assert seen(told[0]) == now, "what is drawn anew"


def test_what_happens_while_it_is_drawn_is_seen_by_the_next(told, ada, ben, monkeypatch):
    from tealight.stories.views import story as views

    render, url = views.show, f"/stories/{told[0]}/"

    def slowly(request, page, asked):
        edit_the_reply(ada, ben, *told)
        return render(request, page, asked)

    monkeypatch.setattr(views, "show", slowly)
    assert "Other words." not in Client().get(url).content.decode()
    monkeypatch.setattr(views, "show", render)
    assert "Other words." in Client().get(url).content.decode()


def test_the_hours_go_by(told, monkeypatch):
    from tealight.kernel import clock

    monkeypatch.setattr(clock, "now", lambda: make.NOW)
    assert "within the hour" in seen(told[0])
    monkeypatch.setattr(clock, "now", lambda: make.NOW + timedelta(hours=3))
    assert "within the hour" not in seen(told[0])


def test_who_chose_something_is_sent_a_page_of_their_own(told, ada, ben, drawn):
    story, reply = told
    seen(story)
    seen(story)
    browser = Browser()
    browser.send(browser.get(f"/stories/{story}/").form("/display/"), theme="dark", text_size="larger")
    assert 'data-theme="dark"' in seen(story, browser)
    assert 'data-theme="dark"' not in seen(story)
    Browser().get(f"/stories/{story}/?open=r{reply}")
    Browser.of(ben).get(f"/stories/{story}/")
    assert "Write to Ada." not in seen(story)
    assert len(drawn) == 1 + 1 + 1 + 1 + 1, "the first, one in the dark twice, one opened, one of a member"


def test_neither_a_photo_nor_a_cover_is_kept(told, ada, teasel, drawn):
    make.a_reply(teasel, told[0], "Look.", photos=chosen(teasel))
    covered = make.a_story(ada, "The tiles.", audience="anyone", notes=["physical-detail"])
    for story in (told[0], covered):
        drawn.clear()
        assert seen(story) == seen(story)
        assert len(drawn) == 2


def test_what_is_kept_goes_after_ten_minutes_and_is_never_much(told, ada, monkeypatch):
    from tealight.stories.views import for_anyone

    waiting = []

    class Later:
        def __init__(self, seconds, act):
            waiting.append((seconds, act))

        def start(self):
            assert self.daemon, "nobody waits for it when the place stops"

    monkeypatch.setattr(for_anyone, "Timer", Later)
    monkeypatch.setattr(for_anyone, "MOST", 3)
    for _ in range(5):
        seen(make.a_story(ada, SAID, audience="anyone"))
        assert len(for_anyone._drawn) <= 3
    (seconds, act), *_ = waiting
    assert seconds == 600
    act()
    assert not for_anyone._drawn


def test_it_asks_two_statements(told, django_assert_num_queries):
    seen(told[0])
    with django_assert_num_queries(2):  # the place; the version with the names
        seen(told[0])


def test_where_nobody_is_asked_for_no_version_is_told():
    from tealight.place.queries import NO_PLACE
    from tealight.stories.views.for_anyone import _Drawn
    from tealight.ui.stencil import Stencil

    drawn = _Drawn(NO_PLACE, make.NOW, 3, (), Stencil(b"page", b"token"))
    assert not drawn.is_told_by([]) and not drawn.is_told_by([])


def test_an_address_written_otherwise_is_not_kept_for_others(told, drawn):
    story, _ = told
    for _ in range(2):
        assert Browser().get(f"/stories/000{story}/", follow=False).status == 200
    assert len(drawn) == 2
    assert "/stories/000" not in Browser().get(f"/stories/{story}/").html

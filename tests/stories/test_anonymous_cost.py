"""What a name made for one story costs whoever writes under it for the first time: little more than a pen name."""

import pytest
from django.db import IntegrityError

from tealight.accounts.actions import make_thread_persona as making
from tealight.accounts.queries.own_personas import own_faces, walk_tag
from tealight.kernel import clock, prepared
from tealight.stories.queries.asked import Asked
from tealight.stories.queries.replies import own_reply_stands
from tealight.stories.queries.waiting import Waiting
from tests import budgets, make


@pytest.fixture
def answers(ada, browser_of, ben):
    """`answers(browser, anonymous)`: Ben answers one more story of Ada's; how many statements and how many were new."""
    from tealight.stories.forms import ReplyForm

    browser, written = browser_of(ben).client, []
    browser.handler.enforce_csrf_checks = False

    def answer(monkeypatch, anonymous: bool) -> tuple[list, list]:
        story = make.a_story(ada, "One more evening.")
        fields = {"body": "I read this.", "ticket": ReplyForm.draw(make.as_viewer(ben.member_id, clock.now()))}
        if anonymous:
            fields["anonymous"] = "on"
        init = prepared.Read.__init__
        with monkeypatch.context() as patching, budgets.counted() as asked:
            patching.setattr(prepared.Read, "__init__", lambda read, *given: (written.append(given), init(read, *given))[1])
            assert browser.post(f"/stories/{story}/replies/", fields).status_code == 303
        return asked, [written.pop() for _ in range(len(written))]

    return answer


def test_the_first_reply_under_a_new_name_asks_little_more_than_one_as_oneself(answers, monkeypatch):
    for anonymous in (False, True):
        answers(monkeypatch, anonymous)  # what a process learns once
    (named, _), (unnamed, written) = answers(monkeypatch, False), answers(monkeypatch, True)
    more = [one for one in unnamed if "accounts_persona" in str(one)]
    # Whether it is there, the names of the story, and itself.
    assert len(unnamed) - len(named) <= 3, (len(named), len(unnamed), more)
    assert not written, "a statement that hangs on every name somebody has is written anew for each new one"


def test_two_names_made_by_one_who_was_read_before_both_are_found(ada, ben):
    """Two windows: what the second read of its owner is older than the name that the first one made."""
    first, second = (make.a_story(ada, words) for words in ("One evening.", "Another."))
    made = [make.a_reply(ben, story, "With you.", anonymous=True) for story in (first, second)]
    assert len(set(made)) == 2 and {story for _, story, _ in own_faces(ben.keys)} == {first, second}
    assert {bytes(tag) for tag in tags()} == {walk_tag(ben.keys, number) for number in (0, 1)}, "without a gap"


def test_a_name_that_is_never_free_is_refused_and_nothing_is_made(ada, ben, monkeypatch):
    story = make.a_story(ada)
    monkeypatch.setattr(making.rows, "insert_if_free", lambda row: False)
    with pytest.raises(IntegrityError):
        make.a_reply(ben, story, "With you.", anonymous=True)
    assert not tags()


@pytest.mark.parametrize("anonymous", [False, True])
def test_where_ones_own_reply_stands_is_said_to_nobody_else(ada, ben, anonymous):
    story = make.a_story(ada)
    reply = make.a_reply(ben, story, "With you.", anonymous=anonymous)
    assert own_reply_stands(ben, story, reply) == (Asked(story), Waiting.NOTHING)
    assert own_reply_stands(ada, story, reply) == (None, Waiting.NOTHING)


def test_what_is_asked_about_one_story_stays_prepared_when_a_name_is_made_and_nothing_else_does(ada, ben):
    known = make.as_viewer(ben.member_id)
    make.a_reply(known, make.a_story(ada), "With you.", anonymous=True)
    now = make.as_viewer(ben.member_id)
    assert now is not known and now.thread_personas
    assert now.prepared_in_story is known.prepared_in_story and now.prepared is not known.prepared


def tags() -> list:
    from tealight.accounts.models import Persona, PersonaKind

    return list(Persona.objects.filter(kind=PersonaKind.THREAD).values_list("walk_tag", flat=True))

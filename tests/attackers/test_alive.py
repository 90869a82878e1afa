"""The comparing of two worlds finds what it is for: each of these leaks, one at a time, is a difference."""

from importlib import import_module

import pytest
from django.utils.module_loading import import_string

from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, refused
from tests import make
from tests.attackers import test_suspects as suspects
from tests.attackers.worlds import again, tells
from tests.ground.traced_tests import leaking

pytestmark = pytest.mark.slow


def live_with(two, deed):
    def live(author):
        story = tells(author)
        try:
            deed(story)
        except Refused:
            pass  # seen by her alone; what others see of it is compared
        return (story,)

    return live


def nobody_answers_themselves(two, monkeypatch):
    """Whoever cannot answer under their pen name is the one who told it."""
    from tealight.stories import policy

    right = policy.may_reply
    monkeypatch.setattr(policy, "may_reply", lambda viewer, story: (
        refused("This is your own story.") if policy.is_mine(viewer, story) else right(viewer, story)
    ))


def a_name_begins_as_the_pen_name(two, monkeypatch):
    from tealight.accounts.models import Persona
    from tealight.stories.actions import share_story

    right = share_story.writes_as

    def writes_as(viewer, now, story, anonymous, *given, **named):
        face = right(viewer, now, story, anonymous, *given, **named)
        Persona.objects.filter(id=face, kind="thread").update(name=f"{viewer.pen_name[0]} Lamp")
        return face

    monkeypatch.setattr(share_story, "writes_as", writes_as)


def her_own_answer_leaves_it_on_the_shelf(two, monkeypatch):
    """An author's named answer that did not count as anyone's."""
    from tealight.kernel import rows
    from tealight.stories.actions import reply_to_story

    class Rows:
        insert = rows.insert

        @staticmethod
        def update(row, *names):
            if again(two.ada).thread_personas.get(row.id) == row.persona_id:
                row.answered_on = None
            rows.update(row, *names)

    monkeypatch.setattr(reply_to_story, "rows", Rows)


def a_statement_more_where_it_is_hers(two, monkeypatch):
    """The time a page takes, while all its words are the same."""
    from tealight.stories.models import Story
    from tealight.stories.queries import story as queries

    right = queries.story_page

    def story_page(viewer, notes, asked):
        face = Story.objects.filter(id=asked.story).values_list("persona_id", flat=True).first()
        if face in again(two.ada).personas:
            Story.objects.filter(id=asked.story).exists()
        return right(viewer, notes, asked)

    monkeypatch.setattr("tealight.stories.views.story.story_page", story_page)


@pytest.mark.parametrize("leak", [
    nobody_answers_themselves, a_name_begins_as_the_pen_name, her_own_answer_leaves_it_on_the_shelf,
    a_statement_more_where_it_is_hers,
], ids=lambda leak: leak.__name__.replace("_", " "))
def test_6_a_leak_is_found(two, monkeypatch, leak):
    leak(two, monkeypatch)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        two.twice(live_with(two, lambda story: make.a_reply(again(two.ada), story, "As myself.")))


def test_6_without_a_leak_there_is_no_difference(two):
    two.twice(live_with(two, lambda story: make.a_reply(again(two.ada), story, "As myself.")))


# ── each attacker of a deed of hers ──────────────────────────────────────────────────────────────
@action
def mark_hers(*, viewer, now):
    """What shows when she did something: the replies to what she told anonymously are closed."""
    from tealight.stories.models import Story

    Story.objects.filter(persona_id__in=set(viewer.thread_personas.values())).update(closed_on=now.date())


#: deed -> where it is done in the software, which then leaks; what she only reads changes nothing, as every
#: browser of the tests sees to
DEEDS = {
    suspects.takes_everything_along: "tealight.accounts.views.export.ask_export",
    suspects.writes_down_a_loss: "tealight.accounts.views.losses.keep_loss",
    suspects.begins_to_answer_it_unnamed: "tealight.stories.views.drafts.keep_draft",
    suspects.stands_alongside: "tealight.stories.views.reactions.react",
    suspects.hides_its_author: "tealight.stories.views.people.hide_persona",
    suspects.hears_what_was_decided_about_it_and_has_her_say: "tests.attackers.test_suspects.appeal",
    suspects.has_it_asked_who_it_is: "tests.attackers.test_suspects.ask",
    suspects.thinks_of_leaving_for_a_week: "tealight.accounts.views.leaving.close_account",
}
#: that somebody else is shown something different
FOUND = r": \w+ at /"


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__.replace("_", " "))
def test_6_a_deed_that_shows_where_it_is_hers_is_found(two, monkeypatch, deed):
    right = import_string(DEEDS[deed])

    def leaky(*given, **named):
        mark_hers(viewer=again(two.ada), now=make.NOW)
        return right(*given, **named)

    path, _, name = DEEDS[deed].rpartition(".")
    monkeypatch.setattr(import_module(path), name, leaky)
    if DEEDS[deed].endswith(".hide_persona"):
        ways = import_module(path)._WAYS
        monkeypatch.setitem(ways, "hide", (leaky, ways["hide"][1]))
    with leaking(), pytest.raises((AssertionError, pytest.fail.Exception), match=FOUND):
        two.twice(live_with(two, lambda story: deed(two, story)), lambda story: [two.watchers["Eve"].get(f"/stories/{story}/")])

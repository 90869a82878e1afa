"""Words that sound like danger: what waits, what the team is told of, and what nobody is told of."""

import pytest

from tealight.ledger.models import Event
from tealight.screening import DANGERS
from tealight.stories.actions.edit_reply import edit_reply
from tealight.stories.actions.edit_story import edit_story
from tealight.stories.models import Reply, Story
from tests import make
from tests.stories.dangers import ABUSE, CHILD, FEELING, MEDICAL, PLAN

QUIET = "The kettle, and then the post."


@pytest.fixture
def noticed(monkeypatch):
    """`noticed()`: what the team is told of, as (kind, thing, danger, plan), in any order."""
    from tealight.config.listeners import LISTENERS

    monkeypatch.setitem(LISTENERS, "danger.noticed", ("told.of.it",))
    return lambda: sorted(
        (event.kind, event.thing, event.ids["danger"], event.ids["plan"])
        for event in Event.objects.filter(verb="danger.noticed")
    )


def changed(viewer, story, source, **choices):
    said = {"title": "", "audience": "members", "need": "company", **choices}
    edit_story(viewer=make.as_viewer(viewer.member_id), now=make.NOW, story=story, source=source, **said)


@pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])
@pytest.mark.parametrize(("said", "danger", "plan", "waits"), [
    (PLAN, "self-harm", True, True), (FEELING, "self-harm", False, False), (MEDICAL, "medical", False, False), (QUIET, "", False, False),
])
def test_a_plan_waits_feelings_and_a_medical_emergency_stay_and_the_team_is_told(
    ada, ben, noticed, anonymous, said, danger, plan, waits
):
    story = make.a_story(ada, said, anonymous=anonymous)
    reply = make.a_reply(make.as_viewer(ada.member_id), make.a_story(ben, QUIET), said, anonymous=anonymous)
    assert [row.held_on is not None for row in (Story.objects.get(id=story), Reply.objects.get(id=reply))] == [waits] * 2
    assert noticed() == ([("reply", reply, danger, plan), ("story", story, danger, plan)] if danger else [])


@pytest.mark.parametrize(("switch", "said", "waits"), [
    ("plans_shown_on", PLAN, False), ("feelings_wait_on", FEELING, True), ("medical_waits_on", MEDICAL, True),
    ("danger_waits_on", MEDICAL, False),
])
def test_what_waits_is_the_operators_to_decide_and_the_team_is_told_all_the_same(ada, noticed, switch, said, waits):
    make.a_place_changes(**{switch: make.NOW.date()})
    story = Story.objects.get(id=make.a_story(ada, said))
    assert (story.held_on is not None) == waits and len(noticed()) == 1


@pytest.mark.parametrize("danger", [kind for kind in DANGERS if kind not in ("self-harm", "medical")])
def test_each_other_danger_hangs_on_the_fourth_switch_alone(place, danger):
    from dataclasses import replace

    from tealight.place.queries import place as here
    from tealight.screening import Danger
    from tealight.stories.danger import waits

    found, others = Danger(danger, False, ()), {"shows_plans": True, "holds_feelings": True, "holds_medical": True}
    assert not waits(found, replace(here(), **others)) and waits(found, replace(here(), holds_danger=True))


def test_of_what_is_for_oneself_or_a_circle_nobody_is_told_and_nothing_waits(ada, ben, noticed):
    ada = make.a_circle(ada, ben)
    alone, near = make.a_story(ada, PLAN, audience="me"), make.a_story(ada, PLAN, audience="circle")
    make.a_reply(make.as_viewer(ben.member_id), near, PLAN)
    assert noticed() == [] and not Story.objects.filter(id__in=(alone, near), held_on__isnull=False).exists()
    assert not Reply.objects.filter(held_on__isnull=False).exists()


def test_shared_afterwards_it_is_told_of_and_waits(ada, noticed):
    story = make.a_story(ada, PLAN, audience="me")
    changed(ada, story, PLAN)
    assert noticed() == [("story", story, "self-harm", True)] and Story.objects.get(id=story).held_on


def test_a_change_that_makes_danger_appear_counts_once_and_one_that_leaves_it_does_not(ada, noticed):
    story = make.a_story(ada, QUIET)
    changed(ada, story, f"{QUIET} {FEELING}")
    changed(ada, story, f"{QUIET} {FEELING} A comma, too.")
    assert noticed() == [("story", story, "self-harm", False)] and Story.objects.get(id=story).held_on is None
    changed(ada, story, f"{QUIET} {FEELING} {PLAN}")
    assert noticed() == [("story", story, "self-harm", False), ("story", story, "self-harm", True)]
    assert Story.objects.get(id=story).held_on


def test_the_same_danger_in_other_words_counts(ada, noticed):
    story = make.a_story(ada, FEELING)
    changed(ada, story, "I don't want to be alive any more.")
    assert len(noticed()) == 2


@pytest.mark.parametrize(("before", "after"), [
    (f"{MEDICAL}\n\n{FEELING}", FEELING), (f"{CHILD} {FEELING}", f"{QUIET} {FEELING}"), (f"{ABUSE}\n\n{MEDICAL}", ABUSE),
    ("I have no reason left, to go on living.", "I have no reason left to go on living!"), (FEELING, QUIET), (PLAN, QUIET),
    (PLAN, f"{QUIET}\n\n{PLAN}"), (f"{FEELING} {QUIET}", f"{QUIET}\n{FEELING.upper()}"),
], ids=[
    "one of two is taken away", "and something quiet is added", "and the quieter one stays", "a comma is mended",
    "all is taken away", "a plan is taken away", "something quiet is put before a plan", "the order is another",
])
def test_a_change_that_adds_no_danger_is_not_told_of(ada, ben, noticed, before, after):
    story, reply = make.a_story(ada, before), make.a_reply(ben, make.a_story(ada, QUIET), before)
    told = noticed()
    assert len(told) == 2
    for _ in range(2):
        changed(ada, story, after)
        edit_reply(viewer=make.as_viewer(ben.member_id), now=make.NOW, reply=reply, source=after)
    assert noticed() == told


@pytest.mark.parametrize(("before", "after"), [
    (FEELING, f"{FEELING}\n\n{MEDICAL}"), (MEDICAL, f"{MEDICAL} {FEELING}"), (MEDICAL, f"{MEDICAL} {PLAN}"), (CHILD, FEELING),
    (FEELING, f"{FEELING}\n\nI won't be here when spring comes and nobody will miss me."),
])
def test_a_change_that_adds_danger_to_danger_is_told_of(ada, noticed, before, after):
    story = make.a_story(ada, before)
    changed(ada, story, after)
    assert len(noticed()) == 2


def test_nobody_waits_for_their_turn_to_write_while_words_are_listened_to(ada, ben, noticed, monkeypatch):
    """On SQLite one writes at a time: from the first statement of an action on, all others wait."""
    from django.db import connection

    from tealight.kernel.actions import running
    from tealight.stories import danger

    outside, listened, right = len(connection.atomic_blocks), [], danger.danger_of

    def listening(text):
        assert running.get() == () and len(connection.atomic_blocks) == outside
        listened.append(text)
        return right(text)

    ada, ben = make.as_viewer(ada.member_id), make.as_viewer(ben.member_id)
    monkeypatch.setattr(danger, "danger_of", listening)
    story = make.a_story(ada, FEELING, title="Tuesday")
    make.a_reply(ben, story, MEDICAL)
    make.a_story(ada, PLAN, audience="me")
    assert listened == [f"Tuesday\n\n{FEELING}", MEDICAL] and len(noticed()) == 2


def test_what_is_longer_than_anything_can_be_is_refused_and_not_listened_to(ada, monkeypatch):
    from tealight.kernel import prose
    from tealight.kernel.verdict import Refused
    from tealight.stories import danger

    monkeypatch.setattr(danger, "danger_of", lambda text: pytest.fail("it was listened to"))
    with pytest.raises(Refused):
        make.a_story(ada, "It rains. " * (prose.LONGEST // 4))


def test_what_a_person_let_appear_does_not_wait_again_for_a_comma(ada, mira, browser_of, noticed):
    story = make.a_story(ada, PLAN)
    browser = browser_of(mira)
    browser.send(browser.get(f"/stories/{story}/").form(f"/stories/{story}/appearance/"), press="seen")
    assert Story.objects.get(id=story).held_on is None
    changed(ada, story, f"{PLAN} It rains.")
    assert Story.objects.get(id=story).held_on is None and len(noticed()) == 1


def test_a_changed_reply_is_judged_as_a_new_one(ada, ben, noticed):
    reply = make.a_reply(ada, make.a_story(ben, QUIET), QUIET)
    for _ in range(2):
        edit_reply(viewer=make.as_viewer(ada.member_id), now=make.NOW, reply=reply, source=PLAN)
    assert noticed() == [("reply", reply, "self-harm", True)] and Reply.objects.get(id=reply).held_on


def test_of_what_was_taken_back_nobody_is_told(ada, ben, noticed):
    from tealight.stories.actions.withdraw_reply import withdraw_reply

    reply = make.a_reply(ada, make.a_story(ben, QUIET), QUIET)
    withdraw_reply(viewer=ada, now=make.NOW, reply=reply)
    edit_reply(viewer=make.as_viewer(ada.member_id), now=make.NOW, reply=reply, source=PLAN)
    assert noticed() == []


def test_shared_twice_it_is_told_of_once(ada, noticed):
    for _ in range(2):
        make.a_story(make.as_viewer(ada.member_id), PLAN, story_id=77)
    assert len(noticed()) == 1


def test_a_plan_waits_for_a_person_whatever_hour_was_chosen_and_whoever_wrote_it(ada, mira, noticed):
    for viewer in (ada, mira):
        row = Story.objects.get(id=make.a_story(viewer, PLAN, later=True))
        assert row.held_on and row.appears_at is None
    row = Story.objects.get(id=make.a_story(ada, FEELING, later=True))
    assert row.appears_at and len(noticed()) == 3, "the team is told before its hour"


def test_what_is_said_of_a_photo_is_judged_with_the_words():
    from tealight.stories.danger import danger_in
    from tealight.stories.wording import Picture, Wording

    picture = Picture(1, "", "The sea", FEELING, 0, 1, 1)
    assert danger_in(Wording("", QUIET, (), "", (picture,))).kind == "self-harm"
    assert danger_in(Wording(FEELING, QUIET, (), "")).kind == "self-harm"


@pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])
def test_others_meet_it_as_anything_that_waits_and_its_author_is_told(ada, ben, mira, browser_of, anonymous):
    story = make.a_story(ada, PLAN, anonymous=anonymous)
    assert browser_of(ben).get(f"/stories/{story}/").status == 404
    assert "This waits for a person to read it." in browser_of(mira).get(f"/stories/{story}/").main
    assert "You are not in trouble." in browser_of(ada).get(f"/stories/{story}/").main


def test_seen_first_it_says_that_it_will_wait(desk):
    form = desk.open()
    assert "a person reads them before members can" in desk.press("preview", form, body=PLAN, audience="members").main
    assert "a person reads them before members can" not in desk.press("preview", form, body=PLAN, audience="me").main
    assert "a person reads them before members can" not in desk.press("preview", form, body=FEELING, audience="members").main


@pytest.mark.parametrize("audience", ["members", "me"])
def test_what_is_sent_is_listened_to_once(ada, desk, browser_of, monkeypatch, audience):
    """The ears cost more than all else of a reply: whoever leads to help asks what was judged, not again."""
    from tealight.stories import danger

    listened, right = [], danger.danger_of
    monkeypatch.setattr(danger, "danger_of", lambda text: listened.append(text) or right(text))
    sent = desk.press("share", body=PLAN, audience=audience)
    assert sent.goes_to.endswith("/help/") and len(listened) == 1
    if audience == "members":
        story, browser = make.a_story(ada, QUIET), browser_of(ada)
        listened.clear()
        sent = browser.send(browser.get(f"/stories/{story}/").form(f"/stories/{story}/replies/"), body=PLAN, follow=False)
        assert "/help/" in sent.goes_to and len(listened) == 1

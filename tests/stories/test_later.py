"""What appears at an hour of the next day that chance chooses: nobody can tell from it when its author was here."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.notices.models import Notice
from tealight.notices.queries import answered_anonymously
from tealight.stories.actions.edit_reply import edit_reply
from tealight.stories.actions.edit_story import edit_story
from tealight.stories.actions.let_story_appear import let_story_appear
from tealight.stories.actions.react import react
from tealight.stories.actions.show_when_due import show_when_due
from tealight.stories.actions.withdraw_story import withdraw_story
from tealight.stories.models import Reply, Story
from tealight.stories.queries.due import due
from tests import make
from tests.ground.work import drain

SAID = "I was here, and it is nobody’s business when."
SOFTWARE = System("its hour has come")
A_DAY_ON = make.NOW + timedelta(days=1, hours=1)


def let_all_appear(now=A_DAY_ON):
    for kind, thing in due(SOFTWARE, now):
        show_when_due(viewer=SOFTWARE, now=now, kind=kind, thing=thing)


@pytest.mark.parametrize("anonymous", [False, True])
def test_until_its_hour_nobody_but_its_author_and_the_team_meets_it(ada, ben, mira, browser_of, anonymous):
    story = make.a_story(ada, SAID, later=True, anonymous=anonymous)
    ada = make.as_viewer(ada.member_id)
    assert f"/stories/{story}/" not in browser_of(ben).get("/stories/").links()
    assert browser_of(ben).get(f"/stories/{story}/").status == 404
    assert "appear by themselves within a day" in browser_of(ada).get(f"/stories/{story}/").main
    assert "appears by itself within a day" in browser_of(ada).get("/stories/mine/").main
    assert SAID in browser_of(mira).get(f"/stories/{story}/").html, "danger is met at once"
    let_all_appear()
    assert SAID in browser_of(ben).get(f"/stories/{story}/").html
    assert Story.objects.get(id=story).hour == clock.hour(A_DAY_ON), "as if it were written now"


def test_its_hour_is_one_of_the_next_twenty_four(ada):
    hours = {Story.objects.get(id=make.a_story(ada, f"{n}", later=True)).appears_at - clock.hour(make.NOW) for n in range(40)}
    assert timedelta(0) < min(hours) and max(hours) <= timedelta(hours=24)
    assert len(hours) > 5, "chance chooses"


def test_before_its_hour_nothing_appears_and_afterwards_only_once(ada, ben):
    story = make.a_story(ada, SAID, later=True)
    let_all_appear(make.NOW)
    assert Story.objects.get(id=story).held_on is not None
    let_all_appear()
    version = Story.objects.get(id=story).version
    show_when_due(viewer=SOFTWARE, now=A_DAY_ON + timedelta(hours=5), kind="story", thing=story)
    row = Story.objects.get(id=story)
    assert (row.version, row.hour) == (version, clock.hour(A_DAY_ON))


def test_it_is_found_once_it_has_appeared(ada, ben, browser_of):
    story = make.a_story(ada, "The kettle and the radio.", later=True)
    def found():
        browser = browser_of(ben)
        return f"/stories/{story}/" in browser.send(browser.get("/search/").form("/search/"), words="kettle").links()

    assert not found()
    let_all_appear()
    assert found()


def test_a_reply_comes_as_the_newest_of_its_thread_and_leaves_no_gap(ada, ben, cy, browser_of):
    story = make.a_story(ben)
    before = Story.objects.get(id=story)
    late = make.a_reply(ada, story, "Late.", later=True, anonymous=True)
    row = Story.objects.get(id=story)
    assert (row.next_ordinal, row.version, row.answered_on) == (before.next_ordinal, before.version, None)
    first = make.a_reply(cy, story, "At once.")
    let_all_appear()
    assert Reply.objects.get(id=first).ordinal < Reply.objects.get(id=late).ordinal == Reply.objects.get(id=first).ordinal + 1
    page = browser_of(ben).get(f"/stories/{story}/").html
    assert page.index("At once.") < page.index("Late.")


def test_whoever_is_answered_is_told_when_it_appears_and_not_before(ada, ben):
    story = make.a_story(ben)
    late = make.a_reply(ada, story, "Late.", later=True)
    told = Notice.objects.filter(reply=late, persona_id=ben.persona_id)
    drain()
    assert not told.exists()
    let_all_appear()
    drain(clock=lambda: A_DAY_ON)
    assert told.exists()
    assert Story.objects.get(id=story).answered_on == clock.hour(A_DAY_ON)


def test_taken_back_before_its_hour_it_never_appears(ada, ben, browser_of):
    story = make.a_story(ada, SAID, later=True)
    withdraw_story(viewer=ada, now=make.NOW, story=story)
    let_all_appear()
    show_when_due(viewer=SOFTWARE, now=A_DAY_ON, kind="story", thing=story)
    assert browser_of(ben).get(f"/stories/{story}/").status == 404


def test_what_a_person_has_to_read_waits_for_the_person_instead(ada, mira):
    story = make.a_story(ada, "Look at https://example.org/ with me.", later=True, anonymous=True)
    row = Story.objects.get(id=story)
    assert row.held_on is not None and row.appears_at is None
    plain = make.a_story(ada, SAID, later=True)
    edit_story(
        viewer=make.as_viewer(ada.member_id), now=make.NOW, story=plain, title="", source=SAID + " One word more.",
        audience="members", need="company",
    )
    assert Story.objects.get(id=plain).appears_at is not None, "changed, it still waits for its hour"


@pytest.mark.parametrize("waits_for", ["its hour", "a person"])
def test_what_nobody_read_before_it_was_changed_does_not_say_so(ada, ben, waits_for):
    said, later = (SAID, True) if waits_for == "its hour" else ("Look at https://example.org/ with me.", False)
    story = make.a_story(ada, said, later=later, anonymous=True)
    answered = make.a_story(ben)
    owner = make.as_viewer(ada.member_id)
    reply = make.a_reply(owner, answered, said, later=later, anonymous=True)
    owner = make.as_viewer(ada.member_id)
    change = {"viewer": owner, "now": make.NOW, "source": f"{said} And the radio."}
    edit_story(**change, story=story, title="", audience="members", need="company")
    edit_reply(**change, reply=reply)
    assert (Story.objects.get(id=story).edited_on, Reply.objects.get(id=reply).edited_on) == (None, None)
    assert Story.objects.get(id=story).hour == Reply.objects.get(id=reply).hour == clock.hour(make.NOW)


def test_the_desk_does_not_ask_for_a_yes_to_what_waits_for_its_hour(ada, mira, browser_of):
    from tealight.stories import wording

    story = make.a_story(ada, SAID, later=True)
    assert f"/stories/{story}/" not in browser_of(mira).get("/desk/held/").links()
    row = Story.objects.get(id=story)
    with pytest.raises(Refused, match="its hour"):
        let_story_appear(viewer=mira, now=make.NOW, story=story, seen=wording.mark(row, wording.take(row, row, mira), mira))


def test_in_a_circle_and_for_oneself_nothing_waits(ada, ben):
    owner = make.a_circle(ada, ben)
    for audience in ("circle", "me"):
        row = Story.objects.get(id=make.a_story(owner, SAID, audience=audience, later=True))
        assert row.held_on is None and row.appears_at is None


def test_until_its_hour_nobody_answers_it_or_an_answer_would_tell_the_hour(ada, ben, mira, browser_of):
    story = make.a_story(ada, SAID, later=True, anonymous=True)
    for who in (ada, mira):
        with pytest.raises(Refused, match="once it has appeared"):
            make.a_reply(make.as_viewer(who.member_id), story, "One thing more.")
    told = make.a_story(ben)
    late = make.a_reply(make.as_viewer(ada.member_id), told, "Late.", later=True, anonymous=True)
    with pytest.raises(Refused, match="once it has appeared"):
        make.a_reply(make.as_viewer(ada.member_id), told, "Under it.", answers=late)
    let_all_appear()
    make.a_reply(make.as_viewer(ada.member_id), story, "One thing more.")
    make.a_reply(ben, told, "Under it.", answers=late)


def test_nobody_but_the_software_lets_an_hour_come(ada, mira):
    story = make.a_story(ada, SAID, later=True)
    with pytest.raises(Refused):
        show_when_due(viewer=mira, now=A_DAY_ON, kind="story", thing=story)
    with pytest.raises(Refused):
        due(mira, A_DAY_ON)


def test_the_pages_offer_it_and_say_what_happens(ada, ben, browser_of):
    browser = browser_of(ada)
    form = browser.get("/stories/new/").form("/stories/new/")
    seen = browser.send(form, press="do=preview", body=SAID, audience="members", later="on")
    assert "It appears by itself some time in the next day." in seen.main
    sent = browser.send(seen.form("/stories/new/"), press="do=share", follow=False)
    story = Story.objects.get()
    assert story.appears_at is not None
    assert browser.follow(sent).words.count("They appear by themselves within a day") == 1, "said twice"
    form = browser.get(f"/stories/{story.id}/edit/").form(f"/stories/{story.id}/edit/")
    page = browser.send(form, press="do=save", body=f"{SAID} And the radio.")
    assert "Your changes are saved." in page.words
    assert page.words.lower().count("by themselves within a day") == 1, "said twice"
    told = make.a_story(ben)
    box = browser.get(f"/stories/{told}/").form(f"/stories/{told}/replies/")
    page = browser.send(box, body="Late.", later="on")
    assert Reply.objects.get().appears_at is not None
    assert "They appear by themselves within a day" in page.main and "appears by itself within a day" in page.main


def test_the_schedule_lets_it_happen(ada, ben, browser_of, monkeypatch):
    from tealight.stories import jobs

    story = make.a_story(ada, SAID, later=True)
    monkeypatch.setattr(jobs.clock, "now", lambda: A_DAY_ON)
    jobs.show_what_is_due.call()
    assert Story.objects.get(id=story).held_on is None


def test_changed_before_its_hour_it_appears_as_if_nobody_had_changed_it(ada, ben, browser_of):
    """“Edited”, on the day before, would tell that it was written before its hour."""
    story, told = make.a_story(ada, SAID, later=True, anonymous=True), make.a_story(ben)
    ada = make.as_viewer(ada.member_id)
    late = make.a_reply(ada, told, "Late.", later=True)
    version = Story.objects.get(id=told).version
    edit_story(viewer=ada, now=make.NOW, story=story, title="", source="Said otherwise.", audience="members", need="company")
    edit_reply(viewer=ada, now=make.NOW, reply=late, source="Later.")
    assert Story.objects.get(id=told).version == version, "its story stays as it is"
    let_all_appear()
    assert Story.objects.get(id=story).edited_on is None and Reply.objects.get(id=late).edited_on is None
    for page in (browser_of(ben).get(f"/stories/{story}/"), browser_of(ben).get(f"/stories/{told}/")):
        assert "edited" not in page.main.lower()
    edit_story(viewer=ada, now=A_DAY_ON, story=story, title="", source=SAID, audience="members", need="company")
    assert Story.objects.get(id=story).edited_on == A_DAY_ON.date()


def test_nobody_stands_alongside_before_its_hour_or_that_would_be_there_when_it_appears(ada, mira, browser_of):
    story = make.a_story(ada, SAID, later=True)
    with pytest.raises(Refused, match="once it has appeared"):
        react(viewer=mira, now=make.NOW, story=story, kind="with-you")
    assert f"/stories/{story}/reaction/" not in [form.action for form in browser_of(mira).get(f"/stories/{story}/").forms]
    let_all_appear()
    react(viewer=mira, now=A_DAY_ON, story=story, kind="with-you")


@pytest.mark.parametrize("waits", ["its hour", "a person"])
def test_an_author_who_asks_every_minute_does_not_learn_when_an_answer_was_written(ada, ben, browser_of, waits):
    """What they may do with their story, and what its pages say, is the same before and after."""
    ben = make.in_room(make.a_circle(ben, ada), "late-loss")
    make.a_place_changes(anyone_audience_on=make.NOW.date())
    story = make.a_story(ben)
    paths = [f"/stories/{story}/{page}" for page in ("", "edit/", "withdrawal/", "erasure/")]

    def seen():
        browser = browser_of(ben)
        return [browser.get(path).main for path in paths]

    before = seen()
    said = {"source": "Late.", "later": True} if waits == "its hour" else {"source": "See https://example.org/"}
    reply = make.a_reply(ada, story, anonymous=True, **said)
    assert Reply.objects.get(id=reply).held_on is not None
    assert seen() == before


def test_an_answer_that_waits_keeps_no_other_from_its_notice(ada, ben, cy):
    """It stands behind all others until its hour, and would seem the last word in the thread."""
    story = make.a_story(ada, SAID, anonymous=True)
    ada = make.as_viewer(ada.member_id)
    make.a_reply(ada, story, "Late.", later=True, anonymous=True)
    make.a_reply(ben, story, "At once.")
    assert len(answered_anonymously(ada, 5)) == 1

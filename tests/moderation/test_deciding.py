"""Each decision through its pages: what it changes, whom it tells, and that it can be undone."""

import pytest

from tealight.accounts.models import Sanction
from tealight.kernel.verdict import Refused
from tealight.moderation.models import Alarm, Case, Claim, Decision, Entry
from tealight.stories.models import Reply, Story
from tests import make
from tests.moderation.asking import again
from tests.moderation.cases import REASON, decided, of_reply, of_story, the_decision

TOLD = "Sister Anne at the General told me."


@pytest.fixture
def rowan(place):
    """Another moderator."""
    return make.a_person("Rowan", roles=("moderator",))


@pytest.fixture
def story(ada):
    return make.a_story(ada, TOLD, title="A letter to nobody")


def letter_of(browser, what: str):
    """The page of the letter about a decision, as whoever got it reads it."""
    return browser.get(f"/account/decisions/{the_decision(what)}/")


def searched(browser) -> str:
    """What a search for a word of the story finds."""
    return browser.send(browser.get("/search/").form("/search/"), words="General").main


def undone(browser, what: str, **said):
    path = f"/desk/decisions/{the_decision(what)}/"
    return browser.send(browser.get(path).form(f"{path}undoing/"), **said)


def test_taken_down_it_is_its_authors_alone_told_in_a_letter_and_can_be_undone(ada, ben, mira, rowan, story, browser_of):
    desk, hers, his = browser_of(mira), browser_of(ada), browser_of(ben)
    case = of_story(story, danger="self-harm", why="danger", alarm=True)
    page = decided(desk, case, "remove", category="privacy", rule="Name nobody")
    assert page.url.startswith("/desk/rota/rest/") and "finds the letter" in page.words
    row = Case.objects.get(id=case)
    assert (row.outcome, Alarm.objects.count(), Claim.objects.count()) == ("removed", 0, 0)
    assert his.get(f"/stories/{story}/").status == 404 and desk.get(f"/stories/{story}/").status == 404
    assert TOLD not in his.get("/stories/").main and "Sister" not in searched(his)
    mine = hers.get(f"/stories/{story}/")
    assert TOLD in mine.main and "took this story down" in mine.main
    assert f"/account/decisions/{the_decision('remove')}/" in hers.get("/account/decisions/").links()
    letter = letter_of(hers, "remove")
    assert letter.heading == "We took your story down" and REASON in letter.main and f"/stories/{story}/" in letter.links()
    for said in (
        "as “Ada”", "Nobody but you can read it", "In Harbour, for everyone", "It has no end, unless it is undone",
        "A rule of this place: Something private of somebody’s. Name nobody.", "Software noticed words; a person decided.",
        "who did not decide it hears you, within seven days", "dispute body, or to a court",
    ):
        assert said in letter.main, said
    assert "Mira" not in letter.main
    page = undone(browser_of(rowan), "remove", reason="It was no real name.")
    assert "This was undone" in page.main
    assert TOLD in his.get(f"/stories/{story}/").main and "Sister" in searched(his)
    letter = letter_of(hers, "remove")
    assert "This was undone" in letter.main and "It was no real name." in letter.main


def test_the_letter_is_read_before_it_is_sent_and_what_was_chosen_is_kept(mira, story, browser_of):
    desk, path = browser_of(mira), f"/desk/cases/{of_story(story)}/decide/"
    page = desk.send(desk.get(path).form(path), press="step=letter", what="warn")
    assert page.status == 422 and "Whoever it is about reads this" in page.main and "Say which rule" in page.main
    page = desk.send(page.form(path), press="step=letter", reason="Please mind <the rule>.", rule="Speak of your own")
    assert "A rule of this place: Speak of your own." in page.main
    assert page.heading == "Something we ask you to mind" and "Please mind <the rule>." in page.main
    assert not Decision.objects.exists() and Case.objects.get().closed_on is None
    page = desk.send(page.form(path), press="step=change")
    assert page.status == 200 and "Please mind <the rule>." in page.main and page.form(path).fields["what"] == ["warn"]
    page = desk.send(page.form(path), press="step=letter")
    sent = page.form(path)
    assert desk.send(sent, press="step=send").heading == "A warning"
    assert "decided meanwhile" in desk.send(sent, press="step=send").words and Decision.objects.count() == 1


def test_a_second_press_that_overtakes_the_first_decides_once(ada, mira, story, now):
    from tealight.moderation.actions.decide import decide
    from tealight.moderation.judgement import Judgement

    case, asked = of_story(story), Judgement(what="ask", reason=REASON)
    numbers = {decide(viewer=mira, now=now, case=case, judged=asked, decision=7) for _ in range(2)}
    assert numbers == {7} and Decision.objects.count() == Entry.objects.count() == 1


@pytest.mark.parametrize(("what", "said", "changed", "told"), [
    ("note", {"notes": ["abuse"]}, lambda row: row.notes, "It carries the note"),
    ("limit", {"readers": "room"}, lambda row: row.audience == "group", "People in Late loss"),
    ("close", {}, lambda row: row.closed_on, "Nobody can answer it any more"),
])
def test_a_story_stays_and_something_changes_which_can_be_undone(ada, mira, story, browser_of, what, said, changed, told):
    from tealight.groups.models import Group

    make.the_rooms()
    room = Group.objects.get(slug="late-loss")
    said = {name: str(room.id) if value == "room" else value for name, value in said.items()}
    told = told.replace("Late loss", room.name)
    desk, before = browser_of(mira), Story.objects.get(id=story)
    decided(desk, of_story(story), what, **said)
    row = Story.objects.get(id=story)
    assert changed(row) and row.version > before.version and row.edited_on is None
    assert told in letter_of(browser_of(ada), what).main and Case.objects.get().closed_on
    undone(desk, what)
    row = Story.objects.get(id=story)
    assert not changed(row) and (row.audience, row.group_id) == (before.audience, before.group_id)


def test_what_its_author_narrowed_since_is_not_widened_by_undoing(ada, mira, story, browser_of, now):
    from tealight.stories.actions.withdraw_story import withdraw_story

    make.the_rooms()
    decided(browser_of(mira), of_story(story), "close")
    withdraw_story(viewer=ada, now=now, story=story)
    undone(browser_of(mira), "close")
    row = Story.objects.get(id=story)
    assert row.withdrawn_on and row.closed_on and Decision.objects.get().lifted_on


def test_held_by_the_team_the_case_stays_open_until_it_is_settled(ada, ben, mira, story, browser_of):
    desk, his, case = browser_of(mira), browser_of(ben), of_story(story, alarm=True)
    decided(desk, case, "hold")
    assert his.get(f"/stories/{story}/").status == 404 and Case.objects.get().closed_on is None and not Alarm.objects.exists()
    assert "you are not in trouble" in letter_of(browser_of(ada), "hold").main
    page = decided(desk, case, "none")
    assert "nobody is told" in page.words and TOLD in his.get(f"/stories/{story}/").main
    assert Case.objects.get().outcome == "nothing" and "This was undone" in letter_of(browser_of(ada), "hold").main
    assert browser_of(ada).get(f"/account/decisions/{the_decision('none')}/").status == 404


def test_what_waited_appears_by_leaving_it_but_not_with_other_words(ada, mira, story, browser_of, now):
    from tealight.stories.actions.edit_story import edit_story

    Story.objects.filter(id=story).update(held_on=now.date())
    case, desk = of_story(story, "held"), browser_of(mira)
    path = f"/desk/cases/{case}/decide/"
    page = desk.send(desk.get(path).form(path), press="step=letter", what="none")
    edit_story(viewer=again(ada), now=now, story=story, title="", source="Other words.", audience="members", need="company")
    page = desk.send(page.form(path), press="step=send")
    assert "changed after you opened it" in page.main and Story.objects.get(id=story).held_on
    decided(desk, case, "none")
    assert Story.objects.get(id=story).held_on is None


def test_of_what_waits_a_warning_leaves_the_case_open(mira, story, browser_of, now):
    Story.objects.filter(id=story).update(held_on=now.date())
    decided(browser_of(mira), of_story(story, "held"), "warn")
    assert Case.objects.get().closed_on is None and Story.objects.get(id=story).held_on


def test_asked_for_a_change_the_case_stays_open(ada, mira, story, browser_of):
    decided(browser_of(mira), of_story(story), "ask")
    assert Case.objects.get().closed_on is None and "Please change it" in letter_of(browser_of(ada), "ask").main


def test_a_reply_is_taken_down_and_put_back_but_not_where_it_was_deleted(ada, ben, cy, mira, story, browser_of, now):
    from tealight.stories.actions.erase_reply import erase_reply

    kept, deleted = make.a_reply(ben, story, "At least you know."), make.a_reply(ben, story, "God needed an angel.")
    make.a_reply(cy, story, "Please don’t.", answers=deleted)
    desk = browser_of(mira)
    for reply in (kept, deleted):
        decided(desk, of_reply(reply), "remove")
    assert "At least you know" not in browser_of(ada).get(f"/stories/{story}/").main
    assert "At least you know" in browser_of(ben).get(f"/stories/{story}/").main
    erase_reply(viewer=again(ben), now=now, reply=deleted)
    for number in Decision.objects.values_list("id", flat=True):
        desk.post(f"/desk/decisions/{number}/undoing/")
    assert "At least you know" in browser_of(ada).get(f"/stories/{story}/").main
    assert Reply.objects.get(id=deleted).removed_on and not Reply.objects.get(id=kept).removed_on


@pytest.mark.parametrize(("what", "said"), [
    ("photos", "add photos"), ("letters", "write letters"), ("suspend", "Nothing you do reaches others"), ("write", "write for others"),
])
@pytest.mark.parametrize("anonymous", [False, True])
def test_what_holds_for_a_person_is_told_by_the_face_and_lifted(ada, mira, browser_of, what, said, anonymous):
    story = make.a_story(again(ada), TOLD, anonymous=anonymous)
    decided(browser_of(mira), of_story(story), what, days="30")
    assert again(ada).sanctions == {what} and Case.objects.get().outcome == "dealt-with"
    hers = browser_of(again(ada))
    assert said in letter_of(hers, what).main and "Until the end of" in letter_of(hers, what).main
    assert len(hers.get("/account/decisions/").main.split("Until")) == 1 and hers.get("/account/decisions/").main.count(" 2026") == 1
    undone(browser_of(mira), what)
    assert not again(ada).sanctions and "This was undone" in letter_of(hers, what).main


def test_a_place_for_a_sanction_stands_beside_no_face(ada, mira, browser_of):
    """Places are used again: two faces beside one tag on two nights would be one person's."""
    story = make.a_story(ada, TOLD, anonymous=True)
    decided(browser_of(mira), of_story(story), "write")
    held = Decision.objects.get(id=Sanction.objects.get().decision)
    assert (held.face, held.thing, held.case_id, held.kind, held.what) == (None, None, None, "", "")
    face = Story.objects.get(id=story).persona_id
    assert all(str(face) not in str(row) for row in Sanction.objects.values_list())


def test_the_pages_of_the_team_are_the_same_whoever_is_behind_a_face(ada, ben, mira, browser_of):
    """The same words, by Ada and by Ben and by the moderator herself: the same pages, statement by statement."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages, statements = [], []
    for who in (ada, ben, mira):
        story = make.a_story(again(who), TOLD, anonymous=True)
        name = Story.objects.select_related("persona").get(id=story).persona.name
        with CaptureQueriesContext(connection, ) as caught:
            page = decided(browser_of(mira), of_story(story), "photos", days="7")
        pages.append(page.main.replace(name, "Somebody"))
        statements.append(len(caught))
    assert len(set(pages)) == 1 and max(statements) - min(statements) <= 0, statements


def test_ones_own_is_decided_by_somebody_else_and_one_in_hand_by_whoever_has_it(mira, rowan, story, now, browser_of):
    from tealight.moderation.actions.claim_case import claim_case
    from tealight.moderation.actions.decide import decide
    from tealight.moderation.judgement import Judgement

    mine, theirs = of_story(make.a_story(mira, "My own.")), of_story(story)
    claim_case(viewer=rowan, now=now, case=theirs, name="Alder")
    for case, said in ((mine, "your own"), (theirs, "Alder has this in hand")):
        with pytest.raises(Refused, match=said):
            decide(viewer=mira, now=now, case=case, judged=Judgement(what="warn", reason=REASON))
    decide(viewer=rowan, now=now, case=theirs, judged=Judgement(what="warn", reason=REASON))


def test_others_of_the_team_decide_nothing(ada, olive, story, browser_of, now):
    from tealight.moderation.actions.decide import decide
    from tealight.moderation.judgement import Judgement

    case = of_story(story)
    for other in (ada, olive):
        assert browser_of(other).get(f"/desk/cases/{case}/decide/").status == 404
        with pytest.raises(Refused):
            decide(viewer=other, now=now, case=case, judged=Judgement(what="remove", reason=REASON))


def test_a_letter_is_nobody_elses_and_asks_again_where_the_browser_was_left_open(ada, ben, mira, story, browser_of):
    from tests.page import Browser

    decided(browser_of(mira), of_story(story), "warn")
    path = f"/account/decisions/{the_decision('warn')}/"
    assert browser_of(ben).get(path).status == 404 and "Nothing." in browser_of(ben).get("/account/decisions/").main
    assert Browser.of(ada, fresh=False).get(path, follow=False).goes_to.startswith("/sign-in/again/")

"""Reporting, through whole requests: members, people without an account, twice, without script, and whoever it is about."""

import pytest

from tealight.config.settings import TEALIGHT
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import NotFound
from tealight.moderation.models import Case, Report
from tealight.moderation.queries.own_reports import own_reports
from tealight.moderation.receipts import code_of, tag_of
from tealight.place.queries import place as the_place
from tests import make
from tests.groups.dump import dump
from tests.moderation.asking import again
from tests.moderation.reporting import a_portrait, close, kept, report, said


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """No form of these tests is too young, or one too many."""
    monkeypatch.setattr("tealight.help.forms.ticket.YOUNGEST", 0)
    monkeypatch.setattr("tealight.moderation.views.reports.PACE", Pace(each=50))


@pytest.fixture
def told(ada):
    return make.a_story(ada, "They should have tried harder.", title="Rant")


@pytest.fixture
def for_anyone(ada):
    make.a_place_changes(anyone_audience_on=make.NOW.date())
    return make.a_story(ada, "For all the world.", audience="anyone")


def test_a_member_reports_from_where_they_read_and_finds_what_became_of_it(told, ben, browser_of):
    browser = browser_of(ben)
    url = f"/stories/{told}/report/"
    assert url in browser.get(f"/stories/{told}/").links()
    page = browser.get(url)
    assert "By Ada." in page.main and "never told who reported it" in page.main
    page = browser.send(page.form(url), reason="unkind", words="It hits everyone.")
    assert page.url.startswith("/report/sent/") and "The team has it" in page.heading
    case = Case.objects.get()
    assert said(case) == {("unkind", "It hits everyone.")}
    assert kept(case)[0].title == "Rant" and "tried harder" in kept(case)[0].parts[0][1]
    mine = browser.get("/account/reports/").main
    assert "A story by Ada" in mine and "It hits everyone." in mine and "A person will look at it by" in mine
    close(case, "note")
    assert "We looked at it. A content note was added." in browser.get("/account/reports/").main


def test_nothing_chosen_keeps_what_was_typed(told, ben, browser_of):
    browser = browser_of(ben)
    page = browser.send(browser.get(f"/stories/{told}/report/").form(f"/stories/{told}/report/"), words="It hurts.")
    assert page.status == 400 and "It hurts." in page.main and "Choose what comes nearest" in page.main
    assert not Case.objects.exists()


@pytest.mark.parametrize("what", ["story", "reply", "persona", "portrait"])
def test_pressing_twice_reports_once_and_other_words_are_another_report(what, ada, ben, told):
    thing = {"story": told, "reply": lambda: make.a_reply(ada, told), "persona": ada.persona_id, "portrait": a_portrait}[what]
    thing = thing(ada) if what == "portrait" else thing() if callable(thing) else thing
    report(ben, what, thing)
    report(again(ben), what, thing)
    assert (Case.objects.count(), Report.objects.count()) == (1, 1)
    report(again(ben), what, thing, words="And there is more.")
    assert (Case.objects.count(), Report.objects.count()) == (1, 2)


def test_a_snapshot_of_a_photo_names_it_and_holds_nothing_that_opens_it(ada, ben):
    report(ben, "portrait", a_portrait(ada))
    (snapshot,) = kept(Case.objects.get())
    assert snapshot.photos[0].alt == "A beach" and not hasattr(snapshot.photos[0], "key")


def test_several_people_are_one_case_and_each_wording_is_kept(told, ada, ben, cy):
    from tealight.stories.actions.edit_story import edit_story

    report(ben, "story", told)
    edit_story(viewer=again(ada), now=make.NOW, story=told, title="Calmer", source="I was angry.", audience="members", need="no-reply")
    report(cy, "story", told, "private")
    case = Case.objects.get()
    assert [one.title for one in kept(case)] == ["Rant", "Calmer"] and len(said(case)) == 2


def test_reported_again_after_a_decision_it_is_a_new_case(told, ben):
    report(ben, "story", told)
    close(Case.objects.get())
    report(again(ben), "story", told)
    assert Case.objects.filter(closed_on=None).count() == 1 and Case.objects.count() == 2
    assert len(own_reports(again(ben), make.NOW, the_place())) == 2


# ── one may report what one may see, and nothing else ────────────────────────────────────────────
def test_what_may_not_be_read_answers_as_what_never_existed(ada, ben, browser_of):
    ada = make.in_room(ada)
    hidden = [make.a_story(ada, room="late-loss"), make.a_story(ada, audience="me"), 404_404]
    browser = browser_of(ben)
    found = [browser.get(f"/stories/{story}/{way}/") for story in hidden for way in ("report", "worry")]
    assert {page.status for page in found} == {404} and len({page.main for page in found}) == 1
    for story in hidden:
        assert browser.post(f"/stories/{story}/report/", {"reason": "other"}).status == 404
        page = browser.post("/report/", {"address": f"/stories/{story}/", "reason": "other"})
        assert page.status == 400 and "nothing at this address" in page.main
    assert not Case.objects.exists()


def test_what_only_its_author_or_the_team_can_read_is_reported_by_nobody(ada, ben, mira):
    from tealight.stories.models import Story

    story = make.a_story(ada)
    reply = make.a_reply(ben, story)
    for column, value in (("held_on", make.NOW.date()), ("removed_on", make.NOW.date())):
        Story.objects.filter(id=story).update(**{column: value})
        for viewer in (ada, ben, mira):
            for kind, thing in (("story", story), ("reply", reply)):
                with pytest.raises(NotFound):
                    report(again(viewer), kind, thing)
        Story.objects.filter(id=story).update(**{column: None})


def test_in_a_circle_it_is_reported_by_whoever_is_in_it_and_the_team_reads_what_they_read(ada, ben, cy, browser_of):
    ada = make.a_circle(ada, ben)
    story = make.a_story(ada, "For you alone.", audience="circle")
    with pytest.raises(NotFound):
        report(cy, "story", story)
    page = browser_of(again(ben)).get(f"/stories/{story}/report/")
    assert "though it was said in a circle" in page.main
    report(again(ben), "story", story)
    assert "For you alone." in kept(Case.objects.get())[0].parts[0][1]


def test_a_left_out_thing_shows_nothing_of_itself_and_can_be_reported(told, ben, browser_of):
    page = browser_of(ben).get(f"/stories/{told}/report/")
    assert "Rant" not in page.html and "tried harder" not in page.html


# ── nobody learns who reported, and nothing tells whose an anonymous thing is ────────────────────
def test_no_row_names_who_reported_and_the_author_is_told_nothing(ada, ben, told, browser_of):
    report(ben, "story", told, words="A word that only Ben used.")
    rows = [dict(row) for model in (Case, Report) for row in model.objects.values()]
    numbers = {value for row in rows for value in row.values() if isinstance(value, int)}
    assert not numbers & {ben.persona_id, ben.member_id}
    assert "only Ben used" not in dump()
    browser = browser_of(again(ada))
    for url in ("/", "/notices/", f"/stories/{told}/", "/account/", "/account/reports/"):
        assert "report" not in browser.get(url).main.lower().replace("what you reported", "").replace("your reports", "").replace("reported nothing", "").replace("who reported it", "")


def test_ones_own_words_are_reported_like_anybodys(ada, ben, browser_of):
    """Were they not, whoever holds an open browser would learn whose an anonymous story is by asking (PRIVACY 6)."""
    story = make.a_story(ada, anonymous=True)
    pages = []
    for viewer in (again(ada), ben):
        browser = browser_of(viewer)
        form = browser.get(f"/stories/{story}/report/")
        page = browser.send(form.form(f"/stories/{story}/report/"), reason="other")
        pages.append((form.main.replace("Ada", "…"), page.main))
    assert pages[0] == pages[1]
    assert Case.objects.count() == 1 and Report.objects.count() == 2


def test_under_a_face_or_a_name_the_same_statements_are_asked(ada, ben, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for anonymous in (False, True):
        for viewer in (ada, ben):
            story = make.a_story(again(ada), anonymous=anonymous)
            with CaptureQueriesContext(connection) as found:
                report(again(viewer), "story", story)
            asked.append(len(found))
    assert len({*asked[0::2]} | {*asked[1::2]}) == 1, asked


def test_the_outcome_tells_nothing_of_what_was_decided_about_a_person(told, ben, browser_of):
    report(ben, "story", told)
    close(Case.objects.get(), "dealt-with")
    assert "did something about it" in browser_of(ben).get("/account/reports/").main


# ── danger, and worry ────────────────────────────────────────────────────────────────────────────
def test_a_child_at_risk_comes_first(told, ben):
    report(ben, "story", told, "child")
    case = Case.objects.get()
    assert (case.urgency, case.danger, case.why) == (0, "child-at-risk", "report") and case.alarm.due


def test_words_that_tell_of_danger_make_a_report_urgent(told, ben):
    report(ben, "story", told, "other", "She wrote to me that she is going to kill herself tonight.")
    assert Case.objects.get().urgency == 0


def test_worried_leads_to_a_form_of_its_own_with_what_was_typed(told, ben, browser_of):
    browser = browser_of(ben)
    page = browser.send(browser.get(f"/stories/{told}/report/").form(f"/stories/{told}/report/"), reason="worried", words="She sounds far away.")
    assert "You’re worried about someone" in page.heading and "She sounds far away." in page.main
    assert "ring" in page.main and not Case.objects.exists()
    page = browser.send(page.form(f"/stories/{told}/worry/"))
    case = Case.objects.get()
    assert "The team has it" in page.heading and (case.why, case.urgency) == ("worry", 3)
    assert said(case) == {("worry", "She sounds far away.")}


def test_whoever_says_that_it_cannot_wait_is_believed(ben, ada, browser_of):
    browser = browser_of(ben)
    browser.send(browser.get(f"/people/{ada.persona_id}/worry/").form(f"/people/{ada.persona_id}/worry/"), words="Silent since Friday.", is_urgent="on")
    case = Case.objects.get()
    assert (case.urgency, case.danger, case.kind, case.face) == (0, "other-person", "persona", ada.persona_id)


def test_a_worry_about_nobody_in_particular_is_a_case_each_time_and_once_for_one_form(ben, browser_of):
    browser = browser_of(ben)
    form = browser.get("/report/worry/").form("/report/worry/")
    browser.send(form, words="A friend from the group.")
    browser.send(form, words="A friend from the group.")
    assert Case.objects.count() == 1 and Report.objects.count() == 1
    browser.send(browser.get("/report/worry/").form("/report/worry/"), words="A friend from the group.")
    assert Case.objects.count() == 2 and {case.kind for case in Case.objects.all()} == {"nobody"}


# ── without an account ───────────────────────────────────────────────────────────────────────────
def test_somebody_without_an_account_gets_a_receipt_that_tells_the_outcome(for_anyone, anybody):
    form = anybody.get("/report/").form("/report/")
    typed = {"address": f"https://place.example/stories/{for_anyone}/?open=story#replies", "reason": "private", "words": "My name."}
    page = anybody.send(form, **typed)
    code = next(e.text for e in page.root.iter("code"))
    assert "shown this once" in page.main and said(Case.objects.get()) == {("private", "My name.")}
    assert code in anybody.send(form, **typed).main and Report.objects.count() == 1, "the same form again is one report"
    look = anybody.get("/report/receipt/").form("/report/receipt/")
    assert "A person will look at it by" in anybody.send(look, code=code.lower().replace("-", " ")).main
    close(Case.objects.get(), "removed")
    page = anybody.send(look, code=code)
    assert "We looked at it, and it was removed." in page.main and "My name." not in page.main
    assert anybody.send(look, code=code_of(3)).status == 400


def test_a_visitor_reports_from_the_page_and_reads_no_more_than_it(for_anyone, told, anybody):
    url = f"/stories/{for_anyone}/report/"
    assert url in anybody.get(f"/stories/{for_anyone}/").links()
    assert "Your receipt" in anybody.send(anybody.get(url).form(url), reason="other").main
    page = anybody.get(f"/stories/{told}/report/")
    assert "Ada" not in page.main and "Sign in" in page.main


def test_too_many_from_one_connection_wait_and_lose_nothing(for_anyone, anybody, monkeypatch):
    monkeypatch.setattr("tealight.moderation.views.reports.PACE", Pace(each=1))
    url = f"/stories/{for_anyone}/report/"
    anybody.send(anybody.get(url).form(url), reason="other")
    page = anybody.send(anybody.get(url).form(url), reason="other", words="Again.")
    assert page.status == 400 and "Again." in page.main and "pause it to keep machines out" in page.main


def test_a_machine_that_fills_the_form_in_no_time_is_kept_out_and_a_member_never(for_anyone, ben, anybody, browser_of, monkeypatch):
    monkeypatch.setattr("tealight.help.forms.ticket.YOUNGEST", 4)
    url = f"/stories/{for_anyone}/report/"
    assert "That was very quick" in anybody.send(anybody.get(url).form(url), reason="other").main
    browser = browser_of(ben)
    assert "The team has it" in browser.send(browser.get(url).form(url), reason="other").heading


def test_no_row_has_the_code_of_a_receipt(for_anyone, visitor):
    from dataclasses import replace

    code = report(replace(visitor, reads_open=True), "story", for_anyone, form=77)
    assert code == code_of(77) and Report.objects.get().tag == tag_of(code)
    assert code not in dump() and code.replace("-", "") not in dump()


def test_a_place_that_can_only_be_read_keeps_nothing_and_says_so(told, ben, browser_of):
    make.a_place_changes(read_only_on=make.NOW.date())
    page = browser_of(ben).post(f"/stories/{told}/report/", {"reason": "other"})
    assert page.status in (400, 403, 503) and not Case.objects.exists()


def test_how_long_it_is_kept_is_said(ben, browser_of, told):
    report(ben, "story", told)
    assert f"kept for {TEALIGHT.cases_kept_days} days" in browser_of(ben).get("/account/reports/").main


def test_what_somebody_reported_is_in_their_own_copy_and_in_nobody_elses(told, ada, ben):
    from tealight.moderation.queries.given import reports_given

    report(ben, "story", told, words="It hits everyone.")
    (entry,) = reports_given(again(ben)).entries()
    assert entry.text == "It hits everyone." and entry.values["what"] == "A story by Ada" and entry.values["outcome"] == ""
    assert list(reports_given(again(ada)).entries()) == []


def test_deleting_for_good_says_beforehand_what_is_kept_the_same_whether_it_was_reported_or_not(told, ada, ben, browser_of):
    other = make.a_story(again(ada), "Something else.")
    report(ben, "story", told)
    pages = [browser_of(again(ada)).get(f"/stories/{story}/erasure/").main for story in (told, other)]
    assert pages[0] == pages[1] and f"until {TEALIGHT.cases_kept_days} days after it was decided" in pages[0]
    assert f"until {TEALIGHT.cases_kept_days} days after it was decided" in browser_of(again(ada)).get("/account/close/").main

"""Leaving a few words, by members and by visitors, and coming back to them by the code that was shown once."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.kernel.pace import Pace
from tealight.stories.models import Confession
from tealight.stories.views import own_confessions, small_hours
from tests import make
from tests.ground.work import drain
from tests.stories.confessing import BACK, SAID, WRITE, code_in, come_back, sent, ticket, work_for

DANGER = "I have the pills beside me and I am going to kill myself tonight."


pytestmark = pytest.mark.usefixtures("at_any_pace")


# ── members ──────────────────────────────────────────────────────────────────────────────────────
def test_a_member_leaves_a_few_words_and_finds_them_by_the_code(ada, browser_of, anybody):
    browser = browser_of(ada)
    form = browser.get(WRITE).form(WRITE)
    page = browser.send(form, text=SAID)
    assert page.status == 200 and "It is shown this once" in page.main
    code = code_in(page)
    assert len(code.replace("-", "")) == 16 and Confession.objects.get().text == SAID
    found = come_back(anybody, code.lower().replace("-", " "))
    assert SAID in found.main and "It waits for a person to read it." in found.main


def test_pressed_twice_it_is_one_with_one_code(ada, browser_of):
    browser = browser_of(ada)
    form = browser.get(WRITE).form(WRITE)
    assert code_in(browser.send(form, text=SAID)) == code_in(browser.send(form, text=SAID))
    assert Confession.objects.count() == 1


def later(monkeypatch, **wait):
    """From now on it is so much later."""
    then = clock.now() + timedelta(**wait)
    monkeypatch.setattr(clock, "now", lambda: then)


@pytest.mark.parametrize("wait, shown", [({"seconds": 59}, True), ({"minutes": 2}, False), ({"hours": 20}, False)])
def test_back_and_send_again_shows_the_code_for_two_minutes_at_most(ada, browser_of, anybody, monkeypatch, wait, shown):
    for browser in (browser_of(ada), anybody):
        note = ticket(60)
        code = sent(browser, ticket=note)
        with monkeypatch.context() as patch:
            later(patch, **wait)
            page = browser.post(WRITE, {"text": SAID, "ticket": note})
        assert page.status == 200 and (code in page.html) == shown
        assert ("sent already" in page.main) != shown
    assert Confession.objects.count() == 2, "of each, one"


def test_the_browser_is_asked_to_keep_nothing_of_the_box(anybody, ada, browser_of):
    """Else Back, on a phone that was left lying, shows the words, in a form that sends them once more."""
    for browser in (anybody, browser_of(ada)):
        (form,) = [form for form in browser.get(WRITE).root.iter("form") if form.get("action") == WRITE]
        assert form.get("autocomplete") == "off"


def test_the_code_is_shown_again_for_the_same_words_alone(anybody):
    note = ticket()
    code = sent(anybody, ticket=note)
    page = anybody.post(WRITE, {"text": "Other words.", "ticket": note})
    assert page.status == 400 and code not in page.html and "was not sent" in page.main and "Other words." in page.html
    assert Confession.objects.get().text == SAID
    fresh = page.form(WRITE).fields["ticket"]
    assert fresh != [note], "what is in the box can go by itself"
    assert anybody.post(WRITE, {"text": "Other words.", "ticket": ticket()}).status == 200


def test_the_code_is_not_shown_to_whoever_signed_out_or_in_meanwhile(ada, browser_of, anybody):
    for first, second in ((browser_of(ada), anybody), (anybody, browser_of(ada))):
        note = ticket()
        code = sent(first, ticket=note)
        page = second.post(WRITE, {"text": SAID, "ticket": note})
        assert code not in page.html and "sent already" in page.main
    assert Confession.objects.count() == 2


def test_what_was_taken_back_does_not_come_back_by_the_same_form(ada, browser_of):
    browser, note = browser_of(ada), ticket()
    code = sent(browser, ticket=note)
    come_back(browser, code, do="take-back")
    page = browser.post(WRITE, {"text": SAID, "ticket": note})
    assert page.status == 400 and code not in page.html and not Confession.objects.exists()


def test_when_it_was_sent_is_forgotten_with_its_hours(ada, browser_of):
    from tealight.kernel.viewer import System
    from tealight.stories.actions.mix_rows import mix_rows

    sent(browser_of(ada))
    for hours, there in ((1, True), (2, False)):
        mix_rows(viewer=System("so that no order shows"), now=clock.now() + timedelta(hours=hours))
        assert (Confession.objects.get().again is not None) is there


def test_pressed_twice_at_the_bound_the_code_is_shown_twice(anybody, monkeypatch):
    monkeypatch.setattr(small_hours, "AGED", Pace(each=1, per=timedelta(hours=1)))
    note = ticket()
    assert sent(anybody, ticket=note) == sent(anybody, ticket=note)


def test_pressed_twice_at_one_moment_it_is_one_with_one_code(anybody, monkeypatch):
    """On PostgreSQL two writers meet: the second waits, and finds the row of the first."""
    from django.db import IntegrityError

    send, came = small_hours.send_confession, []

    def meeting(**form):
        came.append(send(**form))
        if len(came) == 1:
            raise IntegrityError
        return came[-1]

    monkeypatch.setattr(small_hours, "send_confession", meeting)
    assert sent(anybody) == came[0] == came[1] and Confession.objects.count() == 1


def test_the_code_stands_in_no_row(ada, browser_of):
    from tests.groups.dump import dump

    code = sent(browser_of(ada))
    everything = repr(dump())
    assert code not in everything and code.replace("-", "") not in everything


@pytest.mark.parametrize("text, said", [("", "There are no words yet"), ("x" * 501, "too long"), ("   ", "There are no words yet")])
def test_what_cannot_go_stays_in_the_box(ada, browser_of, text, said):
    page = browser_of(ada).post(WRITE, {"text": text, "ticket": ticket()})
    assert page.status == 400 and not Confession.objects.exists()
    assert said in page.main or "500" in page.main
    if text.strip():
        assert text in page.html


def test_a_member_sends_a_few_a_day(ada, browser_of):
    browser = browser_of(ada)
    for n in range(6):
        sent(browser, f"Night {n}.")
    page = browser.post(WRITE, {"text": "One more.", "ticket": ticket()})
    assert page.status == 400 and "they can go tomorrow" in page.main and "One more." in page.html


def test_whom_a_decision_stops_from_writing_cannot(ada, browser_of):
    from tealight.accounts.models import Sanction

    Sanction.objects.create(tag=ada.keys.slots("sanction/v1", 1)[0], kind="write")
    page = browser_of(ada).post(WRITE, {"text": SAID, "ticket": ticket()})
    assert page.status == 400 and not Confession.objects.exists()


def test_a_pause_lets_nothing_in_and_lets_everything_out(ada, browser_of, anybody):
    code = sent(browser_of(ada))
    make.a_place_changes(posting_paused_on=make.NOW.date())
    page = browser_of(ada).post(WRITE, {"text": "More.", "ticket": ticket()})
    assert page.status == 400 and "paused" in page.main
    assert come_back(anybody, code, do="take-back").status == 303
    assert not Confession.objects.exists()


# ── visitors ─────────────────────────────────────────────────────────────────────────────────────
def test_a_visitor_whose_browser_worked_sends_at_once(anybody):
    note = ticket(5)
    assert sent(anybody, ticket=note, work=work_for(note))


def test_without_script_the_page_is_twenty_seconds_old_and_says_so(anybody):
    assert "twenty seconds" in anybody.get(WRITE).main
    note = ticket(8)
    page = anybody.post(WRITE, {"text": SAID, "ticket": note})
    assert page.status == 400 and "wait 1" in page.main and SAID in page.html and not Confession.objects.exists()
    assert page.form(WRITE).fields["ticket"] == [note], "waiting once is enough"
    assert sent(anybody, ticket=ticket(21))


def test_work_done_for_one_form_is_none_for_another(anybody):
    page = anybody.post(WRITE, {"text": SAID, "ticket": ticket(6), "work": work_for(ticket(5))})
    assert page.status == 400


def test_one_connection_is_bounded_in_memory(anybody, monkeypatch):
    monkeypatch.setattr(small_hours, "AGED", Pace(each=1, everyone=5, per=timedelta(hours=1)))
    sent(anybody)
    page = anybody.post(WRITE, {"text": "Once more.", "ticket": ticket()})
    assert page.status == 400 and "pause it to keep machines out" in page.main and "Once more." in page.html


def test_a_form_of_ours_is_asked_for(anybody, ada, browser_of):
    for browser in (anybody, browser_of(ada)):
        for note in ("", "made up", ticket(25 * 60 * 60)):
            assert browser.post(WRITE, {"text": SAID, "ticket": note}).status == 400


# ── danger ───────────────────────────────────────────────────────────────────────────────────────
def test_help_stands_first_for_a_visitor_and_a_case_is_opened_on_top(anybody, mira, browser_of):
    from tealight.moderation.models import Alarm, Case

    page = anybody.post(WRITE, {"text": DANGER, "ticket": ticket()})
    assert page.status == 200 and "If it cannot wait" in page.main and code_in(page)
    assert page.main.index("If it cannot wait") < page.main.index("Your code")
    drain()
    case = Case.objects.get()
    assert (case.kind, case.danger, case.urgency) == ("confession", "self-harm", 0) and Alarm.objects.filter(case=case).exists()
    assert "Someone may be in danger" in browser_of(mira).get("/desk/queue/").main
    shown = browser_of(mira).get(f"/desk/cases/{case.id}/?open=words")
    assert "If it cannot wait" not in shown.main


def test_help_stands_first_for_a_member(ada, browser_of):
    page = browser_of(ada).post(WRITE, {"text": DANGER, "ticket": ticket()})
    assert "If it cannot wait" in page.main
    assert "If it cannot wait" not in browser_of(ada).post(WRITE, {"text": SAID, "ticket": ticket()}).main


# ── coming back ──────────────────────────────────────────────────────────────────────────────────
def test_nobody_guesses_a_code_and_nobody_keeps_another_from_theirs(anybody, monkeypatch):
    """Whoever types wrong codes all night, from every network there is, shuts nobody out: a right one always works."""
    monkeypatch.setattr(own_confessions, "PACE", Pace(each=1, per=timedelta(hours=1)))
    code = sent(anybody)
    said = [come_back(anybody, "AAAA-BBBB-CCCC-DDDD") for _ in range(3)]
    assert [page.status for page in said] == [400] * 3
    assert "There is nothing with this code" in said[0].main and "Many wrong codes" in said[1].main
    assert SAID in come_back(anybody, code).main
    assert come_back(anybody, code, do="take-back").status == 303 and not Confession.objects.exists()


def test_in_a_place_that_can_only_be_read_nothing_is_taken_back_and_that_is_said(anybody):
    code = sent(anybody)
    make.a_place_changes(read_only_on=make.NOW.date())
    page = come_back(anybody, code, do="take-back")
    assert page.status == 400 and "can only be read for now" in page.main and Confession.objects.exists()
    assert SAID in come_back(anybody, code).main


def test_taken_back_it_is_gone_everywhere(anybody, ada, mira, browser_of):
    from tealight.moderation.models import Case
    from tests.groups.dump import dump

    code = sent(anybody)
    drain()
    assert Case.objects.filter(closed_on=None).count() == 1
    shown = come_back(anybody, code)
    assert anybody.send(shown.form(BACK), press="do=take-back").main.count("deleted for good") == 1
    drain()
    assert SAID not in repr(dump()) and not Confession.objects.exists()
    assert Case.objects.get().outcome == "gone"
    assert come_back(anybody, code).status == 400
    assert SAID not in browser_of(mira).get("/desk/held/").html


def test_taken_back_it_stays_so_where_an_old_backup_brings_it_back(anybody):
    from tealight.accounts.erasures import erase_again

    code = sent(anybody)
    row = Confession.objects.get()
    come_back(anybody, code, do="take-back")
    row.save(force_insert=True)
    assert erase_again(clock.now()) == 1 and not Confession.objects.exists()


def test_a_member_deletes_their_own_and_nobody_elses(ada, ben, browser_of):
    sent(browser_of(ada))
    number = Confession.objects.get().id
    url = f"/small-hours/{number}/erasure/"
    assert browser_of(ben).get(url).status == 404 and browser_of(ben).post(url).status in (403, 404)
    assert Confession.objects.exists()
    browser = browser_of(ada)
    browser.send(browser.get(url).form(url))
    assert not Confession.objects.exists()

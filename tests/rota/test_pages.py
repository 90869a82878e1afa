"""The pages of a night: what one is offered on duty, notes for the next, practice, and who is called."""

from datetime import timedelta

import pytest

from tealight.kernel import clock
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import System
from tealight.place.models import PlaceSettings
from tealight.rota.actions.add_shifts import add_shifts
from tealight.rota.actions.leave_note import leave_note
from tealight.rota.actions.prune_rota import prune_rota
from tealight.rota.actions.take_note_away import take_note_away
from tealight.rota.models import HandOver
from tealight.rota.practice import CASES, DEEDS
from tealight.rota.queries import on_duty
from tealight.rota.queries.hand_over import notes_left
from tests import make
from tests.budgets import counted
from tests.page import Browser
from tests.rota.listed import later, put


def on_duty_now(viewer):
    """Put somebody on the list around this moment, as pages ask the real clock."""
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    add_shifts(viewer=viewer, now=now, hours=((now - timedelta(hours=1), now + timedelta(hours=3)),), who=viewer.persona_id)


def test_on_duty_one_rests_comes_back_and_may_leave(mira, browser_of):
    on_duty_now(mira)
    hers = browser_of(mira)
    page = hers.get("/desk/rota/")
    assert "You are on duty as" in page.main and "/desk/rota/rest/" in page.links()
    page = hers.send(hers.get("/desk/rota/rest/").form("/desk/rota/rest/"))
    assert "You are resting until" in page.main and not on_duty(clock.now())
    page = hers.send(page.form("/desk/rota/rest/end/"))
    assert "You are on the list again." in page.words and len(on_duty(clock.now())) == 1
    page = hers.send(page.form("/desk/rota/today/"))
    assert "Nobody asks why" in page.words and not on_duty(clock.now())
    assert "You are on duty" not in page.main


def test_off_duty_there_is_nothing_to_rest_from(mira, browser_of):
    hers = browser_of(mira)
    assert "You are not on duty now" in hers.get("/desk/rota/rest/").main
    assert hers.post("/desk/rota/rest/").status == 403


def test_the_lead_is_called_from_the_desk_the_list_and_the_rest(mira, olive, browser_of):
    for path in ("/desk/", "/desk/rota/", "/desk/rota/rest/", "/desk/when-a-member-dies/"):
        page = browser_of(mira).get(path)
        assert "Call the lead" in page.words and "Hazel Dunn" in page.words and "Deputy: Mira Holt" in page.words, path
    assert "Hazel Dunn" in browser_of(olive).get("/desk/").words


def test_the_composer_and_the_first_pages_say_what_the_list_keeps(mira, ada, browser_of):
    put(mira, "2027-03-01 19:00", "2027-03-01 23:00")
    told = "Nobody is on duty right now."
    make.a_place_changes(hours=[{"days": [0, 1, 2, 3, 4, 5, 6], "from": "00:00", "to": "23:59"}])
    reader = make.in_room(ada)
    assert told in browser_of(reader).get("/stories/").words
    assert told in browser_of(reader).get("/join/come-in/").words
    assert told in Browser().get("/").words
    page = Browser().get("/contact/")
    assert told in page.words and "It may take days" in page.words
    on_duty_now(mira)
    assert "Volunteers are here until" in browser_of(reader).get("/stories/").words


def test_the_list_costs_the_pages_that_print_it_no_statement(mira, ada, browser_of):
    make.a_place_changes(hours=[{"days": [0, 1, 2, 3, 4, 5, 6], "from": "00:00", "to": "23:59"}])  # whenever this is run
    reader = browser_of(make.in_room(ada))
    reader.get("/stories/")
    with counted() as before:
        reader.get("/stories/")
    on_duty_now(mira)
    reader.get("/stories/")
    with counted() as asked:
        page = reader.get("/stories/")
    assert "Volunteers are here until" in page.words, "the list is asked"
    assert asked == before


def test_a_note_is_left_on_duty_and_read_by_the_next(mira, otto, hazel, browser_of):
    on_duty_now(mira)
    hers = browser_of(mira)
    page = hers.send(hers.get("/desk/rota/notes/").form("/desk/rota/notes/"), text="Plane Tree waits for an answer.")
    assert "Left for whoever comes next." in page.words and "Plane Tree waits" in page.main
    name = on_duty(clock.now())[0].name
    assert "Plane Tree" not in browser_of(otto).get("/desk/rota/notes/").main, "not on duty"
    on_duty_now(otto)
    page = browser_of(otto).get("/desk/rota/notes/")
    assert "Plane Tree waits" in page.main and name in page.main and "Mira" not in page.main
    assert "Plane Tree waits" in browser_of(hazel).get("/desk/rota/notes/").main
    note = HandOver.objects.get()
    assert b"Plane Tree" not in bytes(note.sealed)
    with pytest.raises(NotFound):
        take_note_away(viewer=otto, now=clock.now(), note=note.id)
    hers.send(hers.get("/desk/rota/notes/").form(f"/desk/rota/notes/{note.id}/remove/"))
    assert not HandOver.objects.exists()


def test_a_note_is_one_note_and_gone_after_a_fortnight(mira):
    with pytest.raises(Refused):
        leave_note(viewer=mira, now=make.NOW, text="Nothing.")
    put(mira)
    for _ in range(2):
        leave_note(viewer=mira, now=make.NOW, text="Look at it again.")
    assert len(notes_left(mira, make.NOW)) == 1
    prune_rota(viewer=System("test"), now=later(days=13, hours=23))
    assert HandOver.objects.exists()
    prune_rota(viewer=System("test"), now=later(days=14))
    assert not HandOver.objects.exists()


def test_the_note_may_be_left_when_the_shift_is_just_over(mira):
    put(mira)
    leave_note(viewer=mira, now=later(hours=4), text="All is quiet.")
    with pytest.raises(Refused):
        leave_note(viewer=mira, now=later(hours=5, minutes=1), text="Too late.")


def test_a_dozen_made_up_cases_each_with_a_choice_and_reasons(mira, browser_of):
    assert len(CASES) == len({case.slug for case in CASES}) == 12
    assert {case.suggests for case in CASES} <= set(DEEDS.values())
    assert len({case.suggests for case in CASES}) == len(DEEDS), "each way is right once"
    hers = browser_of(mira)
    listed = hers.get("/desk/practice/")
    for case in CASES:
        where = f"/desk/practice/{case.slug}/"
        assert where in listed.links()
        page = hers.get(where)
        assert case.words in page.main and case.why[0] not in page.main
        page = hers.send(page.form(where), choice="leave")
        assert "You chose: Leave it as it is." in page.main
        assert f"What we would do: {case.suggests}" in page.main and case.why[-1] in page.main
    assert hers.get("/desk/practice/nothing/").status == 404
    assert "You chose" not in hers.get(f"/desk/practice/{CASES[0].slug}/?choice=nonsense").main


def test_after_a_death_each_step_leads_only_where_the_reader_may_go(mira, hazel, browser_of):
    for who in (mira, hazel):
        reader = browser_of(who)
        page = reader.get("/desk/when-a-member-dies/")
        assert page.heading == "When a member has died" and "Call the lead" in page.main
        steps = [e.get("href") for e in page.root.iter("a") if e.get("class") == "tap"]
        assert len(steps) > 4 and all(reader.get(url).status == 200 for url in steps if url.startswith("/"))
    assert "/desk/people/" in browser_of(hazel).get("/desk/when-a-member-dies/").links()
    assert "/desk/people/" not in browser_of(mira).get("/desk/when-a-member-dies/").links()


def test_a_complaint_goes_to_the_trustee_past_the_team(olive, browser_of):
    page = Browser().get("/complaints/")
    assert "has named nobody outside the team yet" in page.main and "/contact/" in page.links()
    hers = browser_of(olive)
    form = hers.get("/desk/place/safeguarding/").form("/desk/place/safeguarding/")
    assert "Say how the trustee is reached" in hers.send(form, trustee="Jo Field").main
    hers.send(form, trustee="Jo Field", trustee_way="jo@trustees.example")
    assert PlaceSettings.objects.get().trustee_way == "jo@trustees.example"
    assert "trustee Jo Field" in hers.get("/desk/place/").main
    page = Browser().get("/complaints/")
    assert "Jo Field" in page.main and "Nobody on the team reads it" in page.main
    assert 'readonly value="jo@trustees.example"' in page.html
    assert "/complaints/" in Browser().get("/rules/").links()

"""The list through its pages: hours taken, given back, put on by the lead, and names nobody shares."""

from datetime import date, timedelta

import pytest

from tealight.accounts.actions.revoke_role import revoke_role
from tealight.accounts.duty_names import DUTY_NAMES
from tealight.accounts.models import Persona
from tealight.accounts.queries.names import name_fault
from tealight.kernel.clock import now as clock_now
from tealight.kernel.slots import fill
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.place.models import PlaceSettings
from tealight.place.queries import place
from tealight.rota.actions.add_shifts import add_shifts
from tealight.rota.actions.free_shifts import free_shifts
from tealight.rota.actions.give_back_shift import give_back_shift
from tealight.rota.actions.leave_today import leave_today, morning_after
from tealight.rota.actions.prune_rota import prune_rota
from tealight.rota.actions.take_shift import take_shift
from tealight.rota.models import Shift
from tealight.rota.queries import duty_name_of, on_duty
from tealight.rota.queries.shifts import NOBODY, opened
from tests import make
from tests.ground.work import drain
from tests.rota.listed import at, later, put


def _asked(browser, **chosen):
    page = browser.get("/desk/rota/new/")
    form = page.form("/desk/rota/new/")
    return browser.send(form, **{"begins": "00:00", "ends": "12:00", **chosen})


def test_hours_are_taken_given_back_and_taken_by_somebody_else(mira, otto, browser_of):
    hers, his = browser_of(mira), browser_of(otto)
    tomorrow = _tomorrow(hers)
    page = _asked(hers, day=tomorrow)
    assert "On the list." in page.words, page.main
    assert PlaceSettings.objects.get().rota_since_on is not None
    (shift,) = Shift.objects.all()
    listed = his.get("/desk/rota/").main + his.get(f"/desk/rota/?week={tomorrow}").main
    assert f"Mira, as {opened()[0].name}" in listed
    where = f"/desk/rota/?week={tomorrow}"
    page = hers.send(hers.get(where).form(f"/desk/rota/shifts/{shift.id}/return/"))
    assert "Nobody asks why" in page.words
    assert "Waits for somebody" in his.get(where).main and "Mira" not in his.get(where).main
    page = his.send(his.get(where).form(f"/desk/rota/shifts/{shift.id}/take/"))
    assert "These hours are yours" in page.words and opened()[0].by == otto.persona_id


def _tomorrow(browser):
    form = browser.get("/desk/rota/new/").form("/desk/rota/new/")
    return (date.fromisoformat(form.fields["day"][0]) + timedelta(days=1)).isoformat()


def test_only_moderators_and_leads_see_the_list_and_only_leads_keep_it(mira, ben, olive, browser_of):
    for who in (ben, olive):
        for path in ("/desk/rota/", "/desk/rota/new/", "/desk/rota/notes/", "/desk/practice/", "/desk/when-a-member-dies/"):
            assert browser_of(who).get(path).status == 404, path
    shift = put(mira)
    hers = browser_of(mira)
    assert hers.post(f"/desk/rota/shifts/{shift}/remove/").status == 404
    assert hers.post("/desk/rota/end/").status == 404
    assert Shift.objects.exists()


def test_the_lead_puts_others_on_the_list_and_takes_hours_off(mira, hazel, browser_of):
    hers = browser_of(hazel)
    tomorrow = _tomorrow(hers)
    _asked(hers, day=tomorrow, who=str(mira.persona_id), often="4")
    assert [shift.by for shift in opened()] == [mira.persona_id] * 4
    assert len({(shift.starts_at.weekday(), shift.name) for shift in opened()}) == 1
    shift = opened()[0].id
    hers.send(hers.get(f"/desk/rota/?week={tomorrow}").form(f"/desk/rota/shifts/{shift}/remove/"))
    assert len(opened()) == 3
    hers.send(hers.get("/desk/rota/end/").form("/desk/rota/end/"))
    assert not opened() and PlaceSettings.objects.get().rota_since_on is None


def test_a_moderator_puts_nobody_else_on_the_list(mira, otto, ben, hazel):
    with pytest.raises(Refused):
        put(mira, who=otto)
    with pytest.raises(Refused, match="cannot be on duty"):
        put(hazel, who=ben)
    give = put(otto)
    with pytest.raises(Refused):
        give_back_shift(viewer=mira, now=make.NOW, shift=give)
    give_back_shift(viewer=hazel, now=make.NOW, shift=give)
    assert opened()[0].by == NOBODY


def test_without_a_second_step_nobody_is_put_on_the_list(hazel):
    bare = make.a_person("Bare", roles=("moderator",), second_step=False)
    with pytest.raises(Refused, match="second step"):
        put(hazel, who=bare)


@pytest.mark.parametrize(("begins", "ends", "why"), [
    ("2026-11-30 15:00", "2026-11-30 19:00", "over"),
    ("2026-11-30 19:00", "2026-12-01 10:00", "fourteen"),
    ("2026-11-30 22:00", "2026-12-01 02:00", "already"),
])
def test_hours_that_cannot_be_are_refused(mira, begins, ends, why):
    put(mira)
    with pytest.raises(Refused, match=why):
        put(mira, begins, ends)
    assert len(opened()) == 1


def test_asked_twice_is_on_the_list_once(mira):
    put(mira)
    assert put(mira) is None and len(opened()) == 1


def test_hours_of_two_are_not_taken_twice(mira, otto):
    shift = put(mira)
    with pytest.raises(Refused, match="taken"):
        take_shift(viewer=otto, now=make.NOW, shift=shift)
    take_shift(viewer=mira, now=make.NOW, shift=shift)
    assert opened()[0].by == mira.persona_id


def test_a_name_on_duty_is_ones_own_and_no_pen_name(mira, otto):
    put(mira, name="Larch")
    with pytest.raises(Refused, match="called that"):
        put(otto, name="Larch")
    put(otto)
    names = {duty.persona: duty.name for duty in on_duty(make.NOW)}
    assert names[mira.persona_id] == "Larch" and names[otto.persona_id] in set(DUTY_NAMES) - {"Larch"}
    assert duty_name_of(mira, make.NOW) == "Larch" != duty_name_of(otto, make.NOW)
    assert not {"Mira", "Otto"} & set(names.values())


def test_off_the_list_too_each_has_a_word_of_their_own_and_always_the_same(mira, otto, hazel, ben):
    names = [duty_name_of(who, make.NOW) for who in (mira, otto, hazel)]
    assert len(set(names)) == 3 and set(names) <= set(DUTY_NAMES)
    assert names == [duty_name_of(who, later(days=3)) for who in (mira, otto, hazel)]
    with pytest.raises(Refused):
        duty_name_of(ben, make.NOW)


def test_the_desk_says_who_is_on_duty_by_their_names_on_duty(mira, otto, ben):
    def line(viewer, now=make.NOW):
        return fill("duty at the desk", viewer, place(), now).replace("\N{NO-BREAK SPACE}", " ")

    assert line(mira) == "", "no list is kept"
    put(mira, name="Larch")
    assert line(mira) == "On duty as Larch until 11 pm."
    assert line(otto) == "On duty: Larch." and line(ben) == ""
    put(otto, name="Alder")
    assert line(mira) == "On duty as Larch, with Alder, until 11 pm."
    assert line(mira, later(hours=3)) == "Nobody is on duty right now."
    assert fill("duty name", mira, place(), make.NOW) == "Larch" and fill("duty name", ben, place(), make.NOW) == ""


def test_nobody_joins_under_a_name_of_the_team(place):
    assert all(name_fault(name, make.NOW) for name in (*DUTY_NAMES, "alder", "A lder"))


def test_a_pen_name_from_before_is_nobodys_name_on_duty(mira):
    Persona.objects.filter(id=mira.persona_id).update(name="Larch", name_key="larch")
    with pytest.raises(Refused, match="called that"):
        put(mira, name="Larch")


def test_not_me_today_gives_back_the_night_and_no_more(mira):
    for begins, ends in (("2026-11-30 19:00", "2026-11-30 23:00"), ("2026-12-01 02:00", "2026-12-01 05:00"),
                         ("2026-12-01 19:00", "2026-12-01 23:00")):
        put(mira, begins, ends)
    leave_today(viewer=mira, now=make.NOW)
    assert [shift.by for shift in opened()] == [NOBODY, NOBODY, mira.persona_id]


@pytest.mark.parametrize(("now", "morning"), [
    ("2026-11-30 20:00", "2026-12-01 06:00"), ("2026-12-01 03:10", "2026-12-01 06:00"),
    ("2027-03-27 23:00", "2027-03-28 05:00"), ("2027-10-30 22:30", "2027-10-31 06:00"),
])
def test_the_night_belongs_to_the_day_it_began(now, morning):
    assert morning_after(at(now), "Europe/London") == at(morning)


def test_whoever_leaves_the_team_is_promised_no_more(mira, olive):
    put(mira, "2026-11-30 19:00", "2026-11-30 23:00")
    revoke_role(viewer=olive, now=make.NOW, persona_id=mira.persona_id, role="moderator")
    free_shifts(viewer=System("test"), now=make.NOW)
    assert opened()[0].by == NOBODY and not on_duty(make.NOW)


def test_a_role_that_is_taken_frees_the_hours_by_itself(mira, olive):
    """The event of the role leads to the job; what lies ahead of the real clock is what it looks at."""
    start = clock_now() + timedelta(days=1)
    add_shifts(viewer=mira, now=clock_now(), hours=((start, start + timedelta(hours=2)),), who=mira.persona_id)
    revoke_role(viewer=olive, now=clock_now(), persona_id=mira.persona_id, role="moderator")
    drain()
    assert opened()[0].by == NOBODY


def test_a_row_says_when_and_never_who(mira, otto):
    put(mira)
    put(otto)
    for row in Shift.objects.all():
        for value in (row.id, row.starts_at, row.ends_at):
            assert str(mira.persona_id) not in str(value) and str(otto.persona_id) not in str(value)
    sizes = {len(row.sealed) for row in Shift.objects.all()}
    assert len(sizes) == 1, "nobody's shift is longer than another's"
    give_back_shift(viewer=mira, now=make.NOW, shift=next(one.id for one in opened() if one.by == mira.persona_id))
    assert {len(row.sealed) for row in Shift.objects.all()} == sizes, "nor one that waits for somebody"


def test_what_is_over_is_forgotten_in_a_fortnight(mira):
    put(mira)
    prune_rota(viewer=System("test"), now=at("2026-12-14 22:59"))
    assert Shift.objects.exists()
    prune_rota(viewer=System("test"), now=at("2026-12-14 23:00"))
    assert not Shift.objects.exists()

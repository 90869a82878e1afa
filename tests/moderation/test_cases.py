"""One open case for each thing: whatever comes up joins it, makes it more urgent and never less."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tealight.config.settings import TEALIGHT
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.crypto.ring import KeysMissing
from tealight.kernel.verdict import Refused
from tealight.moderation.actions.forget_case import forget_case
from tealight.moderation.actions.open_case import open_case
from tealight.moderation.jobs import open_danger_case, open_words_case
from tealight.moderation.models import Alarm, Case, Report, Urgency, Why
from tealight.moderation.queries.old_cases import old_cases
from tests import make
from tests.ground.work import drain
from tests.moderation.reporting import close, kept, report

NIGHT = make.NOW.replace(hour=3, minute=10) + timedelta(days=1)
LINK = "See https://example.org/leaflet"


def opened(thing=7, why="report", *, now=make.NOW, **said) -> Case:
    number = open_case(viewer=make.TEST, now=now, why=why, kind="story", thing=thing, face=5, **said)
    return Case.objects.get(id=number)


def test_a_danger_joins_the_open_case_and_raises_it_and_a_report_never_lowers_it(place):
    first = opened()
    assert (first.urgency, first.why, first.danger) == (Urgency.REPORT, Why.REPORT, "")
    raised = opened(why="danger", danger="self-harm", now=make.NOW + timedelta(hours=1))
    assert raised.id == first.id and raised.due_hour < first.due_hour and raised.opened_hour == first.opened_hour
    assert (raised.urgency, raised.why, raised.danger) == (Urgency.DANGER, Why.DANGER, "self-harm")
    later = opened(now=make.NOW + timedelta(hours=2))
    assert (later.urgency, later.why, later.danger, later.due_hour) == (0, "danger", "self-harm", raised.due_hour)
    assert Case.objects.count() == 1


def test_the_minute_of_a_danger_stands_in_a_row_of_its_own_and_goes_with_the_decision(place):
    case = opened(why="danger", danger="medical")
    alarm = Alarm.objects.get(case=case)
    assert alarm.due - alarm.since == timedelta(minutes=15)
    opened(why="danger", danger="medical", now=make.NOW + timedelta(minutes=10))
    assert Alarm.objects.get(case=case).since == alarm.since, "a second sign does not make the first younger"
    close(case)
    assert not Alarm.objects.exists()


def test_the_clock_of_a_danger_in_the_night_starts_when_the_place_opens(place):
    case = opened(why="danger", danger="self-harm", now=NIGHT)
    assert Alarm.objects.get(case=case).due == NIGHT.replace(hour=21, minute=0), "two hours after seven in the evening"


def test_rows_keep_whole_hours(place):
    case = opened(now=make.NOW + timedelta(minutes=17))
    assert case.opened_hour == make.NOW and case.due_hour.minute == 0
    assert case.due_hour > make.NOW + timedelta(minutes=17, hours=12)


def test_decided_it_is_a_new_case_with_its_history(place):
    first = opened()
    close(first)
    assert opened().id != first.id and Case.objects.filter(kind="story", thing=7).count() == 2


def test_the_database_refuses_a_second_open_case_and_a_closed_one_without_an_outcome(place):
    case = opened()
    for change in ({"closed_on": make.NOW.date()}, {"outcome": "nothing"}, {"danger": "medical"}, {"urgency": 4}, {"why": "mood"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Case.objects.filter(id=case.id).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        case.id = case.pk = 12
        case.save(force_insert=True)


def test_nobody_but_the_software_opens_one(mira):
    with pytest.raises(Refused):
        open_case(viewer=mira, now=make.NOW, why="report", kind="story", thing=7)


def test_the_queue_is_read_from_its_index_however_many_are_closed(place):
    rows = [
        Case(id=n + 1, kind="story", thing=n, why="report", urgency=n % 4, opened_hour=make.NOW, due_hour=make.NOW, snapshot=b"",
             closed_on=make.NOW.date() if n % 10 else None, outcome="nothing" if n % 10 else "")
        for n in range(20_000)
    ]  # fmt: skip
    Case.objects.bulk_create(rows, batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = Case.objects.filter(closed_on=None).order_by("urgency", "opened_hour", "id")[:50].defer("snapshot").explain()
    assert "case_queue" in plan and "SORT" not in plan.upper() and "TEMP B-TREE" not in plan.upper(), plan


# ── danger that was noticed ──────────────────────────────────────────────────────────────────────
def test_a_danger_that_was_noticed_keeps_what_stood_there(ada):
    story = make.a_story(ada, "I have written the letters.", title="Tonight")
    open_danger_case.call(story, kind="story", danger="self-harm", plan=True)
    case = Case.objects.get()
    assert (case.kind, case.thing, case.face, case.danger) == ("story", story, ada.persona_id, "self-harm")
    (snapshot,) = kept(case)
    assert snapshot.title == "Tonight" and "letters" in snapshot.parts[0][1]


def test_taken_back_before_anybody_looked_it_opens_nothing(ada):
    from tealight.stories.actions.withdraw_story import withdraw_story

    story = make.a_story(ada)
    withdraw_story(viewer=make.as_viewer(ada.member_id), now=make.NOW, story=story)
    open_danger_case.call(story, kind="story", danger="self-harm", plan=False)
    assert not Case.objects.filter(why="danger").exists()


def test_words_that_are_watched_are_looked_at_like_a_report(ada):
    story = make.a_story(ada, "Buy my candles.")
    open_words_case.call(story, kind="story")
    case = Case.objects.get()
    assert (case.why, case.urgency, case.danger) == ("words", Urgency.REPORT, "") and kept(case)


# ── what waits to be read ────────────────────────────────────────────────────────────────────────
def test_what_waits_is_in_the_queue_without_its_words_until_somebody_let_it_appear(ada, ben, mira, browser_of):
    story, held = make.a_story(ada), make.a_story(ben, LINK, title="A leaflet")
    reply = make.a_reply(ben, story, LINK)
    drain()
    cases = {(case.kind, case.thing): case for case in Case.objects.all()}
    assert cases.keys() == {("story", held), ("reply", reply)}
    assert all(case.why == Why.HELD and case.face == ben.persona_id and kept(case) == () for case in cases.values())
    browser = browser_of(mira)
    browser.send(browser.get(f"/stories/{held}/").form(f"/stories/{held}/appearance/"), press="seen")
    drain()
    case = Case.objects.get(thing=held)
    assert case.closed_on and case.outcome == "nothing" and Case.objects.get(thing=reply).closed_on is None


def test_what_its_author_takes_back_leaves_the_queue(ben):
    from tealight.stories.actions.withdraw_story import withdraw_story

    held = make.a_story(ben, LINK)
    drain()
    withdraw_story(viewer=make.as_viewer(ben.member_id), now=make.NOW, story=held)
    drain()
    assert Case.objects.get(thing=held).outcome == "gone"


def test_a_report_stays_when_its_thing_is_taken_back(ada, ben):
    from tealight.stories.actions.withdraw_story import withdraw_story

    story = make.a_story(ada, "Unkind words.")
    report(ben, "story", story)
    withdraw_story(viewer=make.as_viewer(ada.member_id), now=make.NOW, story=story)
    drain()
    case = Case.objects.get()
    assert case.closed_on is None and "Unkind words." in kept(case)[0].parts[0][1]


# ── how long it is kept ──────────────────────────────────────────────────────────────────────────
def test_when_its_time_is_over_the_key_is_destroyed_and_a_copy_of_the_row_is_noise(ada, ben):
    report(ben, "story", make.a_story(ada), words="Something.")
    case = Case.objects.get()
    close(case)
    over = make.NOW + timedelta(days=TEALIGHT.cases_kept_days)
    assert old_cases(make.TEST, over - timedelta(days=1)) == ()
    forget_case(viewer=make.TEST, now=over - timedelta(days=1), case=case.id)
    assert kept(case)
    assert old_cases(make.TEST, over) == (case.id,)
    forget_case(viewer=make.TEST, now=over, case=case.id)
    assert not Case.objects.exists() and not Report.objects.exists()
    with pytest.raises(KeysMissing):
        case_keys(case.id)
    forget_case(viewer=make.TEST, now=over, case=case.id)


def test_an_open_case_is_never_forgotten(place):
    case = opened()
    forget_case(viewer=make.TEST, now=make.NOW + timedelta(days=3_000), case=case.id)
    assert Case.objects.filter(id=case.id).exists()

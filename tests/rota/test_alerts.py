"""When danger waits: who is on duty gets one mail that says nothing, and nobody else is woken."""

import pytest

from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System
from tealight.mail.models import OutgoingMail
from tealight.mail.queries import letter_to_send
from tealight.rota.actions.alert_on_duty import alert_on_duty
from tealight.rota.actions.end_alert import end_alert
from tealight.rota.actions.end_rest import end_rest
from tealight.rota.actions.prune_rota import prune_rota
from tealight.rota.actions.rest_awhile import rest_awhile
from tealight.rota.actions.tell_those_on_duty import tell_those_on_duty
from tealight.rota.models import Alert
from tests import make
from tests.rota.listed import at, keeps_address, later, put

#: made up: what the room of cases would call with
CASE, OTHER = 4_503_599_627_370_001, 4_503_599_627_370_002
US = System("test")


@pytest.fixture(autouse=True)
def mail(settings, mira, otto):
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_HOST = "post@quiet.example", "127.0.0.1"
    keeps_address(mira, "mira@post.example")
    keeps_address(otto, "otto@post.example")


def danger(case=CASE, now=make.NOW):
    alert_on_duty(viewer=US, now=now, case=case)


def mailed():
    """The addresses of what waits to leave, in order of the alphabet."""
    letters = [letter_to_send(viewer=US, mail_id=row) for row in OutgoingMail.objects.values_list("id", flat=True)]
    return sorted(letter.address for letter in letters)


def test_everybody_on_duty_is_told_once_and_nobody_else(mira, otto, hazel):
    put(mira)
    danger()
    danger()
    tell_those_on_duty(viewer=US, now=later(minutes=5))
    assert mailed() == ["mira@post.example"]


def test_the_mail_says_nothing(mira):
    put(mira)
    danger()
    letter = letter_to_send(viewer=US, mail_id=OutgoingMail.objects.get().id)
    assert letter.kind.label == "You have a new message"
    for word in ("danger", "duty", "moderat", "Harbour", "Mira", "case", "loss", "night", "list"):
        assert word.lower() not in letter.body.lower(), word
    assert len(letter.body.encode()) < 1024, "one size with the others"


def test_outside_shifts_nobody_is_woken_and_the_next_shift_is_told(mira, otto):
    put(mira)
    put(otto, "2026-12-01 19:00", "2026-12-01 23:00")
    night = at("2026-12-01 03:10")
    danger(now=night)
    assert mailed() == []
    tell_those_on_duty(viewer=US, now=at("2026-12-01 18:59"))
    assert mailed() == []
    tell_those_on_duty(viewer=US, now=at("2026-12-01 19:00"))
    tell_those_on_duty(viewer=US, now=at("2026-12-01 19:05"))
    assert mailed() == ["otto@post.example"]


def test_decided_before_the_shift_nobody_is_told(mira):
    danger(now=at("2026-11-30 18:00"))
    end_alert(viewer=US, now=at("2026-11-30 18:30"), case=CASE)
    end_alert(viewer=US, now=at("2026-11-30 18:30"), case=CASE)
    put(mira)
    tell_those_on_duty(viewer=US, now=make.NOW)
    assert mailed() == [] and not Alert.objects.exists()


def test_two_that_wait_are_one_mail_and_a_later_one_another(mira):
    danger(CASE, at("2026-11-30 18:00"))
    danger(OTHER, at("2026-11-30 18:00"))
    put(mira)
    tell_those_on_duty(viewer=US, now=make.NOW)
    assert mailed() == ["mira@post.example"]
    danger(OTHER + 1)
    assert mailed() == ["mira@post.example"] * 2


def test_a_flood_is_a_few_mails_and_not_one_for_each(mira):
    """119 in one minute, by which somebody could drown the one mail that mattered; and none is forgotten."""
    put(mira)
    for n in range(119):
        danger(CASE + n)
    assert len(mailed()) == 3
    for minutes in range(5, 61, 5):
        danger(CASE + 200 + minutes, later(minutes=minutes))
        tell_those_on_duty(viewer=US, now=later(minutes=minutes))
    assert len(mailed()) == 3 + 6, "then one every ten minutes"
    tell_those_on_duty(viewer=US, now=later(minutes=75))
    assert len(mailed()) == 9, "of nothing new, none"


def test_whoever_decided_what_waited_is_told_of_the_next_at_once(mira):
    put(mira)
    for n in range(5):
        danger(CASE + n)
    assert len(mailed()) == 3
    for n in range(5):
        end_alert(viewer=US, now=later(minutes=2), case=CASE + n)
    danger(CASE + 9, later(minutes=3))
    assert len(mailed()) == 4


def test_what_is_new_after_a_quiet_hour_is_told_at_once(mira):
    put(mira)
    for n in range(4):
        danger(CASE + n)
    danger(CASE + 9, later(minutes=40))
    assert len(mailed()) == 4


def test_who_was_told_before_minutes_were_kept_is_known(mira):
    from tealight.kernel.crypto import place_keys

    danger()
    row = Alert.objects.get()
    row.sealed = Alert._meta.get_field("sealed").seal_json(place_keys(), row.id, {"told": [mira.persona_id]})
    row.save()
    put(mira)
    tell_those_on_duty(viewer=US, now=make.NOW)
    assert mailed() == []
    danger(OTHER)
    assert mailed() == ["mira@post.example"]


def test_whoever_rests_is_told_when_the_rest_is_over_and_it_still_waits(mira):
    put(mira)
    rest_awhile(viewer=mira, now=make.NOW)
    danger(now=later(minutes=10))
    tell_those_on_duty(viewer=US, now=later(minutes=59))
    assert mailed() == []
    tell_those_on_duty(viewer=US, now=later(minutes=60))
    assert mailed() == ["mira@post.example"]


def test_whoever_comes_back_sooner_is_on_the_list_at_once(mira):
    put(mira)
    rest_awhile(viewer=mira, now=make.NOW)
    rest_awhile(viewer=mira, now=later(minutes=30))
    end_rest(viewer=mira, now=later(minutes=31))
    danger(now=later(minutes=32))
    assert mailed() == ["mira@post.example"]


def test_without_an_address_or_a_mail_server_nothing_leaves_and_nothing_breaks(mira, hazel, settings):
    put(hazel)
    danger()
    assert mailed() == []
    settings.EMAIL_HOST = ""
    put(mira)
    danger()
    assert mailed() == []
    settings.EMAIL_HOST = "127.0.0.1"
    tell_those_on_duty(viewer=US, now=later(minutes=5))
    assert mailed() == ["mira@post.example"], "not counted as told before"


def test_a_row_names_nobody_who_was_told(mira):
    put(mira)
    danger()
    row = Alert.objects.values().get()
    assert str(mira.persona_id) not in str({key: value for key, value in row.items() if key != "sealed"})
    assert row["hour"] == make.NOW.replace(minute=0)


def test_only_the_software_alerts(mira):
    with pytest.raises(Refused):
        alert_on_duty(viewer=mira, now=make.NOW, case=CASE)
    assert not Alert.objects.exists()


def test_what_nobody_ended_ends_by_itself(mira):
    danger()
    prune_rota(viewer=US, now=later(days=13))
    assert Alert.objects.exists()
    prune_rota(viewer=US, now=later(days=14))
    assert not Alert.objects.exists()

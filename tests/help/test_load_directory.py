"""Loading a release's helplines: whole, once, and never over what this place decided."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.help.actions import load_directory, retire_helpline, verify_helpline
from tealight.help.models import Channel, Country, Helpline
from tealight.help.models.directory import read_directory
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import System

SOFTWARE = System("start")


def test_everything_in_the_file_is_loaded(helplines):
    entries = read_directory()["country"]
    lines = [line for entry in entries for line in entry["line"]]
    assert helplines == len(entries) + len(lines)
    assert Country.objects.count() == len(entries)
    assert Helpline.objects.count() == len(lines)
    assert Channel.objects.count() == sum(len(line["channels"]) for line in lines)


def test_what_is_loaded_passes_its_own_checks(helplines):
    for row in [*Country.objects.all(), *Helpline.objects.all(), *Channel.objects.all()]:
        row.full_clean()


def test_a_second_start_changes_nothing(helplines, now):
    ids = set(Helpline.objects.values_list("id", flat=True))
    with CaptureQueriesContext(connection) as asked:
        assert load_directory(viewer=SOFTWARE, now=now + timedelta(days=1)) == 0
    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) == 2
    assert set(Helpline.objects.values_list("id", flat=True)) == ids


def test_a_newer_release_corrects_what_the_place_left_alone(helplines, now):
    Helpline.objects.filter(key="gb-samaritans").update(
        cost="Wrong", verified_on=date(2026, 1, 1), expires_on=date(2026, 6, 1)
    )
    assert load_directory(viewer=SOFTWARE, now=now) == 1
    row = Helpline.objects.get(key="gb-samaritans")
    assert (row.cost, row.expires_on) == ("Free", date(2027, 5, 22))


def test_what_this_place_checked_or_retired_is_left_alone(helplines, lead, now):
    samaritans = Helpline.objects.get(key="gb-samaritans")
    verify_helpline(
        viewer=lead, helpline=samaritans.id, checked_by="the lead", source="rang it", now=now
    )
    retire_helpline(viewer=lead, helpline=Helpline.objects.get(key="gb-shout").id, now=now)
    Helpline.objects.filter(key__in=["gb-samaritans", "gb-shout"]).update(verified_on=date(2026, 1, 1))
    assert load_directory(viewer=SOFTWARE, now=now) == 0
    assert Helpline.objects.get(key="gb-samaritans").source == "rang it"
    assert Helpline.objects.get(key="gb-shout").retired_on


def test_a_line_the_release_no_longer_knows_is_retired(helplines, now):
    Helpline.objects.filter(key="gb-shout").update(key="gb-gone")
    load_directory(viewer=SOFTWARE, now=now)
    assert Helpline.objects.get(key="gb-gone").retired_on == now.date()
    assert Helpline.objects.get(key="gb-shout").retired_on is None


def test_only_the_software_loads_a_release(helplines, lead, ben, visitor, now):
    for viewer in (lead, ben, visitor):
        with pytest.raises(Refused):
            load_directory(viewer=viewer, now=now)

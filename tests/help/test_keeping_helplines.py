"""Checking, correcting, adding and retiring: who may, and what readers see then."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tealight.help.actions import (
    add_helpline,
    describe_country,
    edit_helpline,
    restore_helpline,
    retire_helpline,
    verify_helpline,
)
from tealight.help.actions.describe_country import CountryFacts
from tealight.help.actions.facts import ChannelFacts, HelplineFacts
from tealight.help.models import LONGEST_TRUST, Channel, Confidence, Country, Helpline
from tealight.help.queries import country_help, desk_helpline, desk_helplines, expiring_helplines
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import System

FACTS = HelplineFacts(
    name="Harbour Line",
    scope="both",
    is_crisis=True,
    channels=(ChannelFacts("phone", "0800 000 111"), ChannelFacts("web", "https://harbour.example")),
    timezone="Europe/London",
    source="rang it",
)


def line(key="gb-arc"):
    return Helpline.objects.get(key=key)


def shown(viewer, now, code="GB"):
    found = country_help(viewer, code, now)
    return {way.value for card in (*found.crisis, *found.loss) for way in card.ways}


def each_write(viewer, now):
    number = line().id
    country = CountryFacts("KE", "Kenya", "Kenya", "sw", "999", "Africa/Nairobi")
    return {
        "verify": lambda: verify_helpline(
            viewer=viewer, helpline=number, checked_by="x", source="y", now=now
        ),
        "edit": lambda: edit_helpline(viewer=viewer, helpline=number, facts=FACTS, now=now),
        "add": lambda: add_helpline(viewer=viewer, country="GB", facts=FACTS, now=now),
        "retire": lambda: retire_helpline(viewer=viewer, helpline=number, now=now),
        "restore": lambda: restore_helpline(viewer=viewer, helpline=number, now=now),
        "describe": lambda: describe_country(viewer=viewer, facts=country, checked_by="x", now=now),
    }


@pytest.mark.parametrize("role", [None, "listener", "moderator", "editor", "keyholder"])
def test_only_operators_and_leads_keep_helplines(role, helplines, person_called, now):
    viewer = person_called("Somebody", roles=(role,) if role else ())
    for write in each_write(viewer, now).values():
        with pytest.raises(Refused, match="operator or the safeguarding lead"):
            write()
    assert line().confidence == Confidence.UNVERIFIED


@pytest.mark.parametrize("role", ["operator", "lead"])
def test_operators_and_leads_may(role, helplines, person_called, now):
    for write in each_write(person_called("Somebody", roles=(role,)), now).values():
        write()


def test_the_software_cannot_vouch_for_a_number(helplines, now):
    with pytest.raises(Refused):
        each_write(System("x"), now)["verify"]()


def test_a_visitor_may_not(helplines, visitor, now):
    with pytest.raises(Refused):
        each_write(visitor, now)["retire"]()


def test_once_a_person_checked_it_the_number_is_shown_for_six_months(helplines, lead, visitor, now):
    assert "020 7713 7486" not in shown(visitor, now)
    verify_helpline(
        viewer=lead, helpline=line().id, checked_by="the safeguarding lead", source="rang it", now=now
    )
    assert "020 7713 7486" in shown(visitor, now)
    assert "020 7713 7486" in shown(visitor, now + LONGEST_TRUST)
    assert "020 7713 7486" not in shown(visitor, now + LONGEST_TRUST + timedelta(days=1))
    card = next(c for c in country_help(visitor, "GB", now).loss if "ARC" in c.name)
    assert card.checked == "Checked by the safeguarding lead, 30 November 2026"


def test_a_changed_number_is_not_shown_until_somebody_checked_it(helplines, lead, visitor, now):
    number = line("gb-sands").id
    edit_helpline(viewer=lead, helpline=number, facts=FACTS, now=now)
    assert "0800 000 111" not in shown(visitor, now)
    assert "harbour.example" in shown(visitor, now)
    edit_helpline(viewer=lead, helpline=number, facts=FACTS, checked_by="the operator", now=now)
    assert "0800 000 111" in shown(visitor, now)


def test_other_words_do_not_take_away_a_checked_number(helplines, lead, visitor, now):
    number = add_helpline(viewer=lead, country="GB", facts=FACTS, checked_by="the lead", now=now)
    edit_helpline(viewer=lead, helpline=number, facts=replace(FACTS, about="Listening"), now=now)
    assert "0800 000 111" in shown(visitor, now)


def test_a_new_line_waits_for_its_check(helplines, lead, visitor, now):
    add_helpline(viewer=lead, country="GB", facts=FACTS, now=now)
    assert "0800 000 111" not in shown(visitor, now)


def test_a_country_no_release_brought_can_be_added(helplines, lead, visitor, now):
    facts = CountryFacts("KE", "Kenya", "Kenya", "sw", "999", "Africa/Nairobi")
    describe_country(viewer=lead, facts=facts, checked_by="the lead", now=now)
    add_helpline(viewer=lead, country="KE", facts=FACTS, checked_by="the lead", now=now)
    found = country_help(visitor, "KE", now)
    assert (found.emergency, found.has_crisis_number) == ("999", True)


def test_retired_and_brought_back(helplines, lead, visitor, now):
    number = line("gb-samaritans").id
    for _ in range(2):
        retire_helpline(viewer=lead, helpline=number, now=now)
    assert "116 123" not in shown(visitor, now)
    for _ in range(2):
        restore_helpline(viewer=lead, helpline=number, now=now)
    assert "116 123" in shown(visitor, now)


def test_a_line_that_is_not_there_is_not_found(helplines, lead, now):
    for number in (0, -1, 2**53, 2**63, 2**80):
        with pytest.raises(NotFound):
            retire_helpline(viewer=lead, helpline=number, now=now)
        with pytest.raises(NotFound):
            desk_helpline(lead, number, now)


def test_what_cannot_be_is_refused_and_nothing_is_kept(helplines, lead, now):
    before = Helpline.objects.count()
    for wrong in ({"scope": "loss"}, {"name": ""}, {"scope": "party"}, {"name": "x" * 81}):
        with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
            add_helpline(viewer=lead, country="GB", facts=replace(FACTS, **wrong), now=now)
    assert Helpline.objects.count() == before


def test_the_database_itself_refuses_a_site_that_is_not_https(helplines):
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.create(helpline=line(), kind="web", value="javascript:alert(1)", place=9)


def test_the_database_itself_refuses_a_crisis_line_for_something_else(helplines):
    with pytest.raises(IntegrityError), transaction.atomic():
        Helpline.objects.filter(key="gb-sands").update(is_crisis=True)


def test_keepers_are_told_what_runs_out_and_what_has(helplines, lead, now):
    assert expiring_helplines(lead, now) == ()
    soon = now.replace(year=2027, month=5, day=1)
    due = expiring_helplines(System("doctor"), soon)
    shown_lines = Helpline.objects.exclude(confidence=Confidence.UNVERIFIED).count()
    assert len(due) == shown_lines + Country.objects.count()
    assert not any(entry.is_expired for entry in due)
    after = expiring_helplines(lead, soon + timedelta(days=30))
    assert all(entry.is_expired for entry in after)
    samaritans = next(entry for entry in after if entry.name == "Samaritans")
    assert samaritans.sentence.endswith("its check ran out on 22 May 2027.")


def test_an_unverified_or_retired_line_runs_out_of_nothing(helplines, lead, now):
    retire_helpline(viewer=lead, helpline=line("gb-shout").id, now=now)
    late = now + timedelta(days=400)
    names = {entry.name for entry in expiring_helplines(lead, late)}
    assert "Shout" not in names
    assert "Yorisoi Hotline" not in names


def test_the_desk_costs_three_statements(helplines, lead, now, django_assert_num_queries):
    with django_assert_num_queries(3):
        found = desk_helplines(lead, now)
    assert len(found) == Country.objects.count()

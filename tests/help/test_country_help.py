"""What a reader is shown of a country: verified numbers, and never nothing."""

from datetime import date, timedelta

import pytest

from tealight.help.models import Channel, Confidence, Country, Helpline
from tealight.help.models.directory import read_directory
from tealight.help.queries import countries, country_help, help_now
from tealight.kernel.verdict import NotFound

CODES = [entry["code"] for entry in read_directory()["country"]]


def numbers(cards):
    return {way.value for card in cards for way in card.ways if way.kind in ("phone", "text")}


def every_card(found):
    return [*found.crisis, *found.loss, *(line for group in found.others for line in group.lines)]


def test_every_country_can_be_chosen(helplines, visitor):
    assert {link.code for link in countries(visitor)} == set(CODES)


def test_every_country_has_its_emergency_number_and_a_way_to_someone(helplines, visitor, now):
    for code in CODES:
        found = country_help(visitor, code, now)
        assert found.emergency
        assert found.emergency_href == f"tel:{found.emergency}"
        assert found.directory.href == "https://findahelpline.com"
        assert any(card.ways for card in found.crisis)
        assert found.has_crisis_number or code == "JP"


def test_a_country_costs_three_statements(helplines, visitor, now, django_assert_num_queries):
    with django_assert_num_queries(3):
        country_help(visitor, "GB", now)
    with django_assert_num_queries(1):
        countries(visitor)


def test_no_unverified_number_is_shown_anywhere(helplines, visitor, now):
    hidden = set(
        Channel.objects.filter(
            helpline__confidence=Confidence.UNVERIFIED, kind__in=["phone", "text"]
        ).values_list("value", flat=True)
    )
    assert hidden == {"020 7713 7486", "844-868-2812", "0120-279-338"}
    for code in CODES:
        assert not hidden & numbers(every_card(country_help(visitor, code, now)))


def test_an_unverified_line_shows_its_site_and_says_why(helplines, visitor, now):
    arc = next(card for card in country_help(visitor, "GB", now).loss if "ARC" in card.name)
    assert [way.href for way in arc.ways] == ["https://www.arc-uk.org"]
    assert "Nobody here has checked their number yet" in arc.withheld
    assert not arc.has_numbers
    assert not arc.checked


def test_where_no_crisis_number_is_verified_the_page_knows(helplines, visitor, now):
    japan = country_help(visitor, "JP", now)
    assert not japan.has_crisis_number
    assert japan.emergency == "119"
    assert japan.also == "110"


def test_a_number_whose_check_ran_out_gives_way_to_the_site_and_the_directory(helplines, visitor, now):
    late = now.replace(year=2027, month=5, day=22)
    assert "116 123" in numbers(country_help(visitor, "GB", late).crisis)
    found = country_help(visitor, "GB", late + timedelta(days=1))
    assert not numbers(every_card(found))
    assert found.emergency == "999"
    assert not found.has_crisis_number
    samaritans = next(card for card in found.crisis if card.name == "Samaritans")
    assert [way.href for way in samaritans.ways] == ["https://www.samaritans.org"]
    assert "last checked on 23 November 2026" in samaritans.withheld
    assert found.directory.href


def test_what_nobody_confirmed_is_said_to_be_so(helplines, visitor, now):
    befrienders = country_help(visitor, "MY", now).crisis[0]
    assert befrienders.facts == ()
    assert befrienders.unconfirmed == "Not confirmed: its hours, its cost and whether a phone bill shows it"
    assert befrienders.checked == (
        "From Tealight release research, 23 November 2026; this place has not checked it yet"
    )


def test_what_was_seen_says_where_it_stands(helplines, visitor, now):
    samaritans = next(c for c in country_help(visitor, "GB", now).crisis if c.name == "Samaritans")
    assert samaritans.facts == (
        "Any hour, every day", "Free", "Does not show on a phone bill", "English",
    )  # fmt: skip
    assert samaritans.unconfirmed == ""
    assert samaritans.checked == "Seen on a public page by Tealight release research, 23 November 2026"
    assert samaritans.ways[0].href == "tel:116123"


def test_a_line_outside_its_hours_says_so_and_comes_later(helplines, visitor, now):
    Helpline.objects.filter(key="gb-samaritans").update(hours=[[0, 4, 540, 960]])
    crisis = country_help(visitor, "GB", now).crisis
    assert [(card.name, card.closed_now) for card in crisis] == [("Shout", False), ("Samaritans", True)]
    assert crisis[1].facts[0] == "Mon–Fri 09:00–16:00, London time (not open now)"


def test_a_line_that_is_no_crisis_line_is_never_among_them(helplines, visitor, now):
    found = country_help(visitor, "US", now)
    assert {card.name for card in found.crisis} == {"988 Suicide & Crisis Lifeline"}
    maternal = next(card for card in every_card(found) if "Maternal" in card.name)
    assert "not a crisis line" in maternal.note


def test_a_retired_line_is_on_no_page_not_even_its_keepers_page(helplines, visitor, lead, now):
    Helpline.objects.filter(key="gb-shout").update(retired_on=date(2026, 11, 29))
    for viewer in (visitor, lead):
        assert "Shout" not in {card.name for card in country_help(viewer, "GB", now).crisis}


def test_a_country_we_have_no_page_for_is_not_found(helplines, visitor, now):
    for code in ("XX", "", "G", "gb", "😀", "x" * 5000, "ﷺ"):
        with pytest.raises(NotFound):
            country_help(visitor, code, now)


def test_help_beside_a_form_is_of_the_country_chosen(helplines, wren, visitor, now):
    beside = help_now(wren, now)
    assert (beside.emergency, beside.href) == ("999", "/help/gb/")
    assert [line.name for line in beside.crisis] == ["Samaritans", "Shout"]
    nowhere = help_now(visitor, now)
    assert (nowhere.emergency, nowhere.href, nowhere.crisis) == ("", "/help/", ())


def test_before_any_directory_is_loaded_there_is_still_somewhere_to_turn(place, wren, now):
    assert help_now(wren, now).directory.href == "https://findahelpline.com"
    assert not Country.objects.exists()

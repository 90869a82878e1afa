"""The directory file: every country, every field, and nothing nobody confirmed."""

import re
from datetime import date
from zoneinfo import available_timezones

import pytest

from tealight.help.models import LONGEST_TRUST, Channel, Confidence, OnBill, Scope
from tealight.help.models.directory import read_directory
from tealight.help.models.hours import read_hours

#: the emergency number of every country the release research covers
EMERGENCY = {
    "GB": "999", "IE": "112", "US": "911", "CA": "911", "AU": "000", "NZ": "111", "DE": "112",
    "AT": "112", "CH": "144", "FR": "112", "BE": "112", "NL": "112", "ES": "112", "PT": "112",
    "IT": "112", "SE": "112", "NO": "113", "DK": "112", "FI": "112", "PL": "112", "CZ": "112",
    "IN": "112", "SG": "995", "MY": "999", "JP": "119", "KR": "119", "ZA": "112", "BR": "192",
    "AR": "911", "MX": "911", "PH": "911", "IL": "101",
}  # fmt: skip

#: the crisis numbers that must be exactly these; a wrong digit can cost a life
CRISIS = {
    "GB": {"116 123", "85258"}, "IE": {"116 123", "1800 247 247", "51444"}, "US": {"988"}, "CA": {"988"},
    "AU": {"13 11 14", "0477 13 11 14"}, "NZ": {"1737"}, "DE": {"0800 111 0 111", "0800 111 0 222"},
    "AT": {"142"}, "CH": {"143"}, "FR": {"3114"}, "BE": {"0800 32 123", "1813"}, "NL": {"113", "0800-0113"},
    "ES": {"024"}, "PT": {"808 24 24 24"}, "IT": {"02 2327 2327"}, "SE": {"90101"}, "NO": {"116 123"},
    "DK": {"70 201 201"}, "FI": {"09 2525 0111"}, "PL": {"116 123", "800 70 2222"}, "CZ": {"116 123"},
    "IN": {"14416"}, "SG": {"1-767"}, "MY": {"03-7627 2929"}, "JP": {"0120-279-338"}, "KR": {"109"},
    "ZA": {"0800 567 567"}, "BR": {"188"}, "AR": {"135", "(011) 5275-1135"}, "MX": {"800 911 2000"},
    "PH": {"1553"}, "IL": {"1201"},
}  # fmt: skip

#: what the research could not verify: stored, never shown as a number
UNVERIFIED = {
    "gb-arc", "ie-feileacain", "ie-miscarriage", "us-repro-legal", "ca-pail", "de-initiative-regenbogen",
    "ch-kindsverlust", "fr-agapa", "fr-spama", "be-met-lege-handen", "nl-steunpunt-nova", "no-lub",
    "dk-spaedbarnsdoed", "fi-kapy", "jp-yorisoi",
}  # fmt: skip

COUNTRIES = read_directory()["country"]
LINES = [line for country in COUNTRIES for line in country["line"]]


def test_every_country_of_the_research_is_here_with_its_emergency_number():
    assert {entry["code"]: entry["emergency"] for entry in COUNTRIES} == EMERGENCY


def test_the_crisis_numbers_are_these_and_no_others():
    found = {
        entry["code"]: {
            channel["value"]
            for line in entry["line"]
            if line["is_crisis"]
            for channel in line["channels"]
            if channel["kind"] in ("phone", "text")
        }
        for entry in COUNTRIES
    }
    assert found == CRISIS


def test_what_was_not_verified_says_so():
    assert {line["key"] for line in LINES if line["confidence"] == "unverified"} == UNVERIFIED


def test_a_check_is_believed_for_six_months_at_most():
    directory = read_directory()
    assert directory["checked_by"] == "Tealight release research"
    assert directory["checked_on"] == date(2026, 11, 23)
    assert directory["expires_on"] - directory["checked_on"] <= LONGEST_TRUST


@pytest.mark.parametrize("line", LINES, ids=[line["key"] for line in LINES])
def test_every_entry_is_whole(line):
    assert line["name"]
    assert line["source"]
    assert line["scope"] in Scope.values
    assert line["confidence"] in set(Confidence.values) - {"checked"}
    assert line.get("on_bill", "unknown") in OnBill.values
    assert not line["is_crisis"] or line["scope"] in ("crisis", "both")
    read_hours(line.get("hours", ""))
    for channel in line["channels"]:
        assert channel["kind"] in Channel.Kind.values
        if channel["kind"] in ("web", "chat"):
            assert re.fullmatch(r"https://[a-z0-9.-]+(/[a-z0-9/-]*)?", channel["value"])
        else:
            assert re.fullmatch(r"[0-9() -]+", channel["value"])


@pytest.mark.parametrize("entry", COUNTRIES, ids=[entry["code"] for entry in COUNTRIES])
def test_every_country_has_a_clock_and_somewhere_to_turn(entry):
    assert entry["timezone"] in available_timezones()
    assert entry["own_name"]
    assert entry["language"]
    assert any(line["is_crisis"] for line in entry["line"])


def test_keys_are_given_once():
    assert len({line["key"] for line in LINES}) == len(LINES)


def test_a_line_that_is_no_crisis_line_says_so_where_people_take_it_for_one():
    maternal = [line for line in LINES if line["scope"] == "maternal"]
    assert maternal
    assert all("not a crisis line" in line["note"] for line in maternal)

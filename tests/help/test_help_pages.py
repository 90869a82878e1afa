"""Help now as people meet it: whole requests, for everyone, on a bad night too."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.help.models import Helpline
from tealight.help.models.directory import read_directory
from tests import make

ENTRIES = read_directory()["country"]
HIDDEN = ("020 7713 7486", "844-868-2812", "0120-279-338", "02077137486", "8448682812", "0120279338")


def outward(page):
    """Every address the page names on another host."""
    return {link for link in page.links() if link.startswith("http")}


def test_a_visitor_is_asked_for_a_country_and_gets_no_cookie_for_it(helplines, anybody):
    page = anybody.get("/help/")
    assert page.status == 200
    assert page.heading == "Help now"
    for entry in ENTRIES:
        assert f"/help/{entry['code'].lower()}/" in page.links()
        assert entry["name"] in page.main
        assert entry["own_name"] in page.main
    before = set(anybody.client.cookies)
    anybody.get("/help/de/")
    assert "Germany" not in anybody.get("/help/").heading
    assert set(anybody.client.cookies) == before


def test_every_countrys_page_stands_and_begins_with_its_emergency_number(helplines, anybody):
    for entry in ENTRIES:
        page = anybody.get(f"/help/{entry['code'].lower()}/")
        assert page.status == 200
        assert page.heading == f"Help now: {entry['name']}"
        dialled = [link for link in page.links() if link.startswith(("tel:", "sms:"))]
        assert dialled[0] == f"tel:{entry['emergency']}", entry["code"]
        assert page.main.index(entry["emergency"]) < page.main.index("Someone to talk to now")
        assert not any(number in page.html for number in HIDDEN), entry["code"]
        assert "findahelpline.com" in page.html


def test_every_verified_crisis_number_is_on_its_page_to_press(helplines, anybody):
    for entry in ENTRIES:
        page = anybody.get(f"/help/{entry['code'].lower()}/")
        for line in entry["line"]:
            for channel in line["channels"]:
                if line["confidence"] == "unverified" or channel["kind"] not in ("phone", "text"):
                    continue
                scheme = "tel" if channel["kind"] == "phone" else "sms"
                digits = re.sub(r"\D", "", channel["value"])
                assert f"{scheme}:{digits}" in page.links(), (entry["code"], channel)


def test_the_order_is_emergency_crisis_loss_signs_directory(helplines, anybody):
    words = anybody.get("/help/gb/").main
    places = [
        words.index(part)
        for part in ("If a life may be in danger", "Someone to talk to now", "After a loss",
                     "Signs that can’t wait", "Anywhere else")
    ]  # fmt: skip
    assert places == sorted(places)


def test_the_urgent_card_has_the_number_on_top_and_never_a_diagnosis(helplines, anybody):
    page = anybody.get("/help/gb/")
    card = page.main[page.main.index("Signs that can’t wait") :]
    assert card.index("999") < card.index("Heavy bleeding")
    for sign in ("Heavy bleeding", "one side", "tip of the shoulder", "Fever", "confusion, voices", "Movements"):
        assert sign in card
    assert "not a diagnosis" in card
    for name in ("ectopic", "sepsis", "psychosis", "infection", "haemorrhage", "miscarriage"):
        assert name not in card.lower()


def test_movements_stay_closed_until_asked_for(helplines, anybody):
    page = anybody.get("/help/gb/")
    fold = next(e for e in page.root.iter("details") if "Movements" in "".join(e.itertext()))
    assert "open" not in fold.attrib
    assert "If you are pregnant now" in "".join(next(fold.iter("summary")).itertext())


def test_a_person_meets_their_own_country_first(helplines, wren, browser_of):
    page = browser_of(wren).get("/help/")
    assert page.heading == "Help now: United Kingdom"
    assert "/help/jp/" in page.links()


def test_a_person_chooses_a_country_and_forgets_it(helplines, ben, browser_of):
    browser = browser_of(ben)
    page = browser.get("/help/fr/")
    sent = browser.send(page.form("/help/"), follow=False, press="country")
    assert (sent.status, sent.goes_to) == (303, "/help/fr/")
    assert make.as_viewer(ben.member_id).country == "FR"
    page = browser.get("/help/")
    assert page.heading == "Help now: France"
    browser.send(page.form("/help/"), press="country")
    assert make.as_viewer(ben.member_id).country == ""
    assert browser.get("/help/").heading == "Help now"


def test_a_visitors_choice_leads_there_and_is_kept_nowhere(helplines, anybody):
    page = anybody.post("/help/", {"country": "nz"})
    assert (page.status, page.goes_to) == (303, "/help/nz/")
    assert anybody.get("/help/").heading == "Help now"


@pytest.mark.parametrize("typed", ["", "XX", "Q", "é́", "😀", "\x00", "x" * 10_000, "<script>", "עב"])
def test_a_country_that_is_none_leads_back_and_changes_nothing(typed, helplines, wren, browser_of):
    page = browser_of(wren).post("/help/", {"country": typed})
    assert (page.status, page.goes_to) == (303, "/help/")
    assert make.as_viewer(wren.member_id).country == ("" if typed == "" else "GB")


def test_the_way_people_write_a_country_leads_to_its_page(helplines, anybody):
    assert anybody.get("/help/uk/").heading == "Help now: United Kingdom"
    assert anybody.get("/help/GB/").heading == "Help now: United Kingdom"


@pytest.mark.parametrize("slug", ["xx", "g", "germany", "0", "-", "a" * 2000])
def test_a_country_we_do_not_know_is_not_found(slug, helplines, anybody):
    assert anybody.get(f"/help/{slug}/").status == 404


def test_an_address_with_a_null_byte_is_not_found(helplines, anybody):
    assert anybody.get("/help/%00/").status == 404


def test_when_every_check_has_run_out_the_page_still_leads_to_someone(helplines, anybody):
    Helpline.objects.update(verified_on=date(2025, 1, 1), expires_on=date(2025, 6, 1))
    page = anybody.get("/help/gb/")
    assert "tel:999" in page.links()
    assert "tel:116123" not in page.links()
    assert "116 123" not in page.html
    assert "https://findahelpline.com" in page.links()
    assert "https://www.samaritans.org" in page.links()
    assert "No number here was checked lately enough to print" in page.main


def test_before_any_directory_is_loaded_there_is_still_a_page(place, anybody):
    page = anybody.get("/help/")
    assert page.status == 200
    assert "https://findahelpline.com" in page.links()
    assert "ring the emergency number where you are" in page.main


def test_help_is_there_before_the_place_opens(db, anybody):
    from tealight.place.models import PlaceSettings

    PlaceSettings.objects.update(opened_on=None)
    assert anybody.get("/help/").status == 200


def test_other_hosts_are_only_ever_links_to_press(helplines, anybody):
    page = anybody.get("/help/gb/")
    assert outward(page)
    for element in page.root.iter("a"):
        if element.get("href", "").startswith("http"):
            assert element.get("rel") == "nofollow noreferrer"
    fetched = [
        element.get(name)
        for element in page.root.iter()
        if element.tag in ("script", "img", "link", "iframe", "source", "video", "object", "embed")
        for name in ("src", "href", "data", "srcset")
        if element.get(name) and element.get("rel") != "expect"  # that names a part of the page itself
    ]
    assert all(address.startswith("/") for address in fetched)


def test_the_pages_cost_few_statements(helplines, wren, browser_of, anybody):
    # the place and the page's own; a person's session, record, decisions and names made for stories besides
    for browser, url, most in ((anybody, "/help/", 2), (anybody, "/help/gb/", 5), (browser_of(wren), "/help/", 10)):
        browser.get(url)
        with CaptureQueriesContext(connection) as asked:
            browser.get(url)
        assert len(asked) <= most, [query["sql"] for query in asked]


def test_nobody_is_named_or_guessed_in_the_title(helplines, wren, browser_of):
    assert browser_of(wren).get("/help/").title == "Help now · Harbour"


def test_help_now_and_leave_stand_on_every_page_here(helplines, anybody):
    for url in ("/help/", "/help/gb/", "/rules/", "/contact/", "/contact/sent/", "/leave/about/"):
        links = anybody.get(url).links()
        assert "/help/" in links
        assert "/leave/" in links

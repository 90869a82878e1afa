"""Leave site: away at once, without script, and honest about the rest."""

import pytest

from tealight.place.models import PlaceSettings


def leave(browser, method="get", **given):
    return getattr(browser.client, method)("/leave/", **given)


def where_the_script_leads(browser) -> str:
    return next(browser.get("/help/").root.iter("leave-site")).get("data-to")


@pytest.mark.parametrize("method", ["get", "head"])
def test_leaving_is_a_plain_link_that_leads_away_at_once(method, anybody):
    response = leave(anybody, method)
    assert response.status_code == 303
    assert response["Location"] == "https://www.bbc.co.uk/weather"
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response.content == b""
    assert not response.cookies


def test_leaving_is_the_same_for_a_member(ben, browser_of):
    response = leave(browser_of(ben))
    assert response.status_code == 303
    assert not response.cookies


def test_the_operator_chooses_where_to(anybody):
    PlaceSettings.objects.update(leave_address="https://www.wetter.example/heute?a=1")
    assert leave(anybody)["Location"] == "https://www.wetter.example/heute?a=1"
    assert where_the_script_leads(anybody) == "https://www.wetter.example/heute?a=1"


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "http://plain.example/", "//evil.example", "/stories/", "https://", "data:text/html,x",
     "https:///x"],
)  # fmt: skip
def test_an_address_that_is_no_https_page_gives_way_to_the_weather(address, anybody):
    PlaceSettings.objects.update(leave_address=address)
    assert leave(anybody)["Location"] == "https://www.bbc.co.uk/weather"
    assert where_the_script_leads(anybody) == "https://www.bbc.co.uk/weather"


def test_nothing_asked_for_can_change_where_it_leads(anybody):
    for query in ({"next": "https://evil.example"}, {"to": "//evil.example"}, {"said": "x"}):
        assert leave(anybody, data=query)["Location"] == "https://www.bbc.co.uk/weather"


def test_leaving_works_before_the_place_is_open(anybody):
    PlaceSettings.objects.update(opened_on=None)
    assert leave(anybody).status_code == 303


def test_the_page_says_what_leaving_cannot_hide(anybody):
    page = anybody.get("/leave/about/")
    assert page.status == 200
    for word in ("history", "Monitoring", "private window", "phone you share", "phone bill", "sign out", "Shift"):
        assert word.lower() in page.main.lower(), word
    assert "can’t" in page.main
    assert "clears" not in page.main.lower()

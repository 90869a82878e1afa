"""An editor works in the CMS: under the same content policy as every page, and asking no other host."""

import pytest
from playwright.sync_api import expect

EDITOR = "Rowan Peel"


@pytest.fixture
def desk(visit, harbour):
    """The editor's tab; it fails its test on any error, refused script, or other origin."""
    came = visit(base_url=harbour.running.address)
    came.context.add_cookies([harbour.cookie(EDITOR)])
    return came.page()


def test_an_editor_looks_around(desk):
    desk.goto("/desk/cms/")
    expect(desk.get_by_role("heading", name="Magazine")).to_be_visible()
    for address in ("pages/", "images/", "images/add/", "collections/", "reports/locked/"):
        assert desk.goto(f"/desk/cms/{address}").status == 200
        expect(desk.get_by_role("link", name="Images").first).to_be_visible()


def test_a_date_is_picked_without_an_inline_script(desk):
    desk.goto("/desk/cms/reports/site-history/")
    assert desk.locator("[data-cms-args]").count() == 0, "a picker was not begun"
    begun = desk.evaluate("Object.keys(jQuery('input[id^=id_timestamp]').first().data())")
    assert "xdsoft_datetimepicker" in begun


def test_the_cms_sends_an_editor_to_their_own_account(desk):
    desk.goto("/desk/cms/account/")
    assert desk.url.endswith("/account/")

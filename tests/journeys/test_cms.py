"""An editor works in the CMS: under the same content policy as every page, and asking no other host.

`visit` fails a test on any error in the console (a refused script, style or picture is one), and on
a request to another origin.
"""

import base64
import hashlib
import hmac
import re
import struct
import time
from io import BytesIO

import pytest
from playwright.sync_api import expect

from tests import make

NAME = "Rowan Ashgrove"
#: pictures that did not come, and icons whose drawing is not there; and whether there were both
PICTURES = """() => {
  const pictures = [...document.images], icons = [...document.querySelectorAll('svg use')];
  return {
    some: pictures.length > 0 && icons.length > 0,
    broken: pictures.filter(one => !one.complete || !one.naturalWidth).map(one => one.src),
    missing: icons.map(one => one.getAttribute('href')).filter(name => !document.querySelector(name)),
  };
}"""


@pytest.fixture(scope="module")
def editor(site):
    """An editor of an otherwise empty place, with a second step; returns its secret."""
    with site.inside():
        make.a_place()
        viewer = make.a_person(NAME, roles=("editor",), second_step=False)
        return make.a_second_step(viewer)


@pytest.fixture
def bare_page(site, editor):
    """A page of Wagtail's bare kind; kinds of our own come with the articles."""
    with site.inside():
        from wagtail.models import Page

        root = Page.get_first_root_node()
        return root.add_child(instance=Page(title="Feeding after loss", live=False)).id


@pytest.fixture
def desk(visit, site, editor):
    """The editor's tab, already signed in."""
    came = visit(base_url=site.address, viewport={"width": 1280, "height": 800})
    with site.inside():
        from django.conf import settings

        from tealight.accounts.models import Member
        from tests.page import Browser

        member = Member.objects.get(persona__name=NAME)
        browser = Browser.of(make.as_viewer(member.id), sample=True)
        key = browser.client.cookies[settings.SESSION_COOKIE_NAME].value
    came.context.add_cookies([
        {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site.address, "httpOnly": True, "sameSite": "Lax"}
    ])
    return came.page()


def code(secret: str) -> str:
    """What the editor's codes app shows now (RFC 6238)."""
    key = base64.b32decode(secret)
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def photograph() -> dict:
    from PIL import Image

    written = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(written, "JPEG")
    return {"name": "Hill Road.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def test_the_cms_is_reached_by_password_and_code_and_left_by_signing_out(visit, site, editor):
    page = visit(base_url=site.address, viewport={"width": 1280, "height": 800}).page()
    page.goto("/desk/cms/")
    page.get_by_label("Your name here").fill(NAME)
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(code(editor))
    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(re.compile("/desk/cms/$"))
    expect(page.get_by_role("heading", name="Magazine")).to_be_visible()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    page.locator(".sidebar-footer__account").click()
    page.get_by_role("button", name="Log out").click()
    expect(page).to_have_url(re.compile("/sign-in/"))
    page.goto("/desk/cms/")
    expect(page).to_have_url(re.compile("/sign-in/"))


def test_an_editor_looks_around(desk):
    desk.goto("/desk/cms/")
    expect(desk.get_by_role("link", name="Help now")).to_be_visible()
    expect(desk.get_by_role("link", name="Leave site")).to_be_visible()
    for address in ("pages/", "images/", "images/add/", "collections/", "reports/locked/", "reports/aging-pages/"):
        assert desk.goto(f"/desk/cms/{address}").status == 200
        expect(desk.get_by_role("link", name="Images").first).to_be_visible()
        expect(desk.locator("symbol#icon-image")).to_have_count(1)  # a script fetches all icons at once
        assert desk.evaluate(PICTURES) == {"some": True, "broken": [], "missing": []}, address


def test_a_date_is_picked_without_an_inline_script(desk):
    desk.goto("/desk/cms/reports/site-history/")
    assert desk.locator("[data-cms-args]").count() == 0, "a picker was not begun"
    begun = desk.evaluate("Object.keys(jQuery('input[id^=id_timestamp]').first().data())")
    assert "xdsoft_datetimepicker" in begun


def test_a_page_is_written_scheduled_and_saved(desk, bare_page):
    desk.goto(f"/desk/cms/pages/{bare_page}/edit/")
    desk.get_by_label(re.compile("^Title")).fill("Milk, afterwards")
    desk.get_by_role("button", name=re.compile("status", re.I)).first.click()
    desk.get_by_role("button", name="Set schedule").click()
    desk.locator("#id_go_live_at").click()
    picker = desk.locator(".xdsoft_datetimepicker:visible")
    expect(picker).to_be_visible()
    picker.locator(".xdsoft_next").first.click()
    picker.locator(".xdsoft_date:not(.xdsoft_other_month)").first.click()
    expect(desk.locator("#id_go_live_at")).to_have_value(re.compile(r"^20\d\d-\d\d-01 \d\d:\d\d$"))
    desk.keyboard.press("Escape")
    desk.goto(f"/desk/cms/pages/{bare_page}/edit/")
    desk.get_by_label(re.compile("^Title")).fill("Milk, afterwards")
    with desk.expect_response(lambda answer: answer.request.method == "POST" and answer.status < 400):
        desk.get_by_role("button", name="Save draft").click()
    desk.goto(f"/desk/cms/pages/{bare_page}/history/")
    expect(desk.get_by_text("Milk, afterwards").first).to_be_visible()


def test_a_place_in_the_tree_is_chosen(desk, bare_page):
    desk.goto(f"/desk/cms/pages/{bare_page}/copy/")
    assert desk.locator("[data-cms-args]").count() == 0, "the chooser was not begun"
    desk.locator(".chooser").get_by_role("button").first.click()
    desk.get_by_role("button", name="Choose another page").click()
    expect(desk.locator(".modal-content").get_by_text("Feeding after loss").first).to_be_visible()


def test_a_picture_is_uploaded_and_cropped(desk):
    desk.goto("/desk/cms/images/multiple/add/")
    desk.locator("input[type=file]").first.set_input_files(photograph())
    expect(desk.get_by_text("Upload successful").first).to_be_visible()
    desk.locator("input[id$=-title]").fill("A window")
    desk.get_by_role("button", name="Update").click()
    expect(desk.get_by_text("updated").first).to_be_visible()
    desk.goto("/desk/cms/images/")
    thumb = desk.get_by_role("link", name=re.compile("A window")).first
    expect(thumb).to_be_visible()
    assert desk.evaluate("[...document.querySelectorAll('main img')].every(one => one.complete && one.naturalWidth > 0)")
    thumb.click()
    expect(desk.get_by_role("button", name="Remove focal area")).to_be_visible()
    expect(desk.locator(".jcrop-holder").first).to_be_visible()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("updated").first).to_be_visible()


def test_the_cms_sends_an_editor_to_their_own_account(desk):
    desk.goto("/desk/cms/account/")
    assert "/account/" in desk.url and "cms" not in desk.url

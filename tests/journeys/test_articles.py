"""An article's way in the editors' tool: one writes, one sends back, the first mends, two say yes, and it appears at its hour.

`visit` fails a test on any error in the console (a refused script, style or frame is one), and on a request to another origin.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests import make

WRITER, FIRST, SECOND = "Alder Combe", "Linnet Marsh", "Hollis Vane"
#: of a tab in the form
WHO, WHOM = "Who answers for it", "Whom it is for"


@pytest.fixture(scope="module")
def editors(site):
    """Three editors of an otherwise empty place with one shelf; returns the shelf's number."""
    with site.inside():
        make.a_place()
        for name in (WRITER, FIRST, SECOND):
            make.a_person(name, roles=("editor",))
        from tests.magazine.writing import a_category

        return a_category("After the hospital").id


@pytest.fixture
def tab_of(visit, site, editors):
    """`tab_of(name)`: this editor's tab, already signed in."""

    def opened(name: str, **choices) -> Page:
        came = visit(base_url=site.address, viewport={"width": 1280, "height": 900}, **choices)
        with site.inside():
            from django.conf import settings

            from tealight.accounts.models import Member
            from tests.page import Browser

            member = Member.objects.get(persona__name=name)
            key = Browser.of(make.as_viewer(member.id), sample=True).client.cookies[settings.SESSION_COOKIE_NAME].value
        came.context.add_cookies([
            {"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site.address, "httpOnly": True, "sameSite": "Lax"}
        ])
        # The editor of texts writes <style> for its placeholder, which no page here may: decision 10, “Content policy”.
        came.expect_fault("Applying inline style")
        return came.page()

    return opened


def press(tab: Page, name: str) -> None:
    """Press what is in the menu at the foot of the form, opening the menu where it hides it."""
    wanted = tab.locator("footer").get_by_role("button", name=re.compile(name)).first
    if not wanted.is_visible():
        tab.locator("footer").get_by_role("button", name="More actions").click()
    wanted.click()


def write(tab: Page, words: str) -> None:
    """Type `words` at the end of the last text of the article."""
    place = tab.locator("#panel-child-text-body-section [contenteditable=true]").last
    place.click()
    place.press("Control+End")
    place.press_sequentially(words)


def test_an_article_is_written_sent_back_mended_approved_and_appears_at_its_hour(tab_of, site, editors, visit):
    rowan = tab_of(WRITER)
    rowan.goto(f"/desk/cms/pages/add/magazine/article/{editors}/")
    rowan.get_by_label(re.compile("^Title")).fill("Milk, afterwards")
    body = rowan.locator("#panel-child-text-body-section")
    body.get_by_role("button", name="Insert a block").first.click()
    rowan.get_by_role("option", name="Text", exact=True).click()
    write(rowan, "Milk can come after any loss.")
    rowan.get_by_role("tab", name=WHOM).click()
    rowan.get_by_label("weeks", exact=True).first.fill("12")
    rowan.get_by_label("Physical detail").first.check()
    rowan.get_by_role("tab", name=WHO).click()
    rowan.locator("#id_reviewed_on").fill("2026-11-01")
    rowan.locator("#id_next_review_on").fill("2029-10-01")
    press(rowan, "Submit")
    rowan.wait_for_url(re.compile(r"/pages/\d+/$"))

    sorrel = tab_of(FIRST)
    sorrel.goto("/desk/cms/articles/")
    expect(sorrel.get_by_role("heading", name="In clinical review (1)")).to_be_visible()
    sorrel.get_by_role("link", name="Milk, afterwards").click()
    expect(sorrel.get_by_text("Reading age").or_(sorrel.get_by_text("too little text")).first).to_be_visible()
    address = sorrel.url
    press(sorrel, "Send back")
    sorrel.locator(".modal-content textarea").fill("Say when it stops.")
    sorrel.locator(".modal-content").get_by_role("button", name=re.compile("Send back|Submit")).click()
    expect(sorrel.get_by_text("has been updated").first).to_be_visible()

    rowan.goto("/desk/cms/articles/")
    expect(rowan.get_by_text("Say when it stops.")).to_be_visible()
    rowan.goto(address)
    write(rowan, " It stops by itself, in a week or two.")
    press(rowan, "Resubmit")
    rowan.wait_for_url(re.compile(r"/pages/\d+/$"))
    rowan.goto(address)
    expect(rowan.get_by_text("somebody else reviews it")).to_be_visible()
    rowan.locator("footer").get_by_role("button", name="More actions").click()
    expect(rowan.get_by_role("button", name=re.compile("Approve"))).to_have_count(0)

    for name in (FIRST, SECOND):
        reviewer = sorrel if name == FIRST else tab_of(name)
        reviewer.goto(address)
        press(reviewer, "^Approve$")
        reviewer.wait_for_url(re.compile(r"/pages/\d+/$"))
    with site.inside():
        from tealight.magazine.models import Article

        article = Article.objects.get(slug="milk-afterwards")
        assert not article.live and (article.get_latest_revision_as_object().from_days, article.revisions.count() > 0) == (84, True)

    rowan.goto(address)
    expect(rowan.get_by_text("Where it stands: Approved")).to_be_visible()
    rowan.get_by_role("button", name=re.compile("status", re.I)).first.click()
    rowan.get_by_role("button", name="Set schedule").click()
    hour = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    rowan.locator("#id_go_live_at").fill(hour)
    # Beneath the calendar, which Escape would close with the whole dialog.
    rowan.locator("#schedule-publishing-dialog").get_by_role("button", name=re.compile("Save")).dispatch_event("click")
    press(rowan, "Publish|Schedule")
    expect(rowan.get_by_text("scheduled for publishing").first).to_be_visible()

    phone = visit(base_url=site.address, viewport={"width": 390, "height": 800})
    phone.expect_fault("status of 404")  # before its hour
    reader = phone.page()
    assert reader.goto("/reading/milk-afterwards/").status == 404
    with site.inside():
        from tealight.kernel.viewer import System
        from tealight.magazine.actions.publish_due import publish_due

        article.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=datetime.now(UTC) - timedelta(minutes=1))
        revision = article.revisions.get(approved_go_live_at__isnull=False)
        revision.content["go_live_at"] = None
        revision.save()
        assert publish_due(viewer=System("its hour has come"), now=datetime.now(UTC), article=article.id)
    assert reader.goto("/reading/milk-afterwards/?open=article").status == 200
    expect(reader.get_by_role("heading", name="Milk, afterwards")).to_be_visible()
    expect(reader.get_by_text("in a week or two")).to_be_visible()  # pressed at once, and not lost


def test_an_editor_sees_the_article_as_wide_as_a_phone_and_talks_beside_it(tab_of, site, editors):
    with site.inside():
        from tests.magazine.writing import an_article

        article = an_article("Sleep, afterwards", "Sleep comes back, slowly.", publish=False).id
    tab = tab_of(WRITER)
    tab.goto(f"/desk/cms/pages/{article}/edit/")
    tab.get_by_role("button", name=re.compile("Toggle preview|Preview", re.I)).first.click()
    frame = tab.frame_locator("iframe#w-preview-iframe, iframe[title='Preview']").first
    expect(frame.get_by_role("heading", name="Sleep, afterwards")).to_be_visible()
    expect(frame.get_by_text("Sleep comes back, slowly.")).to_be_visible()
    width = frame.locator("html").evaluate("html => html.clientWidth")
    assert 340 <= width <= 400, width

"""The quick view in a real browser: a phone reads it and comes back to the same place; paper holds it on one side; an editor approves it."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.conftest import heading

PHONE = {"width": 390, "height": 844}


def test_a_reader_on_a_phone_reads_the_points_presses_full_and_comes_back_to_the_same_place(someone, harbour, fresh_name):
    title = fresh_name("At a glance")
    page = someone(viewport=PHONE).page()
    article = harbour.beside.quick_article(title)
    page.goto(f"/reading/{article['slug']}/")
    page.get_by_role("link", name="Quick view", exact=True).click()
    expect(heading(page)).to_have_text(title)
    expect(page.get_by_role("listitem").filter(has_text="You can ask for the picture")).to_be_visible()
    expect(page.get_by_role("heading", name="When to get help")).to_be_visible()

    page.get_by_role("link", name=re.compile("In full.*You can ask for the picture")).click()
    paragraph = page.locator("p", has_text="You can ask for the picture")
    expect(paragraph).to_be_in_viewport()
    assert page.url.endswith(f"/reading/{article['slug']}/#point-4")
    back = page.get_by_role("link", name="Back to point 4 of the quick view")
    expect(back).to_be_in_viewport()
    expect(page.get_by_role("link", name="Back to point 3")).to_be_hidden()
    back.click()
    expect(page.get_by_role("listitem").filter(has_text="You can ask for the picture")).to_be_in_viewport()
    assert page.url.endswith("/quick/#point-4")
    page.get_by_role("link", name="Full article", exact=True).click()
    expect(heading(page)).to_have_text(title)
    expect(page.get_by_role("link", name="Back to point")).to_have_count(0)  # unseen by whoever came by another way


@pytest.mark.parametrize("full", [0, 0.33, 0.66, 1], ids=["usual", "almost long", "almost longest", "all there can be"])
def test_it_prints_on_one_side_of_a_sheet(someone, harbour, fresh_name, full):
    page = someone().page()
    article = harbour.beside.quick_article(fresh_name("On paper"), full=full)
    page.goto(f"/reading/{article['slug']}/quick/")
    sheets = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    said = " ".join(sheets[0].extract_text().split())
    assert "What to do" in said and "When to get help" in said and "On paper" in said
    assert "In full" not in said and "Leave site" not in said


def test_an_editor_has_one_drafted_reads_it_and_approves_it(someone, harbour, fresh_name):
    title = fresh_name("Drafted")
    article = harbour.beside.quick_article(title, approve=False)
    editor = someone(harbour.beside.holders("editor")).page()
    editor.goto(f"/desk/cms/quick/{article['id']}/")
    expect(editor.get_by_text("Drafted, and approved by nobody.")).to_be_visible()
    editor.get_by_role("button", name="Approve the quick view").click()
    expect(editor.get_by_text("Approved. Publish the article, and readers have it.")).to_be_visible()
    reader = someone(viewport=PHONE).page()
    reader.goto(f"/reading/{article['slug']}/")
    expect(reader.get_by_role("link", name="Quick view", exact=True)).to_have_count(0)
    harbour.beside.publish_newest(article["id"])
    reader.reload()
    reader.get_by_role("link", name="Quick view", exact=True).click()
    expect(reader.get_by_text("A second trained person confirms it.", exact=True)).to_be_visible()

    editor.reload()
    editor.get_by_label("The words above may go").check()
    editor.get_by_role("button", name="Draft a quick view from the text").click()
    expect(editor.get_by_text("Drafted from the text. Nobody reads it before you approve it.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("A second trained person confirms it.", exact=True)).to_be_visible()

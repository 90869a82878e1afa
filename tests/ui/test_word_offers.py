"""What is suggested while somebody writes, in a real browser: one thing at a time, by one press, never taking the focus."""

import json

from playwright.sync_api import expect

from tests.ui.conftest import HOST

LOOK, BOX = "/stories/looking/", "/box/"
#: the box of a reply, with no more of it than the element asks for
PAGE = """<!doctype html><html lang="en"><title>Harbour</title><h1>A box</h1><form id="reply" method="post" action="#">
<input type="hidden" name="declined" value=""><textarea name="body" aria-label="Your reply"></textarea>
<word-offers data-look="/stories/looking/" data-answers="others" role="status"></word-offers>
<label><input type="checkbox" name="notes" value="living-children">Living children</label></form>
<script type="module" src="/static/ui/tealight.js"></script></html>"""
NOTE = {
    "kind": "note", "value": "living-children", "title": "You mention children at home.", "text": "Add a note?",
    "yes": "Add note", "no": "No note", "words": "", "better": "",
}
NUDGE = {
    "kind": "nudge", "value": "nudge", "title": "Meant well, and can hurt.", "text": "Perhaps: I’m so sorry.",
    "yes": "Use these words", "no": "Keep mine", "words": "At least you are young.", "better": "I’m so sorry.",
}


def test_taken_or_declined_by_one_press_and_not_said_again(house):
    sent, left = [], [NOTE, NUDGE, None]

    def answer(route):
        sent.append(route.request)
        route.fulfill(body=json.dumps({"offer": left[0]}), content_type="application/json")

    page = house(BOX, answers={LOOK: answer, BOX: lambda route: route.fulfill(body=PAGE, content_type="text/html; charset=utf-8")})
    page.clock.install()
    words, offers = page.locator("#reply textarea"), page.locator("#reply word-offers")

    def writes(text):
        words.press_sequentially(text)
        page.clock.run_for(6_000)

    writes("The boys ask. At least you are young.")
    expect(offers).to_contain_text("You mention children at home.")
    assert offers.get_attribute("role") == "status" and words.evaluate("field => field === document.activeElement")
    assert "At least you are young." in sent[-1].post_data and "others" in sent[-1].post_data
    left.pop(0)
    offers.get_by_role("button", name="Add note").click()
    assert page.locator("#reply [name=notes][value=living-children]").is_checked()
    assert page.locator("#reply [name=declined]").input_value() == "living-children"
    page.clock.run_for(6_000)
    expect(offers).to_contain_text("Perhaps: I’m so sorry.")
    assert "living-children" in sent[-1].post_data
    left.pop(0)
    offers.get_by_role("button", name="Use these words").click()
    assert words.input_value() == "The boys ask. I’m so sorry."
    assert words.evaluate("field => field === document.activeElement")
    page.clock.run_for(6_000)
    expect(offers).to_be_empty()
    assert page.url.startswith(HOST) and len(sent) == 3, "one question for each pause"

"""The four small scripts, in a real browser, and the same pages without them."""

import json

import pytest

from tests.ui.conftest import HOST, PASS


def posts(page) -> list:
    return [request for request in page.asked if request.method == "POST"]


# ── Leave site ───────────────────────────────────────────────────────────────────────────────────


def test_leaving_replaces_the_page_in_the_history(house):
    page = house("/cabinet/feed/")
    page.goto(f"{HOST}/cabinet/story/")
    page.get_by_role("link", name="Leave site").click()
    page.wait_for_url(f"{HOST}/nowhere/")
    page.go_back()
    # One step back is the page before, not the story that was open.
    assert page.url == f"{HOST}/cabinet/feed/"


def test_the_words_vanish_before_the_network_answers(house):
    page = house("/cabinet/story/")
    # The page is looked at in the same breath as the press: no answer can have come yet.
    left = page.evaluate(
        "() => { document.querySelector('leave-site a').click();"
        " return [document.title, document.documentElement.textContent]; }"
    )
    assert left == ["…", "…"]
    page.wait_for_url(f"{HOST}/nowhere/")


def test_a_page_goes_into_the_browsers_memory_blank(house):
    page = house("/cabinet/story/")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.locator("h1").is_hidden()
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.locator("h1").is_visible()


def test_shift_three_times_leaves(house):
    page = house("/cabinet/story/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{HOST}/nowhere/")


def test_writing_with_capitals_does_not_leave(house):
    page = house("/cabinet/write/")
    page.get_by_label("Your words").press_sequentially("AsA Ben Cannot")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url == f"{HOST}/cabinet/write/"


def test_without_script_it_is_a_link(house):
    page = house("/cabinet/story/", java_script_enabled=False)
    page.get_by_role("link", name="Leave site").click()
    assert page.url == f"{HOST}/leave/"


# ── Drafts ───────────────────────────────────────────────────────────────────────────────────────

SAVE = "/cabinet/write/"


def saving(*outcomes):
    """Answers the draft's POSTs one after the other: a status, "gone" (no connection), or facts."""
    left = list(outcomes)

    def answer(route):
        if route.request.method != "POST":
            return PASS
        outcome = left.pop(0) if len(left) > 1 else left[0]
        if outcome == "gone":
            route.abort("internetdisconnected")
        elif isinstance(outcome, dict):
            route.fulfill(status=200, body=json.dumps(outcome), content_type="application/json")
        else:
            route.fulfill(status=outcome, body="")
        return None

    return answer


@pytest.fixture
def writing(house):
    def begin(*outcomes):
        answer = saving(*outcomes)
        return house(SAVE, answers={SAVE: answer, "/kept/7/": answer})

    return begin


def test_words_are_saved_as_they_are_typed(writing):
    page = writing(204)
    page.get_by_label("Your words").fill("One line.")
    page.get_by_text("Saved just now").wait_for()
    (sent,) = posts(page)
    assert "One line." in sent.post_data
    assert sent.headers["x-csrftoken"]


def test_the_first_save_says_where_the_draft_lives(writing):
    page = writing({"save": "/kept/7/"}, 204)
    page.get_by_label("Your words").fill("One line.")
    page.get_by_text("Saved just now").wait_for()
    with page.expect_response(f"{HOST}/kept/7/"):
        page.get_by_label("Your words").fill("One line, and one more.")
    assert [request.url for request in posts(page)] == [f"{HOST}{SAVE}", f"{HOST}/kept/7/"]


def test_a_dead_line_is_said_and_the_words_stay(writing):
    page = writing("gone", 204)
    page.visit.expect_fault("ERR_INTERNET_DISCONNECTED")
    page.get_by_label("Your words").fill("Still here.")
    page.get_by_text("Not saved yet: no connection. Your words stay on this page.").wait_for()
    assert page.get_by_label("Your words").input_value() == "Still here."
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_text("Saved just now").wait_for()


def test_a_lost_sign_in_is_not_called_a_save(writing):
    page = writing(403)
    page.visit.expect_fault("403")
    page.get_by_label("Your words").fill("Still here.")
    page.get_by_text("Not saved: you may have been signed out.").wait_for()


def test_unsaved_words_ask_before_they_go(writing):
    page = writing(204)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Your words").press_sequentially("Not saved")
    page.goto(f"{HOST}/cabinet/feed/")
    assert asked == ["beforeunload"]


def test_saved_words_do_not_hold_anyone(writing):
    page = writing(204)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Your words").press_sequentially("Saved")
    page.get_by_text("Saved just now").wait_for()
    page.goto(f"{HOST}/cabinet/feed/")
    assert asked == []


def test_leaving_the_site_never_asks(writing):
    """A question on the screen would keep the words there for whoever came into the room."""
    page = writing(204)
    page.on("dialog", lambda dialog: pytest.fail("asked"))
    page.get_by_label("Your words").press_sequentially("Not saved")
    page.get_by_role("link", name="Leave site").click()
    page.wait_for_url(f"{HOST}/nowhere/")


def test_nothing_is_kept_in_the_browser(writing):
    page = writing(204)
    page.get_by_label("Your words").fill("One line.")
    page.get_by_text("Saved just now").wait_for()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


# ── Toolbar ──────────────────────────────────────────────────────────────────────────────────────


def chosen(page, text: str, press: str) -> str:
    words = page.get_by_label("Your words")
    words.fill("one two three")
    words.evaluate("(field, text) => field.setSelectionRange(field.value.indexOf(text), field.value.indexOf(text) + text.length)", text)
    page.get_by_role("button", name=press, exact=True).click()
    return words.input_value()


def test_marks_go_round_what_is_chosen(house):
    page = house("/cabinet/write/")
    assert chosen(page, "two", "Bold") == "one **two** three"
    assert chosen(page, "two", "Italic") == "one *two* three"
    assert chosen(page, "two", "Quote") == "> one two three"
    assert chosen(page, "two", "List") == "- one two three"


def test_a_mark_pressed_again_is_taken_away_and_undo_works(house):
    page = house("/cabinet/write/")
    assert chosen(page, "two", "Bold") == "one **two** three"
    page.get_by_role("button", name="Bold", exact=True).click()
    assert page.get_by_label("Your words").input_value() == "one two three"
    page.get_by_label("Your words").press("Control+z")
    assert page.get_by_label("Your words").input_value() == "one **two** three"


def test_without_script_no_button_does_nothing(house):
    page = house("/cabinet/write/", java_script_enabled=False)
    assert page.get_by_role("button", name="Bold").count() == 0
    assert page.get_by_role("button", name="Share with Late loss and stillbirth").count() == 1


# ── Once ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_trembling_hand_sends_once(house):
    # The answer never comes: the server is slow, and the finger is not.
    slow = {"/cabinet/story/": lambda route: None if route.request.method == "POST" else PASS}
    page = house("/cabinet/story/", answers=slow)
    page.get_by_role("button", name="With you").evaluate("button => { button.click(); button.click(); button.click(); }")
    page.wait_for_timeout(300)
    assert len(posts(page)) == 1
    assert posts(page)[0].post_data.endswith("reaction=with-you")

"""An article that is heard: with a stand-in for the voice, which is the reader's own device's and not the tests'."""

import re
from pathlib import Path

import pytest

import tealight.magazine
from tests.ui.conftest import HOST

SCRIPT = Path(tealight.magazine.__file__).parent / "js" / "listen.js"
#: notes what is asked of it, says a piece for as long as the test likes, and is heard to end it by `voice.finish()`
VOICE = """() => {
  const heard = [];
  const voice = { paused: false, heard, said: null,
    speak(words) { heard.push(words.text); voice.said = words; },
    pause() { voice.paused = true; heard.push('(pause)'); },
    resume() { voice.paused = false; heard.push('(resume)'); },
    cancel() { const last = voice.said; voice.said = null; heard.push('(cancel)'); last?.dispatchEvent(new Event('error')); },
    finish() { const last = voice.said; voice.said = null; last.dispatchEvent(new Event('end')); } };
  globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: voice, configurable: true });
}"""
NO_VOICE = "() => { Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined }); }"


@pytest.fixture
def hearing(house):
    """The cabinet's article, in a browser with that voice, or another."""

    def opened(voice: str = VOICE, **choices):
        page = house("/cabinet/help/", **choices)
        page.add_init_script(f"({voice})()")
        page.goto(f"{HOST}/cabinet/article/")
        return page

    return opened


def heard(page) -> list[str]:
    return page.evaluate("() => speechSynthesis.heard.filter((one) => one !== '(cancel)')")


def button(page, name: str):
    return page.locator("listen-here").get_by_role("button", name=name, exact=True)


def test_nothing_is_said_before_it_is_pressed(hearing):
    page = hearing()
    page.wait_for_timeout(300)
    assert heard(page) == [] and button(page, "Listen").is_visible() and not button(page, "Stop").is_visible()


def test_it_reads_the_text_alone_piece_by_piece_and_ends(hearing):
    page = hearing()
    button(page, "Listen").click()
    for _ in range(60):
        if not page.evaluate("() => { const last = speechSynthesis.said; last && speechSynthesis.finish(); return !!last; }"):
            break
    said = heard(page)
    assert said[0].startswith("It can come after any loss, often") and said[1] == "It can come from about sixteen weeks on."
    assert "Ask the unit where you were." in said, "what is folded away belongs to the text"
    for words in ("Milk coming in", "Reviewed", "Heavy bleeding", "Lactation after loss", "cover", "information"):
        assert not [one for one in said if words in one], words
    assert len(said) == len(set(said)), "no piece is said twice"
    assert button(page, "Listen").is_visible() and not button(page, "Stop").is_visible()


def test_it_pauses_goes_on_and_stops(hearing):
    page = hearing()
    button(page, "Listen").click()
    button(page, "Pause").click()
    assert heard(page)[-1] == "(pause)"
    button(page, "Go on").click()
    assert heard(page)[-1] == "(resume)"
    button(page, "Stop").click()
    spoken = len(heard(page))
    assert button(page, "Listen").is_visible() and page.evaluate("speechSynthesis.said") is None
    page.wait_for_timeout(100)
    assert len(heard(page)) == spoken, "nothing comes after Stop"


def test_by_keyboard_too(hearing):
    page = hearing()
    button(page, "Listen").focus()
    page.keyboard.press("Enter")
    assert len(heard(page)) == 1 and page.evaluate("document.activeElement.textContent") == "Pause"


def test_leaving_ends_the_voice(hearing):
    page = hearing()
    button(page, "Listen").click()
    page.evaluate("() => dispatchEvent(new CustomEvent('tealight:leaving'))")
    assert page.evaluate("speechSynthesis.said") is None


def test_where_a_browser_cannot_speak_there_is_no_button(hearing):
    assert hearing(NO_VOICE).locator("listen-here button").count() == 0


def test_without_script_there_is_no_button_and_no_gap(house):
    page = house("/cabinet/article/", java_script_enabled=False)
    assert page.locator("listen-here button").count() == 0 and not page.locator("listen-here").is_visible()


def test_the_text_does_not_move_when_the_button_comes(house):
    page = house("/cabinet/article/")
    room = page.locator("listen-here").bounding_box()["height"]
    page.evaluate("document.querySelector('listen-here').replaceChildren()")
    assert page.locator("listen-here").bounding_box()["height"] == room


def test_a_fold_is_open_on_paper(house):
    for choices in ({}, {"java_script_enabled": False}):
        page = house("/cabinet/article/", **choices)
        answer = page.get_by_text("Ask the unit where you were.")
        assert answer.bounding_box() is None or answer.bounding_box()["height"] == 0 or not answer.is_visible()
        page.emulate_media(media="print")
        assert answer.is_visible() and answer.bounding_box()["height"] > 5
        assert not page.locator(".top").is_visible() and not page.locator(".article__head .segments").is_visible()
        page.close()


def test_a_browser_that_knows_no_such_style_opens_them_by_script(house):
    page = house("/cabinet/article/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details.article__fold[open]").count() == 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.article__fold[open]").count() == 0


def test_the_script_stays_short_and_asks_nobody_else():
    text = SCRIPT.read_text(encoding="utf-8")
    (element,) = re.findall(r"class \w+ extends HTMLElement \{.*?\n  \}\n", text, re.DOTALL)
    assert len(element.splitlines()) <= 100 and len(text.splitlines()) <= 110
    assert not re.search(r"https?://|innerHTML|eval\(|Storage|indexedDB|document\.cookie|fetch", text)

"""The pieces round a story's words: nothing a person wrote becomes markup."""

from datetime import UTC, datetime
from types import SimpleNamespace as Facts

import pytest
from django.utils.safestring import SafeString

from tealight.ui import story_pieces

NOW = datetime(2026, 3, 12, 15, tzinfo=UTC)
SHARP = '<b title="x">&'
BLUNT = "&lt;b title=&quot;x&quot;&gt;&amp;"


def a_story(**facts) -> Facts:
    usual = {
        "title": "A title", "persona": Facts(id=7, name="Teasel", url="/people/7/"), "hour": NOW, "anonymous": False,
        "need": "", "room": "Hall", "room_url": "/rooms/hall/", "audience": "", "edited": False, "notes": (),
    }  # fmt: skip
    return Facts(**{**usual, **facts})


@pytest.mark.parametrize("fact", ["title", "need", "room", "room_url", "audience"])
def test_nothing_in_a_head_becomes_markup(fact):
    html = story_pieces.header(a_story(**{fact: SHARP}), NOW)
    assert BLUNT in html and "<b " not in html


def test_neither_a_name_nor_a_note_nor_a_state_becomes_markup():
    story = a_story(persona=Facts(id=7, name=SHARP, url=SHARP), notes=(SHARP, SHARP))
    html = story_pieces.header(story, NOW, SHARP)
    assert html.count(BLUNT) == 5 and "<b " not in html


def test_a_head_says_what_there_is_to_say():
    html = story_pieces.header(a_story(anonymous=True, edited=True, need="Just listen", audience="for members", notes=("birth", "loss")), NOW)
    assert "within the hour · anonymous in this story · changed since · Just listen" in html
    assert '<a href="/rooms/hall/">Hall</a> · for members' in html and "Notes: birth, loss" in html
    assert "story__state" not in html


def test_a_head_without_a_room_or_a_page_leads_nowhere():
    html = story_pieces.header(a_story(room="", audience="only you", persona=Facts(id=7, name="Teasel", url="")), NOW)
    assert '<p class="head__over">only you</p>' in html and "<a " not in html


def test_words_that_were_not_cleaned_are_escaped():
    assert "<script>" not in story_pieces.prose((), "<script>x</script>")
    assert "<script>" not in story_pieces.prose([Facts(html="<script>x</script>", cover="", url="")])
    assert story_pieces.prose((), SafeString("<p>Words.</p>"), "reply") == '<div class="prose prose--reply"><p>Words.</p></div>'


def test_answers_without_words_are_one_form():
    choices = [Facts(value=SHARP, label=SHARP, icon="candle", lit=True), Facts(value="leaf", label="Leaf", icon="leaf", lit=False)]
    html = story_pieces.reactions(SHARP, choices, SafeString("<TOKEN>"), SHARP)
    assert html.count("<TOKEN>") == html.count("<form") == 1
    assert html.count(BLUNT) == 4 and "<b " not in html
    assert html.count('aria-pressed="true"') == html.count('aria-pressed="false"') == 1


def test_a_button_is_a_form_with_its_token():
    html = story_pieces.post_button(SHARP, SHARP, SafeString("<TOKEN>"), kind=SHARP, small=True, name=SHARP, value=SHARP, icon="done")
    assert html.count(BLUNT) == 5 and "<b " not in html and "button--small" in html and "<TOKEN>" in html and "icon--done" in html
    assert "name=" not in story_pieces.post_button("/x/", "Go", "", value="lost")
    assert '>Go<span class="unseen">: &lt;b&gt;</span></button>' in story_pieces.post_button("/x/", "Go", "", of="<b>")


def test_a_list_turns_where_there_is_more():
    assert story_pieces.turn("", "") == ""
    assert story_pieces.turn(SHARP, SHARP).count(BLUNT) == 2
    assert "Later" not in story_pieces.turn("", "/b/") and "Earlier<" not in story_pieces.turn("/a/", "")

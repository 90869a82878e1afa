"""The pieces built in Python: nothing a person wrote becomes markup, nothing covered is sent."""

from datetime import UTC, datetime
from types import SimpleNamespace as Facts
from typing import NamedTuple

import html5lib
import pytest
from django import forms
from django.utils.safestring import SafeString

from tealight.ui import pieces
from tealight.ui.choice import Choice

NOW = datetime(2026, 3, 12, 15, tzinfo=UTC)
SHARP = '<b title="x">&'
BLUNT = "&lt;b title=&quot;x&quot;&gt;&amp;"
TEASEL = Facts(id=7, name="Teasel", url="/people/7/")


def a_reply(**facts) -> Facts:
    usual = {
        "id": 4, "persona": TEASEL, "hour": NOW, "anonymous": False, "edited": False, "note": "", "cover": "", "gone": "",
        "parts": [Facts(html=SafeString("<p>Words.</p>"), cover="", url="")], "pictures": (), "answers": (), "answer_url": "", "menu": (),
    }  # fmt: skip
    return Facts(**{**usual, **facts})


def a_card(**facts) -> Facts:
    usual = {
        "url": "/stories/4/", "title": "A title", "excerpt": "Words", "persona": TEASEL, "hour": NOW, "anonymous": False,
        "room": "", "audience": "", "need": "", "state": "", "cover": None,
    }  # fmt: skip
    return Facts(**{**usual, **facts})


@pytest.mark.parametrize("fact", ["title", "excerpt", "room", "audience", "need", "state", "url"])
def test_nothing_in_a_card_becomes_markup(fact):
    html = pieces.story_card(a_card(**{fact: SHARP}), NOW)
    assert BLUNT in html and "<b " not in html


def test_a_covered_card_says_its_note_and_nothing_else():
    html = pieces.story_card(a_card(cover=Facts(sentence="A story with a birth.", url="/stories/4/?open=story")), NOW)
    assert html.count("A story with a birth.") == 2
    for word in ("A title", "Words", "Teasel", "/people/7/"):
        assert word not in html


@pytest.mark.parametrize("fact", ["title", "what", "room", "url", "words"])
def test_nothing_in_what_was_found_becomes_markup(fact):
    found = {"url": "/stories/4/", "title": "A title", "what": "Reply", "persona": TEASEL, "hour": NOW, "room": "", "words": "said"}
    html = pieces.found_card(Facts(**{**found, fact: SHARP}), NOW)
    assert BLUNT in html and "<b " not in html


def test_what_was_found_stays_marked():
    found = Facts(url="/", title="A", what="", persona=TEASEL, hour=NOW, room="Hall", words=SafeString("<mark>said</mark>"))
    html = pieces.found_card(found, NOW)
    assert "<mark>said</mark>" in html and "within the hour · Hall" in html and ">A</a>" in html


@pytest.mark.parametrize("fact", ["note", "answer_url", "gone"])
def test_nothing_in_a_reply_becomes_markup(fact):
    html = pieces.reply(a_reply(**{fact: SHARP}), NOW, "")
    assert BLUNT in html and "<b " not in html


def test_a_name_does_not_become_markup():
    html = pieces.reply(a_reply(persona=Facts(id=7, name=SHARP, url=SHARP), answer_url="/a/"), NOW, "")
    assert html.count(BLUNT) == 3 and "<b " not in html


def test_words_that_were_not_cleaned_are_escaped():
    html = pieces.reply(a_reply(parts=[Facts(html="<script>x</script>", cover="", url="")]), NOW, "")
    assert "<script>" not in html


def test_a_covered_reply_says_its_note_and_nothing_else():
    html = pieces.reply(a_reply(cover="A reply with physical detail.", cover_url="/stories/1/?open=4"), NOW, "")
    assert "A reply with physical detail." in html
    assert "Teasel" not in html and "Words." not in html and "hour" not in html


def test_a_covered_passage_sends_only_its_line():
    parts = [Facts(html=SafeString("<p>Not yet.</p>"), cover="A paragraph with physical detail.", url="/x/")]
    assert "Not yet." not in pieces.passages(parts)


def test_answers_stand_under_their_reply():
    answer = a_reply(id=5, parts=[Facts(html=SafeString("<p>Mine too.</p>"), cover="", url="")])
    html = pieces.reply(a_reply(answers=(answer,)), NOW, "")
    assert html.index("Words.") < html.index('<div class="answers">') < html.index("Mine too.")


def test_a_name_made_for_one_story_leads_nowhere():
    html = pieces.reply(a_reply(persona=Facts(id=7, name="Quiet Heron", url=""), anonymous=True), NOW, "")
    assert "/people/" not in html and "anonymous in this story" in html


def test_a_menu_is_one_form_of_buttons_and_links():
    items = [Facts(label="Keep", hint="Nobody is told.", url="/keep/", post=True), Facts(label="Block", hint="", url="/block/", post=False)]
    html = pieces.menu(items, "TOKEN", about=SHARP)
    assert html.count("<form") == 1 and html.count("TOKEN") == 1
    assert '<button type="submit" formaction="/keep/">' in html and '<a href="/block/">' in html
    assert BLUNT in html


class Item(NamedTuple):
    label: str
    url: str
    hint: str
    post: bool


@pytest.mark.parametrize("about", ["Teasel", SHARP, "%(token)s 100 %", ""])
def test_a_menu_that_many_have_is_drawn_as_its_own_would_be(about):
    items = (Item("Hide 5 %", "hide/", "%(about)s", True), Item("Read", f"read/{SHARP}", "", False))
    for number, after in ((1, ""), (2, "?open=story&from=3"), (3, f"?{SHARP}%(token)s")):
        before = f"/stories/{number}/%s{SHARP}/"
        own = [item._replace(url=f"{before}{item.url}{after}") for item in items]
        drawn = pieces.menu(Facts(items=items, before=before, after=after), f"TOKEN{number}", label="More %", about=about)
        assert drawn == pieces.menu(own, f"TOKEN{number}", label="More %", about=about)


def test_a_menu_that_only_leads_on_is_no_form():
    html = pieces.menu([Facts(label="Block", hint="", url="/block/", post=False)], "TOKEN")
    assert "<form" not in html and "TOKEN" not in html


class Ask(forms.Form):
    who = forms.ChoiceField(
        widget=forms.RadioSelect, choices=[("me", "Only me"), (SHARP, Choice(SHARP, beside=SHARP, hint=SHARP))], initial="me"
    )
    notes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=[("a", "A"), ("b", "B")])


def test_ticks_are_what_django_would_draw():
    form = Ask({"who": "me", "notes": ["b"]})
    for field in (form["who"], form["notes"]):
        ours = _inputs(pieces.ticks(field))
        assert ours == [_inputs(str(option.tag()))[0] for option in field.subwidgets]
    radios = pieces.ticks(form["who"])
    assert radios.count(BLUNT) == 4 and "<b " not in radios


def _inputs(html: str) -> list[dict]:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [one.attrib for one in tree.iter("input")]

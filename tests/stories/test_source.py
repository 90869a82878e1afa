"""What somebody wrote comes back to them as they wrote it, though a row seldom keeps it twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealight.kernel.viewer import Visitor
from tealight.place.queries import Note, Notes
from tealight.stories import wording
from tealight.stories.models import Audience, Reply, Story
from tests import make

_NOTE = Note("scan", "Scans", "", "a scan", 4, "show", "show", True, False)
NOTES = Notes((_NOTE,), {"scan": _NOTE})
PIECES = st.sampled_from([
    "We named her Wren.", "It’s “late” & I’m <tired>", "&amp; so", "\n", "\n\n", "\n\n\n", "  ", "\t", "*", "**", "_", "- ", "1. ", "> ", "# ",
    "`", "[note: scan]", "[a](https://example.org)", "https://example.org", "<p>", "</p>\n<p>", "<br>", "\\", "@[77]", "@[x]", "שלום", "🕯️", "\u00a0",
])
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=80)


def kept(source: str) -> tuple[Story, wording.Wording]:
    story = Story(audience=Audience.MEMBERS)
    words = wording.word("", source, NOTES)
    wording.put(story, story, words, None)
    return story, words


@settings(max_examples=400)
@given(TEXTS)
def test_the_source_comes_back_letter_for_letter(source):
    story, words = kept(source)
    assert wording.take(story, story, Visitor()).source == words.source


@pytest.mark.parametrize("source", [
    "One line.", "It’s “late” & I’m <tired>.\nA second line.\n\nA second paragraph, with @[77] in it.", "",
])
def test_plain_paragraphs_are_kept_once(source):
    story, _ = kept(source)
    assert story.source == ""


def test_of_noted_paragraphs_only_the_notes_are_kept():
    story, words = kept("We sat by the window.\n\n[note: scan]\nThe picture.\n\nAnd *then* tea.\n\n[note: scan]\nIt rained.")
    assert "window" not in story.source and "rained" not in story.source and "*then*" in story.source
    assert story.source.count("[note: scan]") == 2
    assert wording.take(story, story, Visitor()).source == words.source


@pytest.mark.parametrize("source", ["*Quietly.*", "- one\n- two", "> said"])
def test_what_their_look_does_not_tell_is_kept(source):
    story, _ = kept(source)
    assert story.source == source


def test_words_shared_and_changed_come_back_to_their_author(ada):
    story = make.a_story(ada, source="It’s late.\n\nThe kettle is on.")
    row = Story.objects.get(id=story)
    assert row.source == "" and wording.take(row, row, ada).source == "It’s late.\n\nThe kettle is on."
    reply = make.a_reply(ada, story, source="*Still* here.")
    row = Reply.objects.get(id=reply)
    assert row.source == wording.take(row, row.story, ada).source == "*Still* here."

"""Members' words: what is kept, what is shown, and what can never get through."""

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tealight.kernel import prose

KNOWN = {"birth": "birth", "physical-detail": "physical-detail", "self-harm": "self-harm",
         "suicide-or-self-harm": "self-harm"}
ALLOWED = {"p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "a"}
LINK_RELATIONS = "nofollow ugc noopener noreferrer"


def html_of(source, known=KNOWN):
    return "\n".join(part.html for part in prose.render(source, known))


def elements(html):
    """What a browser makes of `html`: (tag, attributes) of every element in it."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False, treebuilder="etree")
    return [(e.tag, dict(e.attrib)) for e in tree.iter() if e is not tree]


# ── what people write ────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("One line.", "<p>One line.</p>"),
        ("One.\nTwo.", "<p>One.<br>\nTwo.</p>"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("One.\r\n\r\nTwo.\rThree.", "<p>One.</p>\n<p>Two.<br>\nThree.</p>"),
        ("*soft* and **strong**", "<p><em>soft</em> and <strong>strong</strong></p>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("\\*not soft\\*", "<p>*not soft*</p>"),
        ("אחרי", "<p>אחרי</p>"),
        ("👩‍👩‍👧 and 🕯️", "<p>👩‍👩‍👧 and 🕯️</p>"),
        ("nul\x00l and \x07bell", "<p>null and bell</p>"),
        ("half \ud83d a sign", "<p>half  a sign</p>"),
        ("line\x85next\u2028and next", "<p>line<br>\nnext<br>\nand next</p>"),
        ("# h\n\n`code` | ~~x~~", "<p># h</p>\n<p>`code` | ~~x~~</p>"),
        ("<b>bold</b><script>x</script>", "<p>&lt;b&gt;bold&lt;/b&gt;&lt;script&gt;x&lt;/script&gt;</p>"),
        ("    four spaces", "<p>four spaces</p>"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_the_subset(source, html):
    assert html_of(source) == html


def test_quotes_deeper_than_markdown_goes_keep_their_words():
    """Markdown stops at a depth and drops what stands there; nobody's words are dropped here."""
    for marks in (">" * 30, "> " * 30, "- " * 30, "1. " * 30):
        assert "said" in prose.plain(html_of(marks + " said"))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//other.example", "/sign-out/",
     "vbscript:x", "&#106;avascript:x", "java\nscript:x", "file:///etc/passwd", "mailto:a@b.example", "#top", ""],
)
def test_only_web_addresses_become_links(address):
    assert not [tag for tag, _ in elements(html_of(f"[press]({address})")) if tag == "a"]


def test_a_link_tells_the_other_side_nothing_and_carries_no_title():
    ((_, paragraph), (tag, attributes)) = elements(html_of('[press](https://a.example/?q=1 "a title")'))
    assert paragraph == {}
    assert (tag, attributes) == ("a", {"href": "https://a.example/?q=1", "rel": LINK_RELATIONS})


def test_an_image_is_only_a_link_and_nothing_is_fetched():
    assert {tag for tag, _ in elements(html_of("![a scan](https://a.example/scan.jpg)"))} == {"p", "a"}


# ── notes on one paragraph ───────────────────────────────────────────────────────────────────────
def notes_and_words(source):
    return [(part.notes, prose.plain(part.html)) for part in prose.render(source, KNOWN)]


def test_a_note_holds_for_the_paragraph_below_it_and_no_longer():
    assert notes_and_words("Before.\n\n[note: birth]\nThis one.\nStill it.\n\nAfter.") == [
        ((), "Before."), (("birth",), "This one. Still it."), ((), "After."),
    ]


def test_a_note_may_be_written_as_people_see_it():
    assert notes_and_words("[Note: Suicide or self-harm]\n\nHere.") == [(("self-harm",), "Here.")]


def test_a_note_holds_for_a_whole_list_however_far_apart_its_lines_are():
    assert notes_and_words("[note: birth]\n- one\n\n- two\n\nAfter.") == [
        (("birth",), "one two"), ((), "After."),
    ]


def test_two_notes_above_one_paragraph_both_hold():
    assert notes_and_words("[note: birth]\n\n[note: physical-detail]\n[note: birth]\nHere.") == [
        (("birth", "physical-detail"), "Here."),
    ]


def test_a_line_that_names_no_note_stays_words():
    """A note misspelt must show, or its author would believe it holds."""
    assert notes_and_words("[note: physcial detail]\nHere.") == [((), "[note: physcial detail] Here.")]


def test_a_note_above_nothing_is_nothing():
    assert notes_and_words("Here.\n\n[note: birth]\n") == [((), "Here.")]


def test_neighbours_with_one_note_are_one_part():
    source = "[note: birth]\nOne.\n\n[note: birth]\nTwo."
    assert notes_and_words(source) == [(("birth",), "One. Two.")]
    assert len(prose.paragraphs(source, KNOWN)) == 2


@pytest.mark.parametrize("typed", ["@*[7]*", "@**[7]**", "@[*7*]", "@&#91;7]"])
def test_an_excerpt_names_nobody_by_a_number_typed_by_hand(typed):
    shown = prose.excerpt(prose.render(prose.bind_mentions(typed + " and @Ben", {"Ben": 8})))
    assert prose.mentioned(shown) == [8]


def test_the_excerpt_keeps_away_what_carries_a_note():
    parts = prose.render("[note: birth]\nThe birth.\n\nThe rest of it.", KNOWN)
    assert prose.excerpt(parts) == "The rest of it."


def test_giving_a_note_changes_nothing_else():
    source = "One.\n\nTwo.\n- a\n- b"
    noted = prose.note_paragraphs(source, {1: ["birth"], 2: ["physical-detail", "birth"]}, KNOWN)
    assert noted == "One.\n\n[note: birth]\nTwo.\n[note: physical-detail]\n[note: birth]\n- a\n- b"
    assert prose.note_paragraphs(noted, {1: [], 2: []}, KNOWN) == "One.\n\nTwo.\n\n- a\n- b"


def test_taking_a_note_away_does_not_join_two_paragraphs():
    source = "One.\n[note: birth]\nTwo."
    assert prose.note_paragraphs(source, {1: []}, KNOWN) == "One.\n\nTwo."


def test_a_note_for_a_paragraph_that_is_not_there_does_nothing():
    assert prose.note_paragraphs("One.", {7: ["birth"], -1: ["birth"]}, KNOWN) == "One."


# ── mentions ─────────────────────────────────────────────────────────────────────────────────────
def show(number):
    return f'<a class="mention" href="/people/{number}/">@Name</a>'


def test_a_mention_is_stored_by_id_and_shown_by_todays_name():
    bound = prose.bind_mentions("Thank you @Ben Harrow, and @ben harrow's dog.", {"Ben Harrow": 7})
    assert bound == "Thank you @[7], and @[7]'s dog."
    assert prose.mentioned(html_of(bound)) == [7]
    assert prose.show_mentions(bound, lambda number: "@Ben Rowan") == "Thank you @Ben Rowan, and @Ben Rowan's dog."


def test_the_longest_name_wins():
    assert prose.bind_mentions("@Ben Harrow", {"Ben": 1, "Ben Harrow": 2}) == "@[2]"
    assert prose.candidate_names("ask @Ben Harrow's, please")[:3] == ["Ben Harrow's", "Ben Harrow", "Ben"]


@pytest.mark.parametrize("source", ["mail@ben.example", "https://a.example/@ben", "x.@ben", "@@ben"])
def test_a_name_inside_an_address_is_nobody(source):
    assert prose.bind_mentions(source, {"ben": 7}) == source
    assert prose.candidate_names(source) == []


@pytest.mark.parametrize("typed", ["@[7]", "@\\[7]", "@&#91;7]", "@&lsqb;7]", "&commat;[7]", "@[7\\]", "@[&#55;]"])
def test_nobody_can_be_called_by_a_number(typed):
    """A number would reach faces made for another story, which no name does."""
    assert prose.mentioned(html_of(prose.bind_mentions(typed, {}))) == []


@pytest.mark.parametrize(
    "bound",
    ['[x](http://a "t @[5]")', "[x](http://a/@[5])", "[x](<http://a/@[5]>)", "[hi @[5] ho](http://a)",
     "**@[5]**", "> @[5]", "- @[5]", "![@[5]](http://a)", "[@[5](http://a)](http://b)"],
)
def test_a_mention_never_breaks_what_is_round_it(bound):
    html = prose.show_mentions(html_of(bound), show)
    for tag, attributes in elements(html):
        assert tag in ALLOWED
        assert set(attributes) <= {"href", "rel", "class"}
    nested = list(html5lib.parseFragment(html, namespaceHTMLElements=False).iterfind(".//a//a"))
    assert not nested


# ── fuzzing ──────────────────────────────────────────────────────────────────────────────────────
MARKS = st.sampled_from([
    "*", "**", "_", ">", "> ", "- ", "1. ", "[", "]", "(", ")", "<", "&", "!", "\\", "`", '"', "'", "\n", "\n\n",
    "@[5]", "@", "[note: birth]\n", "[note: x]\n", "[note:", "http://a.example", "javascript:", "<script>",
    "<img src=x onerror=y>", "<!--", "]]>", "<![CDATA[", "&#x3c;script&#x3e;", "&lt;", "\x00", "\ud800", "\ufdd0",
    "\ufdd1", "\u202e", "\t", "    ", "\r", "‍", "👶🏽", "שלום", "word", " ", "[x](", " \"t @[5]\")", "<svg/onload=1>",
    "@\ufdd05\ufdd1", "style", "<a href=//x>", "<p>", "</p>", "{{ x }}", "{% x %}",
])
TEXT = st.one_of(st.lists(MARKS, max_size=60).map("".join), st.text(max_size=200))
FUZZ = settings(max_examples=600)


@FUZZ
@given(TEXT)
@example('[x](http://a "t @[5]")')
@example("[x](http://a/\"onmouseover=\"x)")
@example("[a]: http://x 'y'\n\n[a]")
def test_whatever_is_written_only_safe_markup_comes_out(source):
    for html in (html_of(source), prose.show_mentions(html_of(source), show)):
        for tag, attributes in elements(html):
            assert tag in ALLOWED, (tag, html)
            if tag == "a":
                assert set(attributes) <= {"href", "rel", "class"}
                assert attributes["href"].lower().startswith(("http://", "https://", "/people/"))
            elif tag == "ol":
                assert set(attributes) <= {"start"} and attributes.get("start", "1").isdigit()
            else:
                assert not attributes


@FUZZ
@given(TEXT)
def test_tidying_and_rendering_twice_is_the_same_as_once(source):
    once = prose.tidy(source)
    assert prose.tidy(once) == once
    assert prose.render(once, KNOWN) == prose.render(source, KNOWN)
    once.encode()  # what is stored can be stored


LETTERS = st.lists(
    st.sampled_from(["a", "b c", "*d*", "**e**", "\n", "\n\n", "> ", "- ", "2. ", "  ", "[note: birth]\n", "@[5]", "f."]),
    max_size=40,
).map("".join)


@FUZZ
@given(LETTERS)
def test_no_letter_that_was_written_is_lost(source):
    kept = [sign for sign in source.replace("[note: birth]", "") if sign in "abcdef"]
    shown = [sign for sign in prose.plain(html_of(source).replace("[note: birth]", "")) if sign in "abcdef"]
    assert shown == kept


@FUZZ
@given(LETTERS, st.dictionaries(st.integers(-1, 12), st.lists(st.sampled_from(["birth", "self-harm"]), max_size=2)))
def test_notes_given_to_paragraphs_are_the_notes_they_have(source, chosen):
    before = prose.paragraphs(source, KNOWN)
    noted = prose.note_paragraphs(source, chosen, KNOWN)
    words = [sign for sign in prose.plain(html_of(source)) if sign in "abcdef"]
    assert [sign for sign in prose.plain(html_of(noted)) if sign in "abcdef"] == words
    for index, paragraph in enumerate(before):
        wanted = set(chosen.get(index, paragraph.notes))
        if not wanted:
            continue
        # Two lists can grow into one when the note between them goes; words are what count.
        holders = [p for p in prose.paragraphs(noted, KNOWN) if wanted <= set(p.notes)]
        assert any(prose.plain(paragraph.html) in prose.plain(p.html) for p in holders)


@pytest.mark.parametrize(
    "unit", ["[", "*a ", "*_", "[a](", "> ", "- ", "![a", "\\", "&amp;", "[note: birth]\na\n\n", "@a "]
)
def test_the_worst_text_of_the_longest_length_is_rendered_in_bounded_time(unit):
    import time

    began = time.process_time()
    source = (unit * (prose.LONGEST // len(unit)))[: prose.LONGEST]
    prose.candidate_names(source)
    html_of(source)
    assert time.process_time() - began < 4

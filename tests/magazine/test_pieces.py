"""From any HTML to our blocks: words, emphasis, lists and links, and nothing that runs, however it is written."""

import re
from collections import Counter
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tealight.magazine.bringing.addresses import OldSite
from tealight.magazine.bringing.facts import Picture
from tealight.magazine.bringing.pieces import read_pieces

TEXTS = re.compile(r'(<(p|b|i|ul|ol|li)>|</(p|b|i|a|ul|ol|li)>|<br>|<a href="(https?://|tel:|/(?!/))[^"<>]*">|[^<])*')


SITE = OldSite(frozenset({"old.example"}), frozenset({"12"}))


def pieces(html: str):
    return read_pieces(html, SITE, Counter())


@pytest.mark.parametrize(("html", "found"), [
    ("Words <b>loose", [("text", "<p>Words <b>loose</b></p>")]),
    ("<p>One</p>\n<p>Two</p>", [("text", "<p>One</p><p>Two</p>")]),
    ("<h1>A</h1><h4>B</h4>", [("heading", "A"), ("subheading", "B")]),
    ("<p>Before <img src='/wp-content/uploads/a.png' alt='A'> after</p>",
     [("text", "<p>Before</p>"), ("picture", Picture("/wp-content/uploads/a.png", "A")), ("text", "<p>after</p>")]),
    ("<ul><li>A<ol><li>B</li></ol></li></ul>", [("text", "<ul><li>A<ol><li>B</li></ol></li></ul>")]),
    ("<a href='javascript:x()'>A</a> <a href='mailto:a@b.example'>B</a> <a href='//old.example/c/'>C</a>",
     [("text", '<p>A B <a href="/c/">C</a></p>')]),
    ("<details><summary>Q</summary><p>A</p></details>", [("folded", {"title": "Q", "text": "<p>A</p>"})]),
    ("<blockquote><p>Said</p><cite>Kit</cite></blockquote>", [("quote", {"words": "Said", "said_by": "Kit"})]),
    ("<table><caption>T</caption><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
     [("table", {"title": "T", "head": ["a", "b"], "rows": [["c", ""]]})]),
    ("<table><tr><td>alone</td></tr></table>", [("text", "<ul><li>alone</li></ul>")]),
    ("<p>https://video.example/1</p>", [("text", '<p><a href="https://video.example/1">video.example</a></p>')]),
    ("<script>a</script><style>b</style><noscript>c</noscript><template>d</template>", []),
    ("<b><i>crossed</b></i> &amp; &lt;b&gt;", [("text", "<p><b><i>crossed</i></b> &amp; &lt;b&gt;</p>")]),
    ("\x00<p>\x00</p>", []),
])
def test_it_becomes_our_blocks(html, found):
    kept = pieces(html)
    assert [(kind, " ".join(v.split()).replace(" </p>", "</p>").replace("<p> ", "<p>") if isinstance(v, str) else v) for kind, v in kept] == found


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<div class='kg-callout-card'>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<b>", "</i>",
    "<script>", "</script>", "<svg onload=x>", "<a href=\"javascript:x\">", "<img src=x onerror=y>", "<!--", "-->", "<![CDATA[", "words", "&", "<",
    "<details>", "<summary>", "<iframe src='//x.test'>", "\x00", "\u202e", "'\"><b>", "<math><mtext>", "<style>", "</style>", "<h2>",
]), max_size=30).map("".join))  # fmt: skip
def test_no_soup_runs_or_breaks_out(soup):
    for kind, value in pieces(soup):
        said = value["text"] if isinstance(value, dict) and "text" in value else value if kind == "text" else ""
        assert TEXTS.fullmatch(said), said


@pytest.mark.parametrize(("address", "leads"), [
    ("https://old.example/?p=12", "/?p=12"), ("/?page_id=12", "/?p=12"), ("http://old.example?p=12&preview=true", "/?p=12"),
    ("https://old.example/?p=13", "https://old.example/?p=13"), ("https://old.example/?cat=2", "https://old.example/?cat=2"),
    ("https://old.example/", "/"), ("/?p=13", "/"), ("https://other.example/?p=12", "https://other.example/?p=12"),
    ("https://old.example/a/?utm=1#x", "/a/"), ("https://old.example/a%3Fb%23c%20d/", "/a%3Fb%23c%20d/"),
    ("https://old.example//evil.example/x", "/evil.example/x"), ("https://old.example/%2Fevil.example/x", "/evil.example/x"),
    ("https://old.example/%5Cevil.example", "/evil.example"), ("https://old.example/%09/evil.example", "/evil.example"),
    ("//evil.example/x", ""), ("https://[old", ""), ("#top", ""), ("", ""),
])
def test_a_link_leads_to_what_came_along_or_stays_outside_as_it_was(address, leads):
    assert pieces(f'<p><a href="{escape(address)}">A</a></p>') == [("text", f'<p><a href="{escape(leads)}">A</a></p>' if leads else "<p>A</p>")]


def test_a_link_to_an_address_for_mail_is_told_and_its_words_stay():
    left = Counter()
    kept = read_pieces("<p><a href='mailto:a@b.example'>Write</a> <a href='tel:116 123'>Ring</a></p>", SITE, left)
    assert kept == [("text", '<p>Write <a href="tel:116%20123">Ring</a></p>')]
    assert left == {"links to e-mail addresses, of which the words stay": 1}


@pytest.mark.parametrize("html", ["<div>" * 50_000, "<b>" * 50_000 + "x", "<table><tr><td>" * 290 + "x", "<ul><li>" * 290 + "x", "<" * 20_000])
def test_what_nests_without_end_is_read_in_time(html):
    pieces(html + "words")

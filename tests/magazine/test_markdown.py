"""Articles as Markdown and back: nothing is lost, nothing unsafe comes in, and what is wrong is said with its line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tealight.magazine.markdown import (
    NotAnArticle,
    Quick,
    Source,
    Written,
    article_from_markdown,
    markdown_of,
    tidy,
)
from tealight.magazine.markdown.front import _LISTS, _WORDS
from tealight.magazine.markdown.prose import one_line

#: letters, and every sign that means something in Markdown, HTML or TOML
LETTERS = "ab1 *_[]()<>&`|\\#-+.!:~=\"'—é\u00a0\u2003€😀\u0301\u2028;x/{}$^%@,?0\x85\x07"
words = st.text(LETTERS, max_size=14).map(one_line)
some = words.filter(bool)
several = st.lists(some, max_size=3).map(tuple)
days = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
numbers = st.none() | st.integers(0, 300)
href = st.sampled_from(["/reading/milk/", "https://a.example/b?c=(d)&e=<f>", "#x", "tel:116123", "https://a.example/ä_b*c_"])
bits = st.sampled_from(
    ["<b>", "</b>", "<i>", "</i>", "<em>", "<strong>", "</strong>", "<p>", "</p>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>",
     "<br>", "<br/>", "</a>", "<div>", "<script>", "</script>", " ", "\n", "&amp;", "&lt;b&gt;"]
) | href.map(lambda to: f'<a href="{to}">'.replace("&", "&amp;"))  # fmt: skip
prose = st.lists(bits | words.map(lambda said: said.replace("<", "&lt;").replace("&", "&amp;")), max_size=14).map("".join).map(tidy).filter(bool)
points = st.lists(st.tuples(some, words), max_size=7).map(tuple)
lines = st.lists(some, min_size=1, max_size=2)
quoted = st.lists(lines.map("\n".join), min_size=1, max_size=2).map("\n\n".join)
tables = st.integers(1, 3).flatmap(
    lambda wide: st.fixed_dictionaries({
        "title": some, "head": st.lists(some, min_size=wide, max_size=wide),
        "rows": st.lists(st.lists(words, min_size=wide, max_size=wide), min_size=1, max_size=2),
    })
)
files = st.sampled_from(["a.jpg", "a b(c).png", "ü<>.webp"])
VALUES = {
    "heading": some, "subheading": some, "text": prose, "facts": st.lists(some, min_size=1, max_size=3), "table": tables,
    "picture": st.fixed_dictionaries({
        "image": files, "alt": some, "caption": words, "credit": some,
        "notes": st.lists(st.sampled_from(["baby-photo", "ivf"]), max_size=2, unique=True),
    }),
    "quote": st.fixed_dictionaries({"words": quoted, "said_by": words}),
    "callout": st.fixed_dictionaries({"title": some, "text": prose}),
    "folded": st.fixed_dictionaries({"title": some, "text": prose}),
}  # fmt: skip
block = st.sampled_from(sorted(VALUES)).flatmap(lambda kind: VALUES[kind].map(lambda value: {"type": kind, "value": value}))


def without_neighbours(blocks: list[dict]) -> tuple[dict, ...]:
    """Two texts in a row are one text to Markdown."""
    return tuple(one for at, one in enumerate(blocks) if one["type"] != "text" or not at or blocks[at - 1]["type"] != "text")


articles = st.builds(
    Written, title=some, slug=st.from_regex(r"[a-z0-9]{1,4}(-[a-z]{1,4})?", fullmatch=True),
    **{name: words for name in _WORDS if name not in {"title", "slug"}}, **{name: several for name in _LISTS if name != "countries"},
    countries=st.sampled_from([(), ("GB",), ("GB", "IE")]), from_days=numbers, to_days=numbers, series_part=numbers,
    published_on=days, reviewed_on=days, next_review_on=days, sample=st.booleans(), draft=st.booleans(), urgent=st.booleans(),
    references=st.lists(
        st.builds(Source, title=some, publisher=some, url=st.sampled_from(["", "https://a.example/b?c=d&e"]), published=words, looked_at=days),
        max_size=2,
    ).map(tuple),
    quick=st.builds(Quick, points, words, words, st.booleans()),
    body=st.lists(block, max_size=5).map(without_neighbours),
)  # fmt: skip


@given(articles)
@settings(max_examples=40, deadline=None)
def test_what_was_written_is_read_again(article):
    assert article_from_markdown(markdown_of(article)) == article


@given(st.lists(block, max_size=2).map(without_neighbours))
@settings(max_examples=60, deadline=None)
def test_every_block_is_read_again(body):
    article = Written("A", "a", body=body)
    assert article_from_markdown(markdown_of(article)).body == body


@given(prose)
@settings(max_examples=60, deadline=None)
def test_prose_is_read_again_and_has_one_form(html):
    assert tidy(html) == html
    assert article_from_markdown(markdown_of(Written("A", "a", body=({"type": "text", "value": html},)))).body[0]["value"] == html


@pytest.mark.parametrize(("html", "safe"), [
    ('<p data-block-key="x">One<script>alert(1)</script></p>', "<p>One</p>"),
    ('<p onclick="x()">One <a href="javascript:x()">two</a> <a href="//evil.example">three</a></p>', "<p>One two three</p>"),
    ("<h2>Head</h2><div>One<p>Two <strong>three </strong>four</p></div>", "<p>Head</p><p>One</p><p>Two <b>three</b> four</p>"),
    ('<img src="x" onerror="y()"><iframe src="z">One</iframe>&lt;b&gt;', "<p>One&lt;b&gt;</p>"),
    ("<ul><li><p>One</p></li><li></li><li>Two<ol><li>three</li></ol></li></ul>", "<ul><li>One</li><li>Two<ol><li>three</li></ol></li></ul>"),
])  # fmt: skip
def test_only_the_editors_tags_come_through(html, safe):
    assert tidy(html) == safe


def test_what_looks_like_html_in_markdown_is_words():
    article = article_from_markdown('+++\ntitle = "A"\n+++\n<script>x()</script> `code` <b onclick=x>bold</b>\n')
    assert article.body == ({"type": "text", "value": "<p>&lt;script&gt;x()&lt;/script&gt; `code` &lt;b onclick=x&gt;bold&lt;/b&gt;</p>"},)


FRONT = '+++\ntitle = "A"\n+++\n'


@pytest.mark.parametrize(("text", "said"), [
    ("Words.", "Line 1: an article begins with a line of +++"),
    ('+++\ntitle = "A"\n', "Line 1: the front matter that begins here does not end"),
    ("+++\nslug = \"a\"\n+++\n", "the front matter says no title"),
    ('+++\ntitle = "A"\ntitel = "B"\n+++\n', "Line 3: “titel” is no key of the front matter"),
    ('+++\ntitle = "A"\nslug = \n+++\n', "Line 3: the front matter is no TOML here"),
    ('+++\ntitle = "A"\nreviewed_on = "May"\n+++\n', "Line 3: “reviewed_on” is a date"),
    ('+++\ntitle = "A"\nfrom_days = true\n+++\n', "Line 3: “from_days” is a whole number"),
    ('+++\ntitle = "A"\ntopics = "Milk"\n+++\n', "Line 3: “topics” is a list of words"),
    ('+++\ntitle = "A"\n[[references]]\ntitle = "B"\n+++\n', "Line 3: a reference has title and publisher"),
    ('+++\ntitle = "A"\n[quick]\npoints = [3]\n+++\n', "Line 4: a point is a few words"),
    (f'+++\ntitle = "{"A" * 256}"\n+++\n', "Line 2: “title” has 256 characters; 255 is the most."),
    (FRONT + "\n# Head\n", "Line 5: headings have two signs or three"),
    (FRONT + "\nSee [this](javascript:x).\n", "Line 5: a link cannot lead to “javascript:x”"),
    (FRONT + "\nSee ![this](x.jpg).\n", "Line 5: a picture stands in a paragraph of its own."),
    (FRONT + "\n![this](x.jpg)\n", "Line 5: say whose picture it is"),
    (FRONT + "\n![](x.jpg)\nCredit: us\n", "Line 5: say what the picture shows"),
    (FRONT + "\n| a |\n|---|\n| b |\n", "Line 5: a table needs a title"),
    (FRONT + "\n:::facts\n- One\n", "Line 5: the box that begins here does not end"),
    (FRONT + "\n:::fancy\nOne\n:::\n", "Line 5: there is no box called “fancy”"),
    (FRONT + "\n:::callout\nOne\n:::\n", "Line 5: a callout needs a title"),
    (FRONT + "\nOne\n\n:::\n", "Line 7: “:::” ends nothing here"),
    (FRONT + "\nOne\n\n- > quoted\n", "Line 7: a quotation cannot stand inside a list"),
    (FRONT + "\n:::facts\nOne\n:::\n", "Line 5: facts are a list"),
    (FRONT + "\n> - One\n", "Line 5: in a quotation stand words alone."),
])  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text, said):
    with pytest.raises(NotAnArticle) as wrong:
        article_from_markdown(text)
    assert said in str(wrong.value)


@given(st.text(LETTERS + "\n", max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused_and_what_was_read_stays(text):
    try:
        article = article_from_markdown(FRONT + text)
    except NotAnArticle:
        return
    assert article_from_markdown(markdown_of(article)) == article

"""The software's own words and pages: nothing that wounds, nothing a browser would run by accident."""

import ast
import re
import tomllib
from collections.abc import Iterator

import pytest

from tealight.operations import suggestions
from tealight.place.notes import STARTING_NOTES
from tests.structure.code import SOURCE, modules, room, shown, templates, tree

# PRODUCT 9 and LOOK "Words". People may write what they like; the software may not.
WOUNDING = re.compile(
    r"\b(she|her|hers|herself|mums?|mummy|dads?|daddy|oops|whoops|congratulations?|angels?|rainbows?|at least|"
    r"spontaneous abortion|incompetent cervix|products of conception|tissue|blighted ovum|missed abortion|"
    r"failed pregnanc(y|ies)|committed suicide|trigger warning)\b",
    re.IGNORECASE,
)
# What says it is ld+json, to the letter, is never run by a browser: words about an article, for machines.
INLINE = re.compile(
    r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?! type=\"application/ld\+json\">)(?![^>]*\ssrc=)", re.IGNORECASE
)
ELSEWHERE = re.compile(r"(src|href|action|poster|srcset)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE)


def _comments_away(text: str) -> str:
    text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    return re.sub(r"\{%\s*comment.*?endcomment\s*%\}", "", text, flags=re.DOTALL)


def _words(text: str) -> str:
    """What a person reads: no comments, no tags of the template language, no markup but its texts."""
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", _comments_away(text), flags=re.DOTALL)
    spoken = " ".join(re.findall(r"(?:alt|title|aria-label|placeholder|content)\s*=\s*\"([^\"]*)\"", text))
    return re.sub(r"<[^>]*>", " ", text) + " " + spoken


def test_there_are_templates():
    assert len(templates()) > 20


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_no_template_says_what_wounds(path):
    found = WOUNDING.search(_words(path.read_text()))
    assert not found, f"{shown(path)} says “{found[0]}”"


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_no_template_shouts(path):
    assert not re.search(r"[A-Za-z]!", _words(path.read_text()).replace("<!doctype", "")), shown(path)


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_no_template_carries_script_style_or_another_origin(path):
    text = _comments_away(path.read_text())
    assert not INLINE.search(text), f"{shown(path)}: {INLINE.search(text)[0]!r}"
    assert not ELSEWHERE.search(text), f"{shown(path)}: {ELSEWHERE.search(text)[0]!r}"


def test_a_component_names_its_variables_first():
    silent = [
        shown(path)
        for path in (SOURCE / "ui" / "templates" / "ui").glob("*.html")
        if not re.match(r"\s*(\{#|\{%\s*comment)", path.read_text())
    ]
    assert not silent, silent


def _sentences():
    """Strings in the rooms' code that look like sentences people will read; docstrings are for us."""
    for path in modules():
        # what screening looks for is what people write; what it says itself is read in tests/screening
        if room(path) in {"cli", "config", "kernel", "jobs", "screening"}:
            continue
        # patterns of what people write; what is shown of them is read in tests/magazine/test_related_figures.py
        if path.parent.name == "related" and path.stem in {"asking", "concepts", "reading"}:
            continue
        ours = {
            id(node.body[0].value)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
        }
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in ours and " " in node.value:
                yield shown(path, node.lineno), node.value


# Sentences that name a wounding word because they are about it.
ABOUT: dict[str, str] = {}


def test_no_sentence_in_the_code_says_what_wounds():
    strays = [f"{where}: {found[0]}" for where, text in _sentences() if (found := WOUNDING.search(text)) and text not in ABOUT]
    assert not strays, strays


# What a release brings as text: rooms, helplines. The sample's people write what they like.
BROUGHT = sorted(path for path in SOURCE.rglob("*.toml") if "demo" not in path.parts)
SCRIPTS = sorted(path for path in SOURCE.rglob("*.js") if "node_modules" not in path.parts)
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`((?:[^`\\]|\\.)*)`')


def _values(thing) -> Iterator[str]:
    """Every text in what was read from a file, addresses included: people see those too."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, dict | list):
        for inner in thing.values() if isinstance(thing, dict) else thing:
            yield from _values(inner)


def _spoken(script: str) -> list[str]:
    """The strings of a script; its comments are for us."""
    script = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script, flags=re.DOTALL)
    return ["".join(found) for found in _STRING.findall(script)]


def _brought() -> Iterator[tuple[str, str]]:
    """Every sentence that pages take from elsewhere than templates: where, and what."""
    for path in BROUGHT:
        yield from ((shown(path), text) for text in _values(tomllib.loads(path.read_text())))
    for path in SCRIPTS:
        yield from ((shown(path), text) for text in _spoken(path.read_text()))
    for name, text in vars(suggestions).items():
        if name.isupper():
            yield f"operations/suggestions.py {name}", text
    yield from (("place/notes.py", text) for note in STARTING_NOTES for text in note[:4])


def test_nothing_a_release_brings_says_what_wounds_or_shouts():
    said = list(_brought())
    assert len({where for where, _ in said}) > 8 and len(said) > 1000, "the rule looks at too little"
    strays = [f"{where}: {found[0]}" for where, text in said if (found := WOUNDING.search(text.replace("-", " ")))]
    strays += [f"{where}: {text[:60]}" for where, text in said if re.search(r"[A-Za-z]!(\s|$)", text)]
    assert not strays, strays


def test_the_rule_would_notice():
    assert _spoken("say('Oops'); // Dad\n x = `at ${here} least`; /* mum */ \"a\"") == ["Oops", "at ${here} least", "a"]
    assert list(_values({"rooms": [{"slug": "for-dads", "lifts": ["x"]}]})) == ["for-dads", "x"]
    assert WOUNDING.search(_words("<p>{% if x %}She wrote{% endif %}</p>"))
    assert WOUNDING.search(_words('<img alt="An angel">'))
    assert not WOUNDING.search(_words("<p>{# her #} Another author, whether {{ her }} or there</p>"))
    assert INLINE.search('<p style="x">') and INLINE.search("<script>x") and not INLINE.search('<script src="/static/x.js">')


# A button that stands in a list once for each row: heard alone it must say of which.
_IN_LISTS = re.compile(
    r"{%\s*(?:for|endfor)\b[^%]*%}|{%\s*include\s+\"ui/(?:post_)?button\.html\"[^%]*%}|<button\b.*?</button>", re.DOTALL
)


def _nameless_in_lists(text: str) -> Iterator[str]:
    """Yield each button within a loop of which neither hidden words nor words of the row are part."""
    depth = 0
    for found in _IN_LISTS.finditer(_comments_away(text)):
        piece = found[0]
        if re.match(r"{%\s*for\b", piece):
            depth += 1
        elif re.match(r"{%\s*endfor\b", piece):
            depth -= 1
        elif depth and not (re.search(r"\sof=", piece) or "unseen" in piece or re.search(r">[^<]*{{.*?}}", piece)):
            yield piece


def test_a_button_of_a_row_says_of_which():
    nameless = [f"{shown(path)}: {piece}" for path in templates() for piece in _nameless_in_lists(path.read_text())]
    assert not nameless, "\n".join(nameless)


def test_a_button_of_a_row_that_says_nothing_of_it_is_found():
    row = '{% for one in many %}{% include "ui/button.html" with label="Go" only %}<button>Go</button>{% endfor %}<button>Go</button>'
    assert len([*_nameless_in_lists(row)]) == 2
    assert not [*_nameless_in_lists(row.replace('"Go"', '"Go" of=one.name').replace("<button>Go", "<button>{{ one.name }}"))]

"""Modules stay small, are named for what they are, and reach only for what is theirs."""

import ast
import re

import pytest

from tests.structure.code import ROOT, SOURCE, TESTS, imports, modules, room, shown, tree

# Modules longer than 300 lines when they were written. This list may only shrink.
LONG = frozenset()

# Words that name nothing; what they hide has a better name in docs/glossary.md.
BANNED = re.compile(r"(^|_)(utils?|helpers?|managers?|services?|handle|process|data|infos?)(_|$)")
# What a library or the language calls so, and we merely provide or use.
OTHERS_WORDS = {
    "get_context_data",  # what Wagtail asks a panel and a part of its first page
    "bound_data",  # what Django asks a form field for
    "receive_data_chunk",  # what Django asks whoever takes files
    "handle_starttag", "handle_endtag", "handle_data",  # what Python's own reader of pages tells
}

# library -> the only places that may import it
RESERVED = {
    "cryptography": ("kernel/crypto/",),
    "wagtail": ("magazine/", "config/"),
    "allauth": ("accounts/",),
    "reportlab": ("compliance/printing.py",),
    "granian": ("cli/web.py",),
    "subprocess": ("media/tools/",),
    "multiprocessing": (),
    # Whoever's picture it is, it is opened in a process of its own; the others draw their own.
    "PIL": ("media/tools/child.py", "magazine/card.py", "operations/demo/"),
    "pillow_heif": ("media/tools/child.py",),
    "markdown_it": ("kernel/prose.py", "ui/", "stories/wording.py", "magazine/markdown/"),
    "requests": (),
    "urllib.request": (),
    # Whom the place speaks with: a mail server, and nobody else (ASVS 13.2.4).
    "smtplib": ("mail/delivery.py",),
    "http.client": ("cli/bench.py", "cli/serve.py"),  # asks itself
    "socket": ("mail/delivery.py", "cli/", "operations/measuring/"),
    "asyncio": (),
}


def _uses(path, library: str) -> list[int]:
    return [line for name, line in imports(path) if name == library or name.startswith(library + ".")]


def test_a_module_longer_than_300_lines_becomes_a_package():
    long = {shown(path) for path in [*modules(), *modules(TESTS)] if len(path.read_text().splitlines()) > 300}
    assert long <= LONG, f"make packages of {sorted(long - LONG)}"
    assert long >= LONG, f"take these off the list, they are short now: {sorted(LONG - long)}"


@pytest.mark.parametrize("library", sorted(RESERVED))
def test_a_library_is_imported_only_where_it_belongs(library):
    strays = [
        shown(path, line)
        for path in modules(migrations=False)
        if not path.relative_to(SOURCE).as_posix().startswith(RESERVED[library] or ("nowhere/",))
        for line in _uses(path, library)
    ]
    assert not strays, f"only {RESERVED[library] or 'nobody'} may import {library}: {strays}"


#: reads what an operator may choose; sets a library's own switch before that is loaded
OF_THE_ENVIRONMENT = {"config/env.py", "screening/learned/__init__.py"}


def test_the_environment_is_read_in_one_place_only():
    """What an operator may choose is one list; a setting read elsewhere could not be checked or told."""
    strays = []
    for path in modules():
        if path.relative_to(SOURCE).as_posix() in OF_THE_ENVIRONMENT:
            continue
        for node in ast.walk(tree(path)):
            reads = isinstance(node, ast.Attribute) and node.attr == "environ" and isinstance(node.ctx, ast.Load)
            if reads and room(path) != "cli":
                strays.append(shown(path, node.lineno))
            if isinstance(node, ast.Attribute) and node.attr == "getenv":
                strays.append(shown(path, node.lineno))
    assert not strays, strays


def _names(path):
    yield path.stem, 1
    for node in ast.walk(tree(path)):
        # What Django calls a manager is one; the word is its, not ours.
        if isinstance(node, ast.ClassDef) and any("Manager" in ast.unparse(base) for base in node.bases):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield re.sub(r"(?<=[a-z])(?=[A-Z])", "_", node.name).lower(), node.lineno


def test_nothing_is_called_by_a_word_that_names_nothing():
    strays = [
        f"{name} ({shown(path, line)})"
        for path in modules()
        for name, line in _names(path)
        if BANNED.search(name) and name not in OTHERS_WORDS
    ]
    assert not strays, strays


def test_nothing_is_done_behind_the_back():
    """No signals, no save() overrides: a write has one home, and reading it tells all that happens."""
    strays = []
    for path in modules():
        strays += [shown(path, line) for line in _uses(path, "django.dispatch") + _uses(path, "django.db.models.signals")]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                models = any("Model" in ast.unparse(base) for base in node.bases)
                strays += [
                    shown(path, item.lineno)
                    for item in node.body
                    if models and isinstance(item, ast.FunctionDef) and item.name in {"save", "delete"}
                ]
    assert not strays, strays


def test_nothing_is_left_for_later_in_the_code():
    strays = [
        shown(path, number)
        for path in [*modules(), *modules(TESTS)]
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"#.*\b(TODO|FIXME|XXX|HACK|BUILDING)\b", line)
        or re.search(r"raise NotImplementedError(\(\))?\s*$|pytest\.(skip|xfail|mark\.(skip|xfail))", line)
    ]
    strays = [stray for stray in strays if not stray.startswith("tests/structure/test_modules.py")]
    assert not strays, strays


def test_every_module_says_what_it_is():
    """In its own docstring, or in that of what it offers."""
    silent = []
    for path in modules():
        body = tree(path).body
        offered = [
            node
            for node in body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        ]
        said = ast.get_docstring(tree(path)) or (offered and any(ast.get_docstring(node) for node in offered))
        if body and not said and path.name not in {"apps.py", "urls.py", "__main__.py"}:
            silent.append(shown(path))
    assert not silent, silent


def test_the_floors_are_all_described():
    """The order within a room is checked in every room that has one."""
    contracts = (ROOT / "pyproject.toml").read_text()
    rooms = {path.parent.name for name in ("actions", "views", "queries") for path in SOURCE.glob(f"*/{name}")}
    rooms |= {path.parent.name for name in ("actions.py", "views.py", "queries.py") for path in SOURCE.glob(f"*/{name}")}
    missing = {name for name in rooms if f'"tealight.{name}"' not in contracts} - {"kernel"}
    assert not missing, f"pyproject.toml's contract “within” does not know {sorted(missing)}"

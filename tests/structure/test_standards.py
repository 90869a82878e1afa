"""What docs/asvs.md says of the code as such: how statements are made, which hashes there are, how a gate fails."""

import ast

import pytest
from django.forms import BaseForm
from django.http import Http404
from django.test import RequestFactory

from tealight.kernel.access import members
from tealight.kernel.viewer import Visitor
from tealight.web.middleware.gate import admit
from tests.structure.code import SOURCE, modules, tree

#: where a statement is put together, and of what: never of anything that came from outside
PUT_TOGETHER = {
    "search/marking.py": "the name of the tokenizer, a constant",
    "search/engines/postgres.py": "parts of statements, each a constant of the same file",
    "search/engines/sqlite.py": "parts of statements, each a constant of the same file",
    "kernel/sqlite/base.py": "one of two words",
    "kernel/rows.py": "a statement Django compiled from a model, and constant words after it",
    "ledger/traces.py": "a whole number SQLite told",
    "cli/database_log.py": "names of settings, constants",
    "operations/actions/insert_crowd.py": "names of tables and columns of ours",
    "operations/measuring/disk.py": "names of settings, constants",
}
_TAKES_SQL = {"execute", "executemany", "raw", "extra", "RawSQL", "executescript"}


def put_together(source: ast.AST) -> list[int]:
    """Return the lines on which a statement is made of pieces, where it is asked."""
    found = []
    for node in ast.walk(source):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        sql = node.args[0]
        is_made = isinstance(sql, ast.JoinedStr | ast.BinOp) or (
            isinstance(sql, ast.Call) and getattr(sql.func, "attr", "") in {"format", "join", "replace"}
        )
        if name in _TAKES_SQL and is_made:
            found.append(node.lineno)
    return found


def test_no_statement_is_put_together_but_of_constants():
    made = {path.relative_to(SOURCE).as_posix() for path in modules() if put_together(tree(path))}
    assert made == PUT_TOGETHER.keys()


@pytest.mark.parametrize(
    "line", ['cursor.execute(f"SELECT {name}")', 'cursor.execute("SELECT %s" % name)', 'x.raw("a" + b)', 'c.execute("{}".format(a))']
)
def test_that_would_be_noticed(line):
    assert put_together(ast.parse(line))
    assert not put_together(ast.parse('cursor.execute("SELECT 1 WHERE id = %s", [name])'))


def test_only_hashes_that_are_approved_are_made():
    made = set()
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in {"hashlib", "hashes"}:
                made.add(node.attr.lower())
            if isinstance(node, ast.ImportFrom) and node.module == "hashlib":
                made |= {name.name for name in node.names}
    assert made == {"sha256", "blake2b"}


def test_a_view_that_says_nothing_is_shut_for_everyone():
    def forgotten(request):
        """A view someone forgot to mark."""

    request = RequestFactory().get("/")
    request.viewer = Visitor()
    with pytest.raises(Http404):
        admit(request, forgotten, (), {})
    assert members(forgotten).audience.members_only


def forms(of: type = BaseForm) -> list[type]:
    return [form for sub in of.__subclasses__() for form in (sub, *forms(sub))]


def test_every_field_for_a_password_hides_what_is_typed():
    fields = [
        (form.__name__, name, field.widget.input_type)
        for form in forms() if form.__module__.startswith("tealight.")
        for name, field in form.base_fields.items() if "password" in name
    ]
    assert len({form for form, _, _ in fields}) >= 4
    assert {kind for _, _, kind in fields} == {"password"}, fields

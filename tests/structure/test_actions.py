"""One home for each write: an action, keyword-only, in a file of its name, that says what happened."""

import ast
import re

from tealight.config.listeners import LISTENERS
from tests.structure.code import SOURCE, dotted, imports, modules, room, shown, tree
from tests.structure.silent import SILENT

# The queue carries the events; events about its own rows would never end.
SILENT_ROOMS = {"jobs", "ledger"}


def actions():
    """Every function marked as an action: module path, function node."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef) and any(
                ast.unparse(mark).split("(")[0].split(".")[-1] == "action" for mark in node.decorator_list
            ):
                yield path, node


def records(path):
    """Every call of the ledger's record(): its first argument and line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"record", "ledger.record"}:
            yield (node.args[0] if node.args else None), node.lineno


def test_there_are_actions():
    assert len(list(actions())) > 10


def test_an_action_lives_in_a_file_of_its_own_name():
    strays = [
        shown(path, node.lineno)
        for path, node in actions()
        if path.parent.name != "actions" or path.stem != node.name
    ]
    assert not strays, strays


def test_an_action_takes_keywords_only_and_says_what_it_does():
    strays = []
    for path, node in actions():
        takes = {argument.arg for argument in node.args.kwonlyargs}
        if node.args.args or node.args.posonlyargs or node.args.vararg or not {"viewer", "now"} <= takes:
            strays.append(f"{shown(path, node.lineno)} must take keywords only, viewer and now among them")
        if "request" in takes:
            strays.append(f"{shown(path, node.lineno)} takes a request; an action knows no web")
        if not ast.get_docstring(node):
            strays.append(f"{shown(path, node.lineno)} does not say what it does")
    assert not strays, strays


def test_what_only_serves_actions_is_called_by_actions_only():
    """A function in actions/ that writes and is no action has no transaction of its own; from outside
    it may not be called. What only judges or shapes words may be."""
    writes = re.compile(r"\.(save|create|bulk_create|update|delete|get_or_create|update_or_create)\(")
    marked = {(path, node.name) for path, node in actions()}
    serving = {
        f"{dotted(path)}.{node.name}"
        for path in modules()
        if path.parent.name == "actions" and path.name != "__init__.py"
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and (path, node.name) not in marked and writes.search(ast.unparse(node))
    }
    assert serving, "the rule looks at nothing"
    strays = [
        shown(path, line)
        for path in modules()
        if path.parent.name != "actions"
        for name, line in imports(path)
        if name in serving
    ]
    assert not strays, strays


def test_an_action_records_what_happened_or_is_listed_as_silent():
    loud, quiet = set(), set()
    for path, node in actions():
        name = f"{room(path)}.{node.name}"
        if room(path) in SILENT_ROOMS:
            continue
        (loud if any(True for _ in records(path)) else quiet).add(name)
    assert quiet - SILENT.keys() == set(), f"record an event, or say why not in silent.py: {sorted(quiet - SILENT.keys())}"
    assert SILENT.keys() - quiet == set(), f"these are not silent any more: {sorted(SILENT.keys() - quiet)}"


def test_every_event_has_its_line_in_listeners():
    recorded: dict[str, str] = {}
    for path in modules():
        if room(path) == "ledger":
            continue
        for verb, line in records(path):
            for written in [verb.body, verb.orelse] if isinstance(verb, ast.IfExp) else [verb]:
                assert isinstance(written, ast.Constant), f"{shown(path, line)}: a verb is written out, never computed"
                assert re.fullmatch(r"[a-z_]+\.[a-z_]+", written.value), f"{shown(path, line)}: {written.value}"
                recorded[written.value] = shown(path, line)
    assert recorded.keys() - LISTENERS.keys() == set(), {
        verb: where for verb, where in recorded.items() if verb not in LISTENERS
    }
    assert LISTENERS.keys() - recorded.keys() == set(), "listeners for what nothing records"


def test_every_listener_is_a_job():
    from django.utils.module_loading import import_string
    from django_tasks.base import Task

    for verb, paths in LISTENERS.items():
        for path in paths:
            assert isinstance(import_string(path), Task), f"{verb}: {path} is no job"


def test_a_job_is_short_and_given_only_ids():
    """Jobs outlive the request: an id is asked again as who may see it, an object is stale or a leak."""
    strays = []
    for path in SOURCE.glob("*/jobs.py"):
        for node in tree(path).body:
            if not isinstance(node, ast.FunctionDef) or not any("task" in ast.unparse(m) for m in node.decorator_list):
                continue
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if sum(1 for item in body for _ in [n for n in ast.walk(item) if isinstance(n, ast.stmt)]) > 5:
                strays.append(f"{shown(path, node.lineno)} is longer than five statements")
            for argument in [*node.args.args, *node.args.kwonlyargs]:
                kind = ast.unparse(argument.annotation) if argument.annotation else "nothing"
                if kind not in {"int", "int | None", "str", "bool", "TaskContext"}:
                    strays.append(f"{shown(path, node.lineno)} takes {argument.arg}: {kind}")
    assert not strays, strays


def test_the_tables_of_the_composition_root_name_what_exists():
    from django.utils.module_loading import import_string

    from tealight.config.kinds import KINDS
    from tealight.config.schedule import SCHEDULE
    from tealight.config.slots import SLOTS
    from tealight.jobs.schedule import faults

    for kind, entry in KINDS.items():
        for question in entry.__slots__:
            if getattr(entry, question):
                assert callable(entry.ask(question)), f"{kind}.{question}"
    for slot, path in SLOTS.items():
        assert callable(import_string(path)), slot
    assert faults(SCHEDULE) == []


def test_only_actions_and_their_like_write_rows():
    """`.objects.create(…)`, `.save(…)` and their kin outside actions/ are writes without a home.

    The queue, the ledger and the key ring write under every action, inside its transaction."""
    writing = re.compile(r"\.objects(\.\w+\([^()]*\))*\.(create|bulk_create|get_or_create|update_or_create|update|delete)\(")
    beneath = ("jobs/", "ledger/", "kernel/crypto/", "accounts/sessions.py", "operations/demo/",
               "accounts/links.py",  # one-time links: asked for and used up inside actions
               "magazine/models/review.py")  # Wagtail asks the model, in a write of its own
    strays = []
    for path in modules():
        place = path.relative_to(SOURCE).as_posix()
        if path.parent.name == "actions" or place.startswith(beneath):
            continue
        strays += [
            shown(path, number)
            for number, line in enumerate(path.read_text().splitlines(), 1)
            if writing.search(line) or re.search(r"\b(?!form\b|self\b|super\b)\w+\.save\((update_fields|force_|\))", line)
        ]
    assert not strays, strays


def test_dotted_names_are_what_they_say():
    assert dotted(SOURCE / "ledger" / "__init__.py") == "tealight.ledger"

"""Every write of an anonymous thing, read statement by statement and file by file, in every test.

Whatever a test is about: when an action writes under a face made for one story, all that the action
and the request around it write (rows, files, lines of the log) is asked whether it leads to the
person behind that face. What does fails the test. A place that runs beside the tests is traced in
its own processes (traced_place.py), and writes what was found into a directory.

Reading costs nothing here: a statement is looked at when its first letters say that it changes rows.
The key ring is left out: it is no part of what a thief of the database holds, and knows every member.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

from tealight.kernel.viewer import Visitor
from tests.ground import leads
from tests.ground.doubt import something_changed
from tests.ground.leads import Change, Owner

_WRITES = ("INSE", "UPDA", "DELE", "REPL", "TRUN")
_WORDS = ("stories_story", "stories_reply", "stories_confession")
_BIGGEST = 2**20


@dataclass(slots=True)
class Scope:
    """All that one outermost action, or one request, wrote."""

    name: str
    changes: list[Change] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    #: who is behind what was written anonymously here; and who of them wrote it themselves
    owners: set[Owner] = field(default_factory=set)
    authors: set[Owner] = field(default_factory=set)


@dataclass(slots=True)
class Found:
    """What a process watched so far."""

    faults: list[str] = field(default_factory=list)
    #: actions and requests that wrote something anonymous
    actions: int = 0
    requests: int = 0
    #: a face -> who is behind it, as far as this process saw it made or used
    faces: dict[int, Owner] = field(default_factory=dict)
    #: where a process beside the tests writes what it found
    notes: Path | None = None

    def note(self, kind: str, words: str) -> None:
        if kind == "fault":
            self.faults.append(words)
        elif kind == "action":
            self.actions += 1
        else:
            self.requests += 1
        if self.notes:
            with (self.notes / f"{os.getpid()}.jsonl").open("a") as file:
                file.write(json.dumps([kind, words]) + "\n")


found = Found()
_action: ContextVar[tuple[Scope, Any] | None] = ContextVar("traced_action", default=None)
_request: ContextVar[Scope | None] = ContextVar("traced_request", default=None)


def install(notes: Path | None = None) -> None:
    """Watch this process from now on."""
    from django.core.handlers.base import BaseHandler
    from django.db.backends.utils import CursorWrapper

    from tealight.kernel import actions

    if isinstance(actions.running, _Running):
        return
    found.notes = notes
    actions.running = _Running(actions.running)
    CursorWrapper._execute = _watched(CursorWrapper._execute, many=False)
    CursorWrapper._executemany = _watched(CursorWrapper._executemany, many=True)
    BaseHandler.get_response = _one_request(BaseHandler.get_response)
    logging.Logger.handle = _heard(logging.Logger.handle)
    sys.addaudithook(_opened)


# ── where it is listened ─────────────────────────────────────────────────────────────────────────
class _Running:
    """`kernel.actions.running`, which also tells when an outermost action begins, and when it is over."""

    def __init__(self, real):
        self.real, self.get = real, real.get

    def set(self, names: tuple[str, ...]):
        token = self.real.set(names)
        if len(names) == 1:
            given = sys._getframe(1).f_locals["kwargs"]
            _action.set((Scope(names[0]), given.get("viewer")))
        return token

    def reset(self, token) -> None:
        self.real.reset(token)
        if not self.real.get() and (ended := _action.get()):
            _action.set(None)
            _judge(ended[0], "action")


def _watched(execute, *, many: bool):
    @wraps(execute)
    def asked(self, sql, params=None, *rest):
        verb = sql.lstrip()[:4].upper()
        if verb in _WRITES:
            something_changed()
            if self.db.alias == "default":
                _note(self.db, Change.of(sql, params, many))
        elif verb == "ROLL":
            something_changed()
        return execute(self, sql, params, *rest)

    return asked


def _one_request(get_response):
    @wraps(get_response)
    def answered(self, request):
        token = _request.set(Scope(f"{request.method} {request.path}"))
        try:
            return get_response(self, request)
        finally:
            scope = _request.get()
            _request.reset(token)
            _judge(scope, "request")

    return answered


def _heard(handle):
    @wraps(handle)
    def heard(self, record):
        for scope in _scopes():
            scope.said.append(record.getMessage())
        return handle(self, record)

    return heard


def _opened(event: str, given: tuple) -> None:
    if event == "open":
        path, _, flags = given
        is_written = bool(flags & (os.O_WRONLY | os.O_RDWR))
    elif event == "os.rename":
        path, is_written = given[1], True
    else:
        return
    if is_written and isinstance(path, (str, Path)) and not str(path).startswith(("/dev/", "/proc/")):
        for scope in _scopes():
            scope.files.append(str(path))


def _scopes() -> list[Scope]:
    action, request = _action.get(), _request.get()
    return [*([action[0]] if action else []), *([request] if request else [])]


# ── what is anonymous, and whose ─────────────────────────────────────────────────────────────────
def _note(connection, change: Change) -> None:
    scopes = _scopes()
    if not scopes:
        return  # a test lays a row by hand
    viewer = _action.get()[1] if _action.get() else None
    owners = _owners(connection, change, viewer)
    for scope in scopes:
        scope.changes.append(change)
        scope.owners |= owners
        scope.authors |= {owner for owner in owners if owner.member == getattr(viewer, "member_id", 0)}


def _owners(connection, change: Change, viewer) -> set[Owner]:
    """Return who is behind the faces under which `change` writes."""
    if change.table == "accounts_persona":
        if change.verb == "INSERT" and any(value == "thread" for _, value in change.values()):
            if isinstance(viewer, Visitor):
                return set()  # a face of nobody: there is no account it could lead to
            me = _owner(connection, viewer)
            assert me, "a face for one story is made by the person who writes there"
            found.faces |= {value: me for column, value in change.values() if column == "id"}
            return {me}
        return {found.faces[number] for number in leads.numbers(change) & found.faces.keys()}
    if change.table not in _WORDS:
        return set()
    if change.verb == "UPDATE" and set(change.columns) <= leads.TALLIES:
        return set()
    if borne := getattr(viewer, "personas", frozenset()) - {getattr(viewer, "persona_id", None)}:
        found.faces |= dict.fromkeys(borne, _owner(connection, viewer))
    known, given = found.faces, leads.numbers(change)
    faces = given & known.keys()
    if not faces and known and change.verb != "INSERT":
        # Of what is set, a number may be that of a reply that is answered: the same for whoever answers it.
        faces = _faces_of(connection, change.table, leads.numbers_asked(change)) & known.keys()
    return {known[face] for face in faces}


def _faces_of(connection, table: str, ids: set[int]) -> set[int]:
    """The authors of rows about to change, asked past everything that counts statements."""
    if not ids or connection.connection is None:
        return set()
    asked = f"SELECT persona_id FROM {table} WHERE id IN ({', '.join(map(str, ids))})"  # noqa: S608 - whole numbers
    return {face for (face,) in _asked(connection, asked)}


def _owner(connection, viewer) -> Owner | None:
    """Who asks, by all that leads to them; the face they have for the team no viewer carries."""
    if not hasattr(viewer, "member_id"):
        return None
    asked = (
        "SELECT face.id, face.name FROM accounts_member AS who JOIN accounts_persona AS face ON face.id = who.duty_persona_id "
        f"WHERE who.id = {int(viewer.member_id)}"
    )
    return Owner(viewer.member_id, viewer.persona_id, viewer.pen_name, *next(iter(_asked(connection, asked)), ()))


def _asked(connection, statement: str) -> list[tuple]:
    if connection.vendor == "sqlite":
        return connection.connection.execute(statement).fetchall()
    with connection.connection.cursor() as cursor:
        return cursor.execute(statement).fetchall()


# ── what is asked of it ──────────────────────────────────────────────────────────────────────────
def _judge(scope: Scope, kind: str) -> None:
    if not scope.owners:
        return
    found.note(kind, scope.name)
    for fault in dict.fromkeys(faults(scope)):
        found.note("fault", f"{kind} {scope.name}: {fault}")


def faults(scope: Scope) -> Iterator[str]:
    """Yield what, of all that was written with an anonymous thing, leads to the person behind it."""
    for owner in scope.owners:
        for change in scope.changes:
            if what := leads.in_change(change, owner):
                yield f"{what}: {change.sql[:200]}"
            if owner in scope.authors and change.table not in leads.JUDGED:
                yield f"{change.verb} {change.table}: a table not judged in tests/ground/leads.py: {change.sql[:200]}"
        for line in scope.said:
            if what := leads.in_text(line, owner):
                yield f"a line of the log holds {what}: {line[:200]}"
        for path in scope.files:
            if what := leads.in_text(path, owner):
                yield f"the name of a file holds {what}: {path}"
            file = Path(path)
            if file.is_file() and file.stat().st_size <= _BIGGEST and (what := leads.in_value(file.read_bytes(), owner)):
                yield f"a file holds {what}: {path}"

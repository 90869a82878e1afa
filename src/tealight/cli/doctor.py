"""`tealight doctor`: examines the place and says, a sentence each, what is wrong."""

import argparse
import dataclasses
import io
from pathlib import Path

from tealight.cli import database_log, in_front, place, rotate
from tealight.config import env


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--settings", action="store_true", help="explain every setting instead")
    command.add_argument("--retry-failed", action="store_true", help="give failed background work its tries again first")
    command.add_argument("--in-front", metavar="FILE", help="the configuration of Caddy or nginx, to be read as well")


def run(options: argparse.Namespace) -> int:
    if options.settings:
        explain_settings()
        return 0
    place.prepare()
    from django.db import DatabaseError

    from tealight.cli import background

    if options.retry_failed:
        print(f"failed jobs that are tried again: {background.retry_failed()}")
    faults = 0
    for what, examine, stands in (
        ("settings", _settings, None),
        ("databases", _databases, None),
        ("key ring", _ring, _ring_stands),
        ("master key", lambda: rotate.stands(env.chosen()), None),
        ("records", _records, _newest_record),
        ("jobs", background.job_faults, background.job_stands),
        ("mail", background.mail_faults, background.mail_stands),
        ("helplines", _helplines, None),
        ("workbook", _workbook, None),
        ("web server in front", lambda: _in_front(options.in_front), None),
    ):
        try:
            found, also = examine(), stands() if stands else ""
        except DatabaseError as fault:  # of an older version, or away: "databases" says which
            found, also = [f"This could not be examined: {type(fault).__name__}."], ""
        faults += len(found)
        print(f"{what}: {'; '.join(filter(None, ('' if found else 'well', also)))}".rstrip())
        for sentence in found:
            print(f"  · {sentence}")
    return 1 if faults else 0


def explain_settings() -> None:
    """Prints every setting with its comment, as the operator may set it."""
    for entry in dataclasses.fields(env.Env):
        name = "TEALIGHT_" + entry.name.upper()
        print(f"{name}\n    {entry.metadata['comment']}")
        if entry.metadata["secret"]:
            print(f"    Or in a file, named by {name}_FILE.")


def _settings() -> list[str]:
    from django.core.checks import run_checks

    return [f"{fault.msg} ({fault.id})" for fault in run_checks(databases=["default", "ring"]) if not fault.is_silenced()]


def _in_front(file: str | None) -> list[str]:
    """What the web server in front would harm people by, if its configuration was given."""
    if file:
        try:
            return in_front.faults_in(Path(file).read_text())
        except (OSError, UnicodeDecodeError) as fault:
            return [f"{file} can not be read: {getattr(fault, 'strerror', None) or 'it is no text'}."]
    if env.chosen().behind_https:
        return ["Nobody looked at it: run `tealight doctor --in-front FILE`; docs/operating.md says what must be in it."]
    return []


def _databases() -> list[str]:
    """Migrations not yet run, and what the database itself says of its files."""
    from django.core.management import call_command
    from django.db import connections

    found = []
    for alias in connections:
        connection = connections[alias]
        try:
            rooms = ["keyring"] if alias == "ring" else []
            call_command("migrate", *rooms, database=alias, check_unapplied=True, plan=True, stdout=io.StringIO(), verbosity=0)
        except SystemExit:
            found.append(f"The {alias} database is of an older version; `tealight serve` brings it up.")
        found += database_log.log_faults(connection)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA quick_check(5)")
                found += [f"SQLite ({alias}): {row[0]}." for row in cursor.fetchall() if row[0] != "ok"]
                cursor.execute("PRAGMA foreign_key_check")
                broken = cursor.fetchall()
                if broken:
                    found.append(f"SQLite ({alias}): {len(broken)} rows point to rows that are gone.")
    return found


def _ring() -> list[str]:
    from tealight.kernel import clock
    from tealight.kernel.crypto import copies, ring

    return ring.verify() + copies.faults(clock.day(clock.now()))


def _ring_stands() -> str:
    from tealight.kernel.crypto import copies

    return f"copies: {copies.stands()}"


def _records() -> list[str]:
    """What was changed in the record itself, or in the facts that it commits to."""
    from tealight.accounts.queries.deeds import changed_deeds
    from tealight.kernel.viewer import System
    from tealight.ledger import chain
    from tealight.moderation.queries.record import changed_decisions

    doctor = System("doctor")
    return [*chain.verify(), *changed_deeds(doctor), *changed_decisions(doctor)]


def _newest_record() -> str:
    """The newest entry and its hash. Kept elsewhere, it shows later that nothing was cut off the end."""
    from tealight.ledger import chain

    number, hashed = chain.head()
    return f"the newest is entry {number}, {hashed}" if number else "none yet"


def _helplines() -> list[str]:
    """Numbers whose check has run out or soon will: after that they are no longer shown."""
    from tealight.help.queries import expiring_helplines
    from tealight.kernel import clock
    from tealight.kernel.viewer import System

    due = expiring_helplines(System("doctor"), clock.now())
    if len(due) > 5:
        on = f"{due[0].expires_on.day} {due[0].expires_on:%B %Y}"
        return [f"{len(due)} numbers must be checked again, the first by {on}; see /desk/helplines/."]
    return [line.sentence for line in due]


def _workbook() -> list[str]:
    """Chapters of the compliance workbook that are soon, or were, to be looked at again."""
    from tealight.compliance.queries.sheets import reviews_due
    from tealight.kernel import clock
    from tealight.kernel.viewer import System

    return list(reviews_due(System("doctor"), clock.day(clock.now())))

"""Runs every kind of test, one after the other, and sums them up in one plain line."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as Xml
from dataclasses import dataclass
from pathlib import Path

from tests.ground import browser, long, postgres, seen, traced_tests

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 45 * 60  # seconds one stage may take before it counts as hung


@dataclass(slots=True)
class Tally:
    passed: int = 0
    failed: int = 0

    def add(self, other: "Tally") -> None:
        self.passed += other.passed
        self.failed += other.failed


def main() -> int:
    choices = argparse.ArgumentParser(prog="./test")
    choices.add_argument("--quick", action="store_true", help="what takes a moment: shape and most units, on SQLite")
    choices.add_argument("--measure", action="store_true", help="all of it, and write down anew which tests take long")
    choices.add_argument("words", nargs="*", metavar="-- WORDS", help="what pytest shall run instead, on SQLite")
    asked = choices.parse_args()
    quick, total, began = asked.quick, Tally(), time.monotonic()
    if asked.words:
        return _closing(_pytest("what was asked for", asked.words, "sqlite"), began)
    rendered = tempfile.TemporaryDirectory(prefix="tealight-rendered-")
    os.environ[seen.DIRECTORY] = rendered.name
    traced = tempfile.TemporaryDirectory(prefix="tealight-traced-")
    os.environ[traced_tests.DIRECTORY] = traced.name

    snapshot = [sys.executable, "-m", "tests.ground.snapshot"]
    checks = {
        "ruff": [sys.executable, "-m", "ruff", "check", "."],
        "import-linter": [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        # Once, before two processes and a dozen places would each do it for themselves.
        "migrations, SQLite": snapshot,
    }
    server = None if quick else _provision("PostgreSQL", postgres.started, total)
    if server is not None:
        server.create(postgres.TEMPLATE)
        checks["migrations, PostgreSQL"] = [*snapshot, server.url(postgres.TEMPLATE)]
    total.add(_at_once(checks))
    # By file, so that what a file's tests share is made once; in our own order, the longest first (conftest).
    two = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    units = [*two, "tests", "-m"]
    total.add(_pytest("units and shape, SQLite", [*units, "not browser and not slow and not long" if quick else "not browser"], "sqlite", measure=asked.measure))
    if not quick:
        if server is not None:
            asking = [*units, "two_databases and not browser"]
            total.add(_pytest("what asks a database, PostgreSQL", asking, "postgres",
                              TEALIGHT_TEST_POSTGRES_URL=server.url(), TEALIGHT_TEST_POSTGRES_TEMPLATE=postgres.TEMPLATE))
        if _provision("Chromium", browser.find_or_install, total) is not None:
            total.add(_pytest("journeys in a browser", [*two, "tests", "-m", "browser"], "sqlite"))
        total.add(_every_template_was_rendered(Path(rendered.name)))
    total.add(_anonymous_writing_was_watched(Path(traced.name), *(["sqlite"] if quick else ["sqlite", "postgres", "browser"])))

    rendered.cleanup()
    traced.cleanup()
    return _closing(total, began)


def _closing(total: Tally, began: float) -> int:
    """Sums up in one plain line; returns the exit status."""
    print(f"\nin {time.monotonic() - began:.0f} s")
    print(f"{total.passed} passed, {total.failed} failed", flush=True)
    return 1 if total.failed or not total.passed else 0


def _heading(words: str) -> None:
    print(f"\n── {words} " + "─" * max(0, 80 - len(words)), flush=True)


def _provision(what: str, find, total: Tally):
    try:
        return find()
    except postgres.Missing as missing:
        print(f"\n{what} is missing: {missing}", flush=True)
        total.failed += 1
        return None


def _at_once(checks: dict[str, list[str]]) -> Tally:
    """Runs commands beside one another, and shows what each said, one after the other."""
    tally = Tally()
    asked = {"cwd": ROOT, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    running = {name: subprocess.Popen(command, **asked) for name, command in checks.items()}
    for name, check in running.items():
        said, _ = check.communicate(timeout=LONGEST)
        _heading(name)
        print(said, end="", flush=True)
        tally.add(Tally(passed=1) if check.returncode == 0 else Tally(failed=1))
    return tally


def _every_template_was_rendered(directory: Path) -> Tally:
    """A template no test renders may be broken, unreachable, or say what it must not."""
    _heading("every template was rendered by some test")
    unseen = sorted(seen.all_templates() - seen.read(directory))
    print("\n".join(f"never rendered: {name}" for name in unseen) or "all of them", flush=True)
    return Tally(failed=1) if unseen else Tally(passed=1)


def _anonymous_writing_was_watched(directory: Path, *stages: str) -> Tally:
    """Tracing that saw nothing shows nothing: in each stage somebody must have written anonymously."""
    _heading("anonymous writing was watched statement by statement")
    watched = traced_tests.read(directory)
    for stage in stages:
        actions, requests = watched.get(stage, (0, 0))
        print(f"{stage}: {actions} actions, {requests} requests", flush=True)
    blind = [stage for stage in stages if 0 in watched.get(stage, (0, 0))]
    return Tally(failed=1) if blind else Tally(passed=1)


def _pytest(name: str, arguments: list[str], database: str, *, measure: bool = False, **environment: str) -> Tally:
    """One pytest run. A skipped test counts as failed: it is a promise nobody kept."""
    _heading(name)
    with tempfile.TemporaryDirectory(prefix="tealight-report-") as directory:
        report = Path(directory) / "report.xml"
        status = _run(
            [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments],
            TEALIGHT_TEST_DATABASE=database,
            **environment,
        )
        tally = _tally(report)
        if measure and tally.failed == 0:
            long.write([report])
    if tally.passed + tally.failed == 0:
        print("No test ran here.", flush=True)
    if tally.failed == 0 and (status != 0 or tally.passed == 0):
        tally.failed = 1
    return tally


def _tally(report: Path) -> Tally:
    if not report.exists():
        return Tally(failed=1)
    tally = Tally()
    for suite in Xml.parse(report).getroot().iter("testsuite"):
        tests, bad = int(suite.get("tests", 0)), 0
        for kind in ("failures", "errors", "skipped"):
            bad += int(suite.get(kind, 0))
        tally.add(Tally(passed=max(0, tests - bad), failed=bad))
    return tally


def _run(command: list[str], **environment: str) -> int:
    """Runs a stage in a process group of its own, so that a hung one leaves nothing behind."""
    stage = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, start_new_session=True)
    try:
        return stage.wait(LONGEST)
    except subprocess.TimeoutExpired:
        print(f"Still running after {LONGEST // 60} minutes; stopped.", flush=True)
        return 1
    finally:
        if stage.poll() is None:
            os.killpg(stage.pid, signal.SIGTERM)
            try:
                stage.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(stage.pid, signal.SIGKILL)
                stage.wait()


if __name__ == "__main__":
    sys.exit(main())

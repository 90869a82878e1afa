"""`tealight bench pages` from outside: a sample is measured, told and kept; a place of real people is refused."""

import json
import os
import re
import subprocess
import sys

import pytest

from tealight.operations.measuring.everything import Measuring
from tests.ground import browser, kept_sample, snapshot
from tests.structure.code import ROOT

pytestmark = pytest.mark.slow


def bench(data, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TEALIGHT_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "tealight.cli", "bench", "pages", "--data", str(data), *arguments],
        env={**clean, "PYTHONPATH": str(ROOT / "src"), **environment}, capture_output=True, text=True, timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def where():
    """The environment a place of its own needs: nothing for SQLite, a database of its own in PostgreSQL."""
    url = os.environ.get("TEALIGHT_TEST_POSTGRES_URL")
    if not url:
        yield {}
        return
    import psycopg

    name = f"measured_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        yield {"TEALIGHT_DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"}
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def sample(tmp_path_factory, where):
    """The data directory of a sample, made as an operator makes one, and closed again."""
    data = tmp_path_factory.mktemp("measured")
    if where:
        browser.start("demo", data=data, patience=300, **where).stop()
    else:
        kept_sample.lay_in(data)
    return data


@pytest.fixture(scope="module")
def measured(sample, where, tmp_path_factory):
    """Everything, measured once: what was said, and what was kept."""
    kept = tmp_path_factory.mktemp("kept") / "figures.json"
    # More replies than one member may send in an hour; that a load lasts is asked in test_load.py.
    said = bench(sample, "--times", "36", "--seconds", "1", "--json", str(kept), **where)
    assert said.returncode == 0, said.stderr[-3000:]
    return said, json.loads(kept.read_text())


def test_a_sample_is_measured_told_and_kept(sample, where, measured):
    said, figures = measured
    pages = figures["pages"]
    assert set(pages) > {"floor-file", "floor-django", "floor-bare", "floor-member", "story-visitor", "story-anew", "story-member"}
    assert pages["floor-file"]["raw"] > 10_000, "as many bytes as a story's page, not the page for what is missing"
    assert pages["floor-file"]["cpu_ms"] < pages["floor-bare"]["cpu_ms"] < pages["story-member"]["cpu_ms"]
    assert pages["story-visitor"]["cpu_ms"] < pages["story-anew"]["cpu_ms"]
    assert pages["story-member"]["wire"] < pages["story-member"]["raw"] and pages["story-member"]["statements"] > 2
    assert figures["reply"]["cpu_ms"] > figures["reply"]["worker_ms"] > 0.1 and figures["reply"]["sync"]["p99_ms"] > 0
    assert figures["memory"]["start_mib"] > 50 and 50 < figures["memory"]["after_mib"] < 2000
    assert figures["place"]["stories"] > 20 and figures["unseen"] == ""
    if where:
        assert figures["database"].startswith("PostgreSQL")
        assert pages["story-member"]["cpu_ms"] > pages["story-member"]["database_ms"] > 0
        assert figures["memory"]["database_after_mib"] > 10
    for page in pages.values():
        assert page["name"] in said.stdout
    assert re.search(r"reply: [\d.]+ CPU ms", said.stdout)
    assert not list((sample / "static").glob("floor*")) and not (sample / "measured.json").exists()


def test_every_page_is_measured_beside_the_floor(measured):
    said, _ = measured
    for page in (
        "floor: a file of the story page's bytes", "floor: Django alone, 45 KB", "floor: a bare page of ours, visitor",
        "floor: a bare page of ours, member", "first page, visitor", "help, visitor", "story page, visitor",
        "home, member", "feed, member", "room, member", "story page, member", "notices, member",
        "search over all, member",
    ):
        assert re.search(rf"^{re.escape(page)}\s{{2,}}[\d.]+\s", said.stdout, re.MULTILINE), page
    assert re.search(r"memory just started \d+ MiB[\s\S]+^reply: [\s\S]+memory after all this \d+ MiB", said.stdout, re.MULTILINE)


def test_what_is_asked_for_alone_is_measured_alone():
    measuring = Measuring("", "", None, 36, ["floor", "story", "reply"])
    asked = ("floor-file", "story-visitor", "story-member", "reply", "first", "feed", "load-member", "disk")
    assert [key for key in asked if measuring._wants(key)] == ["floor-file", "story-visitor", "story-member", "reply"]


def test_a_name_nothing_has_is_said_with_those_there_are(sample, where):
    said = bench(sample, "--only", "nonsense", **where)
    assert said.returncode == 2
    assert "nonsense" in said.stderr and "story-member" in said.stderr and "Traceback" not in said.stderr


def test_a_place_of_real_people_is_not_measured(tmp_path):
    """What is measured writes stories and replies of its own; among people's words they would be lies."""
    snapshot.lay_in(tmp_path)
    said = bench(tmp_path)
    assert said.returncode == 2
    assert "Only a sample is measured" in said.stderr and "Traceback" not in said.stderr

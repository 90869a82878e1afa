"""The page that tells what was measured says what the figures say, and what was promised and not kept."""

import json
import re
from xml.etree import ElementTree

import pytest
from bench.budgets import LINES
from bench.drawing import Bars, Course, bars, courses
from bench.write import PAGE, filled, pictures, read, tables

PAGES = {
    key: {
        "name": f"{key}, a page", "cpu_ms": cost, "cpu_least": cost - 0.1, "cpu_most": cost + 0.1, "database_ms": 0.0,
        "p50_ms": 2.0, "p99_ms": 61.0, "raw": 80_000, "wire": 12_000, "statements": 6,
    }
    for key, cost in (("story-member", 1.5), ("feed", 2.75), ("search", 9.0))
}


def figures(**changes) -> dict:
    """Return figures as --json keeps them."""
    return {
        "measured_on": "2026-11-25", "database": "SQLite 3.40.1", "unseen": "", "times": 300, "load": {},
        "place": {"stories": 10_165, "replies": 409_969, "members": 2_024}, "pages": PAGES,
        "machine": {"processor": "A Processor", "cores": 2, "memory_gib": 24.0, "kernel": "6.1", "python": "3.11.7"},
        "memory": {"start_mib": 154.0, "after_mib": 190.4}, **changes,
    }


@pytest.fixture
def runs():
    dearer = {**PAGES, "feed": {**PAGES["feed"], "cpu_ms": 3.85}}
    return {"sqlite": {10_000: figures(), 1_000_000: figures(pages=dearer)}, "postgres": {10_000: figures(database="PostgreSQL 15")}}


def row(table: str, beginning: str) -> list[str]:
    return next(line for line in table.splitlines() if line.startswith(f"| {beginning}")).strip("| ").split(" | ")


def test_a_promise_that_is_not_kept_stands_out(runs):
    table = tables(runs)["promises"]
    assert row(table, "story page, member") == [
        "story page, member, 20 replies, filters on, CPU ms", "NodeBB 20.9", "2", "1", "1.50", "1.50"]
    assert row(table, "feed")[-2:] == ["**2.75**", "**2.75**"]
    assert row(table, "search over all")[-1] == "**61**"
    assert row(table, "reply, POST")[-1] == "–", "what was not measured is not claimed"


def test_growth_is_told_from_the_smallest_place_to_the_largest(runs):
    table = tables(runs)["growth"]
    assert row(table, "feed, a page, SQLite")[1:] == ["2.75", "3.85", "**1.40**"]
    assert row(table, "story-member")[-1] == "1.00"
    assert "PostgreSQL" not in table, "one size is no growth"


def test_the_machine_and_the_place_are_told(runs):
    told = tables(runs)["machine"]
    assert "10,165 stories" in told and "2 cores of A Processor" in told


def test_text_goes_between_its_own_markers_and_nowhere_else():
    page = "Before.\n<!-- a -->\nold\n<!-- /a -->\nAfter.\n"
    once = filled(page, {"a": r"new \1"})
    assert once == "Before.\n<!-- a -->\nnew \\1\n<!-- /a -->\nAfter.\n" and filled(once, {"a": r"new \1"}) == once
    with pytest.raises(LookupError):
        filled(page, {"b": "nowhere"})


def test_the_page_has_a_place_for_everything_that_is_told(runs):
    filled(PAGE.read_text(), tables(runs))


def test_what_the_page_says_is_what_the_figures_say():
    """Figures and page are committed together; a page filled in by hand would be found here."""
    from bench.write import FIGURES

    page = PAGE.read_text()
    assert filled(page, tables(read(FIGURES))) == page


def test_only_runs_are_read(tmp_path):
    (tmp_path / "sqlite-10000.json").write_text(json.dumps(figures()))
    (tmp_path / "notes.json").write_text("{}")
    assert read(tmp_path) == {"sqlite": {10_000: figures()}}


def test_every_promise_is_about_something_the_bench_measures():
    from tealight.operations.measuring.everything import OTHERS

    for line in LINES:
        assert line.path[0] in {"pages", "load", "memory", *OTHERS}, line.what


def test_pictures_are_whole_and_say_their_figures(runs):
    drawn = pictures(runs)
    assert drawn.keys() == {"performance-sqlite.svg", "performance-growth-sqlite.svg", "performance-postgres.svg"}
    for picture in drawn.values():
        tree = ElementTree.fromstring(picture)
        assert tree.find("{http://www.w3.org/2000/svg}title").text
    assert "2.8 here" in drawn["performance-sqlite.svg"] and "20.9 NodeBB" in drawn["performance-sqlite.svg"]
    assert "3.9, ×1.40" in drawn["performance-growth-sqlite.svg"]


def test_a_bar_is_as_long_as_its_figure():
    picture = bars("What it costs", "ms", [Bars("a <page>", 10, 5, 20, "other")])
    widths = [float(width) for width in re.findall(r'<rect x="\d+" y="\d+" width="([\d.]+)"', picture)]
    assert widths[0] == pytest.approx(widths[2] / 2, abs=0.1) and widths[1] == pytest.approx(widths[2] / 4, abs=0.1)
    assert "a &lt;page&gt;" in picture


def test_names_at_the_ends_of_lines_do_not_lie_on_one_another():
    same = [Course(name, ((1000, 2.0), (1_000_000, 2.0))) for name in ("one", "two", "three")]
    heights = [int(y) for y, words in re.findall(r'y="(\d+)"[^>]*>([^<]*×[^<]*)</text>', courses("t", "ms", same, 1.25)) if "allowed" not in words]
    assert len(heights) == 3 and all(later - earlier >= 15 for earlier, later in zip(heights, heights[1:], strict=False))


def test_a_long_name_is_broken_into_lines_and_not_cut_off():
    name = "reply, POST to 303, index and notices done"
    picture = bars("What it costs", "ms", [Bars(name, 10, 5, None)])
    said = re.findall(r'text-anchor="end">([^<]*)</text>', picture)
    assert " ".join(said) == name and max(map(len, said)) <= 32

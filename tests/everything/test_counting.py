"""`./test` says failed when anything failed, was skipped, or did not run at all."""

import pytest

from tests.ground import everything, long, one_database
from tests.ground.everything import Tally


def stage(tmp_path, monkeypatch, report: str | None, status: int) -> Tally:
    """What a stage counts when pytest left this report and this exit status."""

    def run(command, **environment):
        path = next(word for word in command if word.startswith("--junitxml=")).partition("=")[2]
        if report is not None:
            with open(path, "w") as file:
                file.write(f"<testsuites>{report}</testsuites>")
        return status

    monkeypatch.setattr(everything, "_run", run)
    return everything._pytest("a stage", [], "sqlite")


@pytest.mark.parametrize(
    ("report", "status", "passed", "failed"),
    [
        ('<testsuite tests="5" failures="0" errors="0" skipped="0"/>', 0, 5, 0),
        ('<testsuite tests="5" failures="1" errors="1" skipped="0"/>', 1, 3, 2),
        ('<testsuite tests="5" failures="0" errors="0" skipped="2"/>', 0, 3, 2),
        ('<testsuite tests="0" failures="0" errors="0" skipped="0"/>', 5, 0, 1),
        ('<testsuite tests="0" failures="0" errors="0" skipped="0"/>', 0, 0, 1),
        ('<testsuite tests="5" failures="0" errors="0" skipped="0"/>', 2, 5, 1),
        (None, 3, 0, 1),
    ],
)
def test_a_stage_is_counted_as_it_went(tmp_path, monkeypatch, report, status, passed, failed):
    assert stage(tmp_path, monkeypatch, report, status) == Tally(passed, failed)


def test_a_template_nobody_renders_is_found(tmp_path, monkeypatch, capsys):
    (tmp_path / "1.txt").write_text("stories/story.html\nui/base.html")
    monkeypatch.setattr(everything.seen, "all_templates", lambda: {"stories/story.html", "stories/lost.html"})
    assert everything._every_template_was_rendered(tmp_path) == Tally(failed=1)
    assert "never rendered: stories/lost.html" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("left", "tally"),
    [
        ({"sqlite-1": "40 9", "sqlite-2": "1 0", "browser-7": "3 3"}, Tally(passed=1)),
        ({"sqlite-1": "40 9"}, Tally(failed=1)),
        ({"sqlite-1": "40 0", "browser-7": "3 3"}, Tally(failed=1)),
        ({}, Tally(failed=1)),
    ],
)
def test_a_stage_in_which_nobody_wrote_anonymously_shows_nothing(tmp_path, left, tally):
    for name, counts in left.items():
        (tmp_path / f"{name}.txt").write_text(counts)
    assert everything._anonymous_writing_was_watched(tmp_path, "sqlite", "browser") == tally


def test_what_is_asked_of_one_database_is_there():
    """Where a file was renamed, pytest would leave nothing out and say nothing of it."""
    assert [path for path in one_database.PATHS if not (everything.ROOT / path).exists()] == []


def test_what_asks_a_database_is_asked_on_both(request, db):
    assert request.node.get_closest_marker("two_databases")


def test_what_asks_none_is_not_asked_again(request):
    assert not request.node.get_closest_marker("two_databases")


def test_what_a_quick_run_leaves_out_is_there():
    """A renamed test would be in no list, and nothing would say so."""
    gone = []
    for name in long.names():
        file, _, function = name.partition("::")
        path = everything.ROOT / file
        if not path.exists() or f"def {function}(" not in path.read_text():
            gone.append(name)
    assert not gone


def test_examples_are_measured_together_and_the_rules_of_the_house_stay_in_a_quick_run(tmp_path, monkeypatch):
    monkeypatch.setattr(long, "FILE", tmp_path / "long.txt")
    cases = "".join(
        f'<testcase classname="tests.{file}" name="{name}" time="{seconds}"/>'
        for file, name, seconds in (
            ("a.test_b", "test_slow", 3), ("a.test_b", "test_quick", 0.1), ("a.test_b", "test_of[two.one]", 0.1),
            ("a.test_b", "test_of[b]", 0.5), ("structure.test_tree", "test_rule", 3), ("structure.test_walk", "test_all", 50),
        )
    )
    (tmp_path / "report.xml").write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>")
    long.write([tmp_path / "report.xml"])
    assert long.names() == {
        "tests/a/test_b.py::test_slow", "tests/a/test_b.py::test_of", "tests/structure/test_walk.py::test_all",
    }


def test_of_checks_beside_one_another_each_counts(capfd):
    assert everything._at_once({"well": ["echo", "all is"], "ill": ["false"]}) == Tally(passed=1, failed=1)
    assert "all is" in capfd.readouterr().out

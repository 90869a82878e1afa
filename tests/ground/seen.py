"""Which templates the tests have rendered, over all processes of a run."""

import os
from pathlib import Path

DIRECTORY = "TEALIGHT_TEST_RENDERED"  # names a directory when `./test` asks for the list
SOURCE = Path(__file__).resolve().parents[2] / "src" / "tealight"

_names: set[str] = set()


def _note(sender, template, **_) -> None:
    if template.name:
        _names.add(str(template.name))


def pytest_sessionstart(session) -> None:
    from django.test.signals import template_rendered

    template_rendered.connect(_note, dispatch_uid="tests.ground.seen")


def pytest_sessionfinish(session) -> None:
    directory = os.environ.get(DIRECTORY)
    if directory and _names:
        Path(directory, f"{os.getpid()}.txt").write_text("\n".join(sorted(_names)))


def read(directory: Path) -> set[str]:
    """Every template name the processes of this run wrote down."""
    return {name for file in directory.glob("*.txt") for name in file.read_text().splitlines()}


def all_templates() -> set[str]:
    """Every template of ours, by the name a view would ask for."""
    found = set()
    for directory in SOURCE.rglob("templates"):
        found |= {path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()}
    return found

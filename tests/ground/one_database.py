"""What the whole run asks of one of the two databases only, because it would ask nothing else of the other."""

#: what asks no database at all: the text of the code, pure judgement, prose, the tool that draws photos
PURE = (
    "tests/screening", "tests/ui", "tests/structure/test_tree.py", "tests/structure/test_templates.py", "tests/structure/test_modules.py",
    "tests/media/test_drawing.py", "tests/media/test_refusing.py", "tests/kernel/test_prose.py", "tests/cli/test_environment.py",
)  # fmt: skip
#: what starts places of its own and tells them of no server: they are on SQLite whatever the tests around them run on
OWN_PLACES = (
    "tests/cli/test_after_theft.py", "tests/cli/test_command.py", "tests/cli/test_keys.py", "tests/cli/test_restored.py",
    "tests/cli/test_screen.py", "tests/media/test_killed.py",
)  # fmt: skip
#: what shows that a comparison finds a leak put there on purpose: a name of Python's replaced, alike on either database.
#: The comparisons themselves are asked of both
ALIVE = (
    "tests/attackers/test_alive.py", "tests/noninterference/test_alive.py", "tests/visibility/test_alive.py",
    "tests/visibility/test_stale.py",
)  # fmt: skip
PATHS = (*PURE, *OWN_PLACES, *ALIVE)


def is_asked_of_one(file: str) -> bool:
    """Say whether the tests of `file` are left out of the run on the second database, and may not ask it."""
    return file not in ALIVE and any(file == path or file.startswith(f"{path}/") for path in PATHS)

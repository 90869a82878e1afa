"""The code as text and trees, for tests of its shape."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "tealight"
TESTS = ROOT / "tests"


def modules(under: Path = SOURCE, *, migrations: bool = False) -> Iterator[Path]:
    """Every Python file under a directory, in order; migrations only when asked for."""
    for path in sorted(under.rglob("*.py")):
        if migrations or "migrations" not in path.parts:
            yield path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def shown(path: Path, line: int | None = None) -> str:
    """A path as a reader of a failure wants it."""
    return f"{path.relative_to(ROOT)}" + (f":{line}" if line else "")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module this file names in an import, anywhere in it, with its line."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module, node.lineno
            for name in node.names:
                yield f"{node.module}.{name.name}", node.lineno


def room(path: Path) -> str:
    """The room a source file belongs to: "stories" for src/tealight/stories/models.py."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def templates() -> list[Path]:
    """Every template of ours."""
    return sorted(path for path in SOURCE.rglob("*") if path.is_file() and "templates" in path.relative_to(SOURCE).parts)


def dotted(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

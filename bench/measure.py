"""Makes a sample of a size in one of the databases and measures it.

    python -m bench.measure --stories 10000 --replies 409000 --people 2000 --in DIRECTORY [--postgres]

A sample that is in DIRECTORY already is measured as it is. The figures are kept in bench/figures/.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.ground import browser, postgres

FIGURES = Path(__file__).resolve().parent / "figures"


def main() -> int:
    asked = _options()
    where = asked.into / f"{'postgres' if asked.postgres else 'sqlite'}-{asked.stories}"
    where.mkdir(parents=True, exist_ok=True)
    environment, server = {}, None
    if asked.postgres:
        # As a package brings it: every setting its own, and what was told as saved is on the disk.
        server = postgres.start(where / "postgres")
        environment = {"TEALIGHT_DATABASE_URL": server.url()}
    try:
        size = ["--people", str(asked.people), "--stories", str(asked.stories), "--replies", str(asked.replies)]
        browser.start("demo", *size, data=where / "place", patience=24 * 3600, **environment).stop()
        if server is not None:
            _let_it_look(server.url())
        FIGURES.mkdir(exist_ok=True)
        kept = FIGURES / f"{where.name}.json"
        command = [sys.executable, "-m", "tealight.cli", "bench", "pages", "--data", str(where / "place"), "--json", str(kept)]
        command += ["--times", str(asked.times), *(word for name in asked.only for word in ("--only", name))]
        return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode
    finally:
        if server is not None:
            postgres.halt(server)


def _let_it_look(url: str) -> None:
    """Do at once what PostgreSQL does by itself within minutes: count what its tables hold."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as asking:
        asking.execute("VACUUM (ANALYZE)")


def _options() -> argparse.Namespace:
    choices = argparse.ArgumentParser(prog="python -m bench.measure")
    for what, usual in (("people", 2000), ("stories", 10_000), ("replies", 409_000), ("times", 300)):
        choices.add_argument(f"--{what}", type=int, default=usual, metavar="N")
    choices.add_argument("--in", dest="into", type=Path, required=True, metavar="DIRECTORY")
    choices.add_argument("--postgres", action="store_true")
    choices.add_argument("--only", action="append", default=[], metavar="NAME")
    return choices.parse_args()


if __name__ == "__main__":
    sys.exit(main())

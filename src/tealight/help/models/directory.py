"""The helplines this release brings, as its file says them."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def read_directory() -> dict:
    """Return the directory file of this release; its head says what each word means."""
    return tomllib.loads(files("tealight.help").joinpath("directory.toml").read_text("utf-8"))

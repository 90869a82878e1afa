"""`tealight demo`: a place with a sample community, on loopback only."""

import argparse
import sys

from tealight.cli import serve
from tealight.config import env
from tealight.config.reading import LOOPBACK


def add_arguments(command: argparse.ArgumentParser) -> None:
    serve.add_arguments(command)


def run(options: argparse.Namespace) -> int:
    if options.behind_https or (options.host or "127.0.0.1") not in LOOPBACK:
        # Its one-press sign-in is an open door; nobody else may reach it.
        print("The sample community is for this machine only; --host and --behind-https are for `serve`.", file=sys.stderr)
        return 2
    return serve.open_place(options, _seed)


def _seed() -> None:
    from tealight.operations.demo import seed

    seed()
    print(
        "\nA sample community; nobody in it is real. Sign in with one press, as a member, a listener,"
        f" a moderator, an editor or an operator:\n  {env.chosen().own_address}/sample/\n"
    )

"""`tealight demo`: a place with a sample community, on loopback only."""

import argparse
import sys

from tealight.cli import serve
from tealight.config import env
from tealight.config.reading import LOOPBACK


def add_arguments(command: argparse.ArgumentParser) -> None:
    serve.add_arguments(command)
    for what in ("people", "stories", "replies"):
        command.add_argument(f"--{what}", type=int, default=0, metavar="N", help=f"so many {what} more, at the first start")
    command.add_argument("--seed", type=int, default=1, metavar="S", help="the same number makes the same place")


def run(options: argparse.Namespace) -> int:
    if options.behind_https or (options.host or "127.0.0.1") not in LOOPBACK:
        # Its one-press sign-in is an open door; nobody else may reach it.
        print("The sample community is for this machine only; --host and --behind-https are for `serve`.", file=sys.stderr)
        return 2
    if min(options.people, options.stories, options.replies) < 0 or (options.stories and not options.people):
        print("Stories need people to tell them; say --people too, and no number below nought.", file=sys.stderr)
        return 2
    return serve.open_place(options, lambda: _seed(options))


def _seed(options: argparse.Namespace) -> None:
    from tealight.kernel import clock
    from tealight.operations.demo.crowd import Size, grow
    from tealight.operations.demo.seed import seed

    made, size = seed(), Size(options.people, options.stories, options.replies, options.seed)
    if size.people and not made:
        print("This place is there already; a place of another size needs a directory of its own.", file=sys.stderr)
    elif size.people:
        grow(size, clock.now())
    print(
        "\nA sample community; nobody in it is real. Sign in with one press, as a member, a listener,"
        f" a moderator, an editor or an operator:\n  {env.chosen().own_address}/sample/\n"
    )

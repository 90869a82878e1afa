"""`tealight createoperator`: an operator's account from the console, when nobody else can let one in."""

import argparse
import getpass
import sys

from tealight.cli import place


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("pen_name", metavar="NAME", help="the pen name of the new operator")


def run(options: argparse.Namespace) -> int:
    place.prepare()
    from tealight.accounts.actions.make_member import NameRefused
    from tealight.accounts.forms import password_faults
    from tealight.kernel import clock
    from tealight.operations.actions.make_operator import make_operator
    from tealight.operations.policy import CONSOLE
    from tealight.place.queries import NO_PLACE
    from tealight.place.queries import place as the_place

    place.bring_up(place.migrate)
    if the_place() == NO_PLACE:
        print("There is no place here yet. Start it first: tealight serve", file=sys.stderr)
        return 1
    password = _password()
    faults = password_faults(password, options.pen_name)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    try:
        words = make_operator(viewer=CONSOLE, now=clock.now(), pen_name=options.pen_name, password=password)
    except NameRefused as refused:
        print(refused.sentence, file=sys.stderr)
        return 1
    print(f"{options.pen_name} is an operator now. The team's pages ask for a second step, set up at the first sign-in.")
    print("Recovery words, shown once and kept nowhere. Write them on paper:\n  " + " ".join(words))
    return 0


def _password() -> str:
    """Typed twice at a console; one line when it comes from elsewhere. Never an argument: those are
    seen by everyone who lists processes."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass("Password: ")
        if first == getpass.getpass("Once more: "):
            return first
        print("These were not the same. Again, please.")

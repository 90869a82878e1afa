"""`tealight worker`: background work alone."""

import argparse
import sys

from tealight.cli import place


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Nothing beyond --data."""


def run(options: argparse.Namespace) -> int:
    place.prepare()
    try:
        place.bring_up(place.erase_again)
    except place.NotReady as fault:
        print(fault, file=sys.stderr)
        return 2
    work()
    return 0


def work() -> None:
    """Does jobs until SIGTERM or SIGINT; the job in hand is finished first.

    In a place that can only be read it rests: rows that an operator is copying stand still.
    """
    from tealight.jobs import worker
    from tealight.jobs.stop import Stop
    from tealight.place.queries import place as the_place

    stop = Stop()
    stop.on_signals()
    worker.run(stop, rests=lambda: the_place().read_only)

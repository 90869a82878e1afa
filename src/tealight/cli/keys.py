"""`tealight keys`: the master key, without which everything sealed is noise."""

import argparse
import getpass
import hmac
import sys

from tealight.cli import place


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "deed",
        choices=("show-recovery", "confirm-copy", "verify"),
        help="show the key to copy it · type the copy in, to be sure of it · see that every key in the ring opens",
    )


def run(options: argparse.Namespace) -> int:
    place.prepare()
    return {"show-recovery": _show, "confirm-copy": _confirm, "verify": _verify}[options.deed]()


def _show() -> int:
    from tealight.kernel.crypto import master

    print(master.encode(master.master_key()))
    print(
        "Write this on paper, or keep it where the backups of this place are not."
        " Without it no backup opens; with it and a backup, everything does.\n"
        "Then run `tealight keys confirm-copy`.",
        file=sys.stderr,
    )
    return 0


def _confirm() -> int:
    from tealight.kernel.crypto import master

    typed = getpass.getpass("The copied key: ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        same = hmac.compare_digest(master.decode(typed), master.master_key())
    except master.KeyFileWrong as fault:
        print(f"This is not a key: {fault}.", file=sys.stderr)
        return 1
    print("The copy is right." if same else "This is another key; the copy would not open this place.")
    return 0 if same else 1


def _verify() -> int:
    from tealight.kernel.crypto import ring

    faults = ring.verify()
    for sentence in faults:
        print(sentence)
    if not faults:
        print("Every key in the ring opens.")
    return 1 if faults else 0

"""`tealight keys`: the master key, without which everything sealed is noise."""

import argparse
import getpass
import hmac
import sys

from tealight.cli import place
from tealight.config.env import Env


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "deed",
        choices=("show-recovery", "confirm-copy", "verify", "rotate"),
        help="show the key to copy it · type the copy in, to be sure of it · see that every key in the ring opens"
        " · change the master key, while the place serves",
    )
    command.add_argument(
        "--after-theft", action="store_true",
        help="with rotate: the ring and its key were stolen together; everything sealed gets new keys, and everybody"
        " signs in again",
    )
    command.add_argument(
        "--only-machine", action="store_true",
        help="with rotate: no other machine uses this ring, though it is on a server",
    )


def run(options: argparse.Namespace) -> int:
    chosen = place.prepare()
    if options.deed == "rotate":
        from tealight.cli import rotate

        return rotate.run(chosen, only_machine=options.only_machine, after_theft=options.after_theft)
    return {"show-recovery": _show, "confirm-copy": _confirm, "verify": _verify}[options.deed](chosen)


def _key(chosen: Env) -> bytes | None:
    """The one key that a copy is made of; None, having said so, while two are in use."""
    from tealight.cli.rotate import HALFWAY, keys_of

    keys = keys_of(chosen)
    if len(keys) == 1:
        return keys[0]
    print(HALFWAY, file=sys.stderr)
    return None


def _show(chosen: Env) -> int:
    from tealight.kernel.crypto import master

    key = _key(chosen)
    if key is None:
        return 1
    print(master.encode(key))
    print(
        "Write this on paper, or keep it where the backups of this place are not."
        " Without it no backup opens; with it and a backup, everything does.\n"
        "Then run `tealight keys confirm-copy`.",
        file=sys.stderr,
    )
    return 0


def _confirm(chosen: Env) -> int:
    from tealight.kernel.crypto import master

    key = _key(chosen)
    if key is None:
        return 1
    typed = getpass.getpass("The copied key: ") if sys.stdin.isatty() else sys.stdin.readline()
    try:
        same = hmac.compare_digest(master.decode(typed), key)
    except master.KeyFileWrong as fault:
        print(f"This is not a key: {fault}.", file=sys.stderr)
        return 1
    if same:
        _note_copy()
    print("The copy is right." if same else "This is another key; the copy would not open this place.")
    return 0 if same else 1


def _note_copy() -> None:
    from django.db import DatabaseError

    from tealight.kernel import clock
    from tealight.kernel.verdict import NotFound
    from tealight.operations.policy import CONSOLE
    from tealight.place.actions.confirm_key_copy import confirm_key_copy

    try:
        confirm_key_copy(viewer=CONSOLE, now=clock.now())
    except (NotFound, DatabaseError):
        pass  # before the first start there is nothing to note it in; set-up asks for it again


def _verify(chosen: Env) -> int:
    from tealight.kernel import clock
    from tealight.kernel.crypto import copies, ring

    faults = ring.verify() + copies.faults(clock.day(clock.now()))
    for sentence in faults:
        print(sentence)
    if not faults:
        print("Every key in the ring opens.")
    print(f"Copies of the ring: {copies.stands()}.")
    return 1 if faults else 0

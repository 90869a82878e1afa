"""`tealight keys rotate`: a new master key wraps the ring while the place serves (decision 0018)."""

import sys

from tealight.config.env import Env

HALFWAY = "The master key is being changed and two are in use. Run `tealight keys rotate` until it says that it is done."


def keys_of(chosen: Env) -> tuple[bytes, ...]:
    """Return the master keys in use: one, or two while a change is unfinished. Makes no file."""
    from tealight.cli.ring import is_laid
    from tealight.kernel.crypto import master, rotation

    master.look_again()
    if not is_laid(chosen):
        return master.master_keys()[:1]
    if rotation.is_unfinished(_file(chosen)):
        return master.master_keys()
    return rotation.keys_in_use()


def stands(chosen: Env) -> list[str]:
    """Return what an operator still has to do about a change of the master key, a sentence each."""
    from tealight.cli.ring import is_laid
    from tealight.kernel.crypto import generations, master, ring
    from tealight.operations.policy import CONSOLE
    from tealight.place.queries import key_copy_due_on

    found, keys = [], keys_of(chosen)
    if len(keys) > 1:
        found.append(HALFWAY)
    elif chosen.next_master_key and keys[0] == master.decode(chosen.next_master_key):
        found.append(_SWAP)
    elif chosen.next_master_key:
        found.append("TEALIGHT_NEXT_MASTER_KEY is set and wraps nothing yet: run `tealight keys rotate`, or take it away.")
    if is_laid(chosen) and not ring.is_empty() and generations.is_unfinished():
        found.append(
            "Keys are being made anew after a theft, and old ones are still in the ring. Run"
            " `tealight keys rotate --after-theft` until it says that it is done."
        )
    due = key_copy_due_on(CONSOLE)
    if due:
        found.append(
            f"The master key was changed on {due.day} {due:%B %Y} and nobody has confirmed a copy of the new one:"
            " `tealight keys show-recovery`, then `tealight keys confirm-copy`."
        )
    return found


_SWAP = (
    "The ring is wrapped with TEALIGHT_NEXT_MASTER_KEY now. On every machine set TEALIGHT_MASTER_KEY to that key, take"
    " TEALIGHT_NEXT_MASTER_KEY away and restart; in any order, nothing is unreadable meanwhile."
)


def run(chosen: Env, *, only_machine: bool, after_theft: bool = False) -> int:
    from tealight.cli.ring import is_laid
    from tealight.kernel.crypto import generations, master, ring, rotation
    from tealight.operations.rekeying import NotRekeyed

    if not is_laid(chosen) or ring.is_empty():
        print("There is no place here yet, and so no key to change. Start it first: tealight serve", file=sys.stderr)
        return 1
    by_file = _file(chosen) is not None and not chosen.next_master_key
    if after_theft and generations.is_unfinished() and not rotation.is_unfinished(_file(chosen)):
        return _go_on(chosen)
    refusal = "" if not by_file or only_machine else _not_alone(chosen)
    if not by_file and not chosen.next_master_key:
        refusal = _how_by_environment()
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    try:
        with rotation.alone(chosen.data):
            _ask_for_copy()  # before anything moves: killed at the end, it would be forgotten
            if by_file:
                steps = rotation.rotate_file(chosen.master_key_file)
            else:
                steps = rotation.move(*_given(master.master_keys()))
            for done in steps:
                print(done, file=sys.stderr)
            if after_theft:
                _rekey()
    except (rotation.NotRotated, NotRekeyed) as fault:
        print(fault, file=sys.stderr)
        return 1
    print("Done: the new master key opens every key in the ring, and the old one opens none.")
    if after_theft:
        print(_REKEYED)
    print(_NEXT_BY_FILE if by_file else f"{_SWAP} Then: {_COPY}")
    return 0


def _go_on(chosen: Env) -> int:
    """The master key changed before the last one was killed; everybody's keys are still on their way."""
    from tealight.kernel.crypto import rotation
    from tealight.operations.rekeying import NotRekeyed

    try:
        with rotation.alone(chosen.data):
            _rekey()
    except (rotation.NotRotated, NotRekeyed) as fault:
        print(fault, file=sys.stderr)
        return 1
    print(_REKEYED)
    for sentence in stands(chosen):
        print(sentence)
    return 0


def _rekey() -> None:
    import time

    from tealight.operations.rekeying import rekey

    for done in rekey(time.sleep):
        print(done, file=sys.stderr)


_REKEYED = (
    "Everybody has new keys, and so have circles; the stolen ones open and find nothing of theirs here any more. Members"
    " sign in again and are told why; open links and exports are over. What the thief could open until now stays known"
    " to them: tell your members. A photo that was on its way keeps its files until it is shared, and the anonymous"
    " words of who has left stay under the tags they had."
)
_COPY = (
    "`tealight keys show-recovery`, write the new key on paper, `tealight keys confirm-copy`. Copies of the ring made"
    " before today open with the old key alone: keep the old paper until the last of them is overwritten, seven days at"
    " most, then burn it."
)
_NEXT_BY_FILE = f"Processes that serve have learned of it; nothing needs a restart. Now: {_COPY}"


def _given(keys: tuple[bytes, ...]) -> tuple[bytes, bytes]:
    """The key in use and the one that follows; the same twice when both settings hold one key."""
    return keys[0], keys[-1]


def _not_alone(chosen: Env) -> str:
    """A machine whose own file holds the old key would find nobody any more."""
    if not chosen.ring_url.startswith("postgres"):
        return ""
    return (
        "The key ring is on a server, and other machines may read it with a key file of their own, which would open"
        " nothing any more. Nothing was changed. If this is the only machine: tealight keys rotate --only-machine."
        f" Otherwise: {_how_by_environment()}"
    )


def _how_by_environment() -> str:
    import secrets

    from tealight.kernel.crypto import master

    return (
        "A key from the environment is changed in three steps. First set TEALIGHT_NEXT_MASTER_KEY (or _FILE) beside the"
        " key in use, on every machine, and restart each. Then run `tealight keys rotate` on one of them. Last, set"
        " TEALIGHT_MASTER_KEY to the new key everywhere, take the other setting away and restart. Both keys are tried"
        " meanwhile. A new key, kept nowhere:\n" + master.encode(secrets.token_bytes(32))
    )


def _file(chosen: Env):
    """The key file; None where the environment gives the key."""
    return None if chosen.master_key else chosen.master_key_file


def _ask_for_copy() -> None:
    from tealight.kernel import clock
    from tealight.kernel.verdict import NotFound
    from tealight.operations.policy import CONSOLE
    from tealight.place.actions.ask_key_copy import ask_key_copy

    try:
        ask_key_copy(viewer=CONSOLE, now=clock.now())
    except NotFound:
        pass  # set-up has not begun: it asks for the copy itself

"""Whether key ring, master key and data belong together, asked before anything is opened or written."""

from django.db import DatabaseError, connections

from tealight.config.env import Env

_BACK = "Put it back from its copy (docs/operating.md); until then nothing here is opened or changed."
#: members whose keys are looked for: a ring that has none of them is another place's
_ASKED = 20


def ring_fault(chosen: Env) -> str:
    """Return why nothing may be opened here, in the operator's words; "" when ring, key and data fit together.

    It protects what is sealed: a place served with another ring makes new keys beside the
    old words, and takes everybody for gone. It makes no file.
    """
    try:
        return _fault(chosen)
    finally:
        connections.close_all()  # none may be shared with a process that is forked later


def _fault(chosen: Env) -> str:
    members = _members(chosen)
    on_a_server = chosen.ring_url.startswith("postgres")
    where = "on its server" if on_a_server else f"at {chosen.ring_file}"
    if not _is_there(chosen):
        return f"There is no key ring {where}, and people are here whose words it opens. {_BACK}" if members else ""
    from tealight.kernel.crypto import ring

    try:
        if not is_laid(chosen) or ring.is_empty():
            return f"The key ring {where} is empty, and people are here whose words it opens. {_BACK}" if members else ""
        if not ring.is_ours():
            return (
                f"The master key does not open the key ring {where}: one of them is another place's, or an old one."
                " Put back what belongs together, the key from your recovery copy; until then nothing here is opened"
                " or changed."
            )
        if members and not ring.holds_any(members):
            return f"The key ring {where} holds nobody who is here: it is another place's. {_BACK}"
    except DatabaseError as fault:
        return f"The key ring {where} can not be read ({type(fault).__name__}). {_BACK}"
    return ""


def _is_there(chosen: Env) -> bool:
    # SQLite would make the file by looking into it.
    return chosen.ring_url.startswith("postgres") or chosen.ring_file.exists()


def is_laid(chosen: Env) -> bool:
    """Return whether the ring has its table."""
    if not _is_there(chosen):
        return False
    from tealight.kernel.crypto.models import RingEntry

    return RingEntry._meta.db_table in connections["ring"].introspection.table_names()


def _members(chosen: Env) -> list[int]:
    """Some of those who must have keys; nobody before the first start, or where the database can not be asked."""
    from tealight.accounts.queries.keyed import some_keyed_members
    from tealight.kernel.viewer import System

    if not chosen.database_url and not chosen.has_database_file():
        return []
    try:
        return some_keyed_members(System("start"), most=_ASKED)
    except DatabaseError:
        return []  # not laid yet, or away; whoever needs it says so

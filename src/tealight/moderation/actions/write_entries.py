"""Write what the team decided into the append-only record, and keep beside it what each entry commits to. Not an action."""

from collections.abc import Sequence
from datetime import datetime

from tealight.kernel.crypto import place_keys
from tealight.kernel.ids import new_id
from tealight.ledger import chain
from tealight.moderation.models import Entry

_FACTS = Entry._meta.get_field("facts")


def write_entries(kind: str, facts: Sequence[dict], now: datetime) -> None:
    """Append an entry for each of `facts`, which name their `decision`; called inside an action.

    In as many statements for hundreds as for one.
    """
    keys, rows = place_keys(), []
    for (number, salt), said in zip(chain.append_many(kind, facts, now), facts, strict=True):
        row = Entry(id=new_id(), number=number, salt=salt, decision=said["decision"])
        row.facts = _FACTS.seal_json(keys, row.id, said)
        rows.append(row)
    Entry.objects.bulk_create(rows)

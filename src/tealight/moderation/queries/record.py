"""Whether what is kept of the team's decisions is still what the append-only record committed to."""

from collections.abc import Iterator

from tealight.kernel.crypto import SealBroken, place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import chain
from tealight.moderation import policy
from tealight.moderation.committing import committed
from tealight.moderation.models import Appeal, Decision, Entry

#: kind of entry -> how a sentence names it
KINDS = {
    "decision": "a decision", "decision-undone": "the undoing of a decision",
    "decision-appealed": "an appeal", "appeal-heard": "the outcome of an appeal",
}
_AT_A_TIME = 500


def changed_decisions(viewer: Viewer) -> list[str]:
    """Return what does not fit the record, a sentence each, naming its entry and nobody.

    Facts that were forgotten in their time are no fault: their row stays, empty. Raises `Refused` for other than
    the software.
    """
    require(policy.may_check_record(viewer))
    kinds = {number: kind for kind in KINDS for number in chain.numbers_of([kind])}
    entries = list(Entry.objects.order_by("number"))
    faults = [
        f"What is kept for entry {number} of the record, {KINDS[kinds[number]]}, is gone: it was taken out."
        for number in sorted(kinds.keys() - {entry.number for entry in entries})
    ]
    told: dict[str, dict[int, tuple[int, dict]]] = {kind: {} for kind in KINDS}
    forgotten = set()
    for entry, facts, fault in _read(entries):
        if fault:
            faults.append(fault)
        elif facts is None:
            forgotten.add(entry.decision)
        elif entry.number in kinds:
            told[kinds[entry.number]][facts["decision"]] = (entry.number, facts)
    faults += _decisions(told["decision"], told["decision-undone"], forgotten)
    return faults + _appeals(told["decision-appealed"], told["appeal-heard"])


def _read(entries: list[Entry]) -> Iterator[tuple[Entry, dict | None, str]]:
    for start in range(0, len(entries), _AT_A_TIME):
        some = entries[start : start + _AT_A_TIME]
        digests = chain.digests(entry.number for entry in some)
        for entry in some:
            yield entry, *_opened(entry, digests.get(entry.number))


def _opened(entry: Entry, digest: bytes | None) -> tuple[dict | None, str]:
    if digest is None:
        return None, f"What is kept for entry {entry.number} of the record has no such entry: it was taken out."
    if entry.facts is None:
        return None, ""
    try:
        facts = entry.facts.open_json(place_keys(), entry.id)
    except SealBroken:
        return None, f"What is kept for entry {entry.number} of the record does not open: it was changed."
    if chain.commit_to(facts, bytes(entry.salt)) == digest:
        return facts, ""
    return None, f"What is kept for entry {entry.number} of the record was changed after it was written."


def _decisions(made: dict, undone: dict, forgotten: set[int]) -> list[str]:
    faults, seen = [], set()
    for row in Decision.objects.exclude(what="").iterator():
        seen.add(row.id)
        if row.id not in made:
            faults += [] if row.id in forgotten else ["There is a decision of which the record has no entry."]
            continue
        number, facts = made[row.id]
        try:
            same = committed(row, row.sealed.open_json(place_keys(), row.id)) == facts
        except SealBroken:
            same = False
        if not same:
            faults.append(f"The decision of entry {number} of the record was changed after it was written.")
        if (row.lifted_on.isoformat() if row.lifted_on else None) != (undone[row.id][1]["day"] if row.id in undone else None):
            faults.append(f"Whether the decision of entry {number} was undone, and when, is not what the record says.")
    return faults + [
        f"The decision of entry {number} of the record is gone: it was taken out." for key, (number, _) in made.items() if key not in seen
    ]


def _appeals(made: dict, heard: dict) -> list[str]:
    rows = {row.decision_id: row for row in Appeal.objects.all()}
    faults = [f"The appeal of entry {number} of the record is gone: it was taken out." for key, (number, _) in made.items() if key not in rows]
    for key, (number, facts) in heard.items():
        if key in rows and rows[key].outcome != facts["outcome"]:
            faults.append(f"The outcome of entry {number} of the record, of an appeal, was changed after it was written.")
    return faults

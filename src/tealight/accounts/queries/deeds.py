"""Whether what is kept of the team's deeds is still what the append-only record committed to."""

from tealight.accounts import policy
from tealight.accounts.models import Deed
from tealight.kernel.crypto import SealBroken, place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import chain

_AT_A_TIME = 500


def changed_deeds(viewer: Viewer) -> list[str]:
    """Return what does not fit the record, a sentence each, naming its entry and nobody.

    A deed that is gone altogether is no fault: facts may be erased, and the entry stays.
    Raises `Refused` for other than the software and operators.
    """
    require(policy.may_check_deeds(viewer))
    deeds = list(Deed.objects.order_by("number"))
    faults = []
    for start in range(0, len(deeds), _AT_A_TIME):
        some = deeds[start : start + _AT_A_TIME]
        digests = chain.digests(deed.number for deed in some)
        faults += [fault for deed in some if (fault := _fault(deed, digests.get(deed.number)))]
    return faults


def _fault(deed: Deed, digest: bytes | None) -> str:
    if digest is None:
        return f"What is kept for entry {deed.number} of the record has no such entry: it was taken out."
    try:
        facts = deed.facts.open_json(place_keys(), deed.id)
    except SealBroken:
        return f"What is kept for entry {deed.number} of the record does not open: it was changed."
    if chain.commit_to(facts, bytes(deed.salt)) == digest:
        return ""
    return f"What is kept for entry {deed.number} of the record was changed after it was written."

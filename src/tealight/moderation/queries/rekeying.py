"""What in moderation is sealed or tagged under old keys still, for the software that makes keys anew (decision 0019)."""

from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.moderation.models import (
    Appeal,
    Case,
    CaseNote,
    Claim,
    Decision,
    Entry,
    Referral,
    Report,
    SecondOpinion,
    Unsealing,
)
from tealight.moderation.queries.own import appeal_tags
from tealight.moderation.queries.own_reports import LABEL, SLOTS
from tealight.place.policy import may_rekey

Left = dict[int, tuple]


def unsealings_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the questions to keyholders that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = Unsealing.objects.values_list("id", "asked", "agreed")
    return {row: () for row, *sealed in rows if any(everybody.place.is_old(one) for one in sealed if one is not None)}


def decisions_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the decisions that are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = Decision.objects.values_list("id", "sealed").iterator()
    return {row: () for row, sealed in rows if everybody.place.is_old(sealed)}


def entries_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the entries of the record of decisions whose facts are sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = Entry.objects.filter(facts__isnull=False).values_list("id", "facts").iterator()
    return {row: () for row, facts in rows if everybody.place.is_old(facts)}


def appeals_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the appeals under an old tag, (member,), or with only their words sealed by old keys, ()."""
    require(may_rekey(viewer))
    found: Left = {}
    for row, tag, decision, *sealed in Appeal.objects.values_list("id", "tag", "decision_id", "sealed", "answer"):
        made = ((member, appeal_tags(keys, decision)) for member, keys in everybody.members.items())
        whose = next((member for member, tags in made if bytes(tag) in tags[1:]), None)
        if whose is not None or any(everybody.place.is_old(one) for one in sealed if one is not None):
            found[row] = () if whose is None else (whose,)
    return found


def cases_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the cases of which something is sealed under old keys: theirs, or the place's for a claim."""
    require(may_rekey(viewer))
    found: Left = {}
    for model, column in ((Case, "id"), (CaseNote, "case_id"), (Referral, "case_id"), (SecondOpinion, "case_id")):
        for case, sealed in model.objects.values_list(column, "snapshot" if model is Case else "sealed").iterator():
            if case in everybody.cases and everybody.cases[case].is_old(sealed):
                found[case] = ()
    claims = Claim.objects.values_list("case_id", "sealed")
    return found | {case: () for case, sealed in claims if everybody.place.is_old(sealed)}


def reports_left(viewer: Viewer, everybody: Everybody) -> Left:
    """Return the reports under an old tag, (member, slot), or with only their words sealed by old keys, ()."""
    require(may_rekey(viewer))
    slots, found = everybody.slots(LABEL, SLOTS), {}
    for row, tag, case, sealed in Report.objects.values_list("id", "tag", "case_id", "sealed").iterator():
        whose = slots.get(bytes(tag))
        is_old = case in everybody.cases and everybody.cases[case].is_old(sealed)
        if is_old or (whose and whose[2]):
            found[row] = whose[:2] if whose else ()
    return found

import os
import secrets
from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.cases import case_keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person, System, Viewer
from tealight.moderation import policy
from tealight.moderation.actions.open_case import open_case
from tealight.moderation.kinds import NOBODY, snapshot_of
from tealight.moderation.models import Report, Why
from tealight.moderation.queries.own_reports import LABEL, SLOTS, own_report_rows
from tealight.moderation.reasons import SOMEBODY_ELSE, WORRY, WORRY_NOW, danger_named
from tealight.moderation.receipts import code_of, tag_of
from tealight.place.queries import place
from tealight.screening import danger_of

LONGEST = 4_000
_FOR_READERS = System("somebody reported something")
_SEALED = Report._meta.get_field("sealed")
TOO_MANY = "You have reported so many things that wait to be looked at that we cannot keep more. Write to the team; that always works."


@action
def report_thing(
    *, viewer: Viewer, now: datetime, reason: str, words: str = "", kind: str = NOBODY, thing: int = 0, form_number: int = 0
) -> str:
    """Let a person look at something `viewer` reads, as they read it; return the code of the receipt, "" with an account.

    Raises NotFound for what they may not read. Nothing names who reported, and it is the same for their own
    things. A worry may be about nobody in particular. Sent twice it is one report: of one thing by what it says, else
    by `form_number`, drawn when the form was made. Where danger is told it comes before everything.
    """
    require(policy.may_report(viewer, place().read_only))
    snapshot = None if kind == NOBODY else snapshot_of(viewer, kind, thing)
    words = words.strip()
    if len(words) > LONGEST:
        raise Refused(f"This is longer than {LONGEST:,} characters. It is still in the box.", "words")
    said = {"reason": reason, "words": words}
    code = "" if isinstance(viewer, Person) else code_of(form_number)
    about = (NOBODY, form_number) if snapshot is None else (snapshot.kind, snapshot.thing)
    if _is_there(viewer, code, about, said):
        return code
    worried = reason in (WORRY, WORRY_NOW)
    number = open_case(
        viewer=_FOR_READERS, now=now, why=Why.WORRY if worried else Why.REPORT, kind=about[0], thing=about[1],
        snapshot=snapshot, danger=_danger(reason, words),
    )
    if not _is_there(viewer, code, about, said):  # the case is locked now: the other half of a double click has come
        _keep(viewer, now, number, tag_of(code) if code else b"", said)
    return code


def _danger(reason: str, words: str) -> str:
    """Return the danger somebody told of, by what they chose or by their words; "" if none."""
    if reason == WORRY_NOW:
        return SOMEBODY_ELSE
    if named := danger_named(reason):
        return named
    found = danger_of(words) if words else None
    return found.kind if found else ""


def _is_there(viewer: Viewer, code: str, about: tuple[str, int], said: dict[str, str]) -> bool:
    """Return whether this very report is kept already, in a case that is open."""
    if code:
        return Report.objects.filter(tag=tag_of(code)).exists()
    rows = own_report_rows(viewer).filter(case__closed_on=None, case__kind=about[0], case__thing=about[1])
    return any(row.sealed.open_json(case_keys(row.case_id), row.id) == said for row in rows)


def _keep(viewer: Viewer, now: datetime, case: int, tag: bytes, said: dict[str, str]) -> None:
    row = Report(id=new_id(), case_id=case, tag=tag or _free_tag(viewer), hour=clock.hour(now))
    row.sealed = _SEALED.seal_json(case_keys(case), row.id, said)
    row.save(force_insert=True)


def _free_tag(viewer: Person) -> bytes:
    """Return one of the viewer's tags that no report has, by chance; if all have, that of the one decided first."""
    rows = list(own_report_rows(viewer).select_related("case").defer("sealed", "case__snapshot"))
    free = viewer.keys.free_slots(LABEL, SLOTS, {bytes(row.tag) for row in rows})
    if free:
        return secrets.choice(free)
    decided = sorted((row for row in rows if row.case.closed_on), key=lambda row: (row.case.closed_on, row.id))
    if not decided:
        raise Refused(TOO_MANY)
    tag = bytes(decided[0].tag)
    # What became of it was there to be read; the team keeps the report, and nobody finds it by a tag any more.
    decided[0].tag = os.urandom(32)
    decided[0].save(update_fields=["tag"])
    return tag

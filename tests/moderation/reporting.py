"""Reporting, and what the team then has, as it opens with the case's own key."""

from tealight.kernel.crypto.cases import case_keys
from tealight.moderation.actions.report_thing import report_thing
from tealight.moderation.models import Case, Report
from tealight.moderation.snapshots import seen
from tests import make


def report(viewer, kind: str, thing: int, reason="unkind", words="", *, now=make.NOW, form=0) -> str:
    return report_thing(viewer=viewer, now=now, reason=reason, words=words, kind=kind, thing=thing, form_number=form)


def kept(case: Case):
    """What a reader saw, each time it was other words."""
    return seen(case, case_keys(case.id))


def said(case: Case) -> set[tuple[str, str]]:
    """What was reported: (reason, words)."""
    opened = (row.sealed.open_json(case_keys(case.id), row.id) for row in Report.objects.filter(case=case))
    return {(one["reason"], one["words"]) for one in opened}


def close(case: Case, outcome="nothing", now=make.NOW) -> None:
    """End a case, as a decision does."""
    from django.db import transaction

    from tealight.moderation.actions.closing import close as end

    with transaction.atomic():
        end(Case.objects.select_for_update().get(id=case.id), now, outcome)


def a_portrait(ada) -> int:
    """Give a pen name a photo on its page; return the photo's id."""
    from tealight.kernel.ids import new_id
    from tealight.stories.models import Portrait

    picture = {"id": new_id(), "key": "00" * 32, "alt": "A beach", "line": "", "notes": 0, "width": 4, "height": 3}
    return Portrait.objects.create(persona_id=ada.persona_id, picture=picture).id

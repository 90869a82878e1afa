from datetime import datetime

from django.db.models import Q

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.moderation import policy
from tealight.moderation.actions.closing import close
from tealight.moderation.actions.open_case import open_case
from tealight.moderation.models import Case, Why
from tealight.stories.queries.waiting_for import face_that_waits, is_there


@action
def mind_what_waits(*, viewer: System, now: datetime, kind: str, thing: int = 0, page_of: int = 0) -> None:
    """Let the queue have what waits to be read, and no longer what does not. Asked again it changes nothing.

    Its words are not kept: they stand where they wait. `page_of`: whatever photo stood on the page of this persona
    does so no more. Records no event of its own: opening a case does.
    """
    require(policy.may_open_case(viewer))
    face = face_that_waits(viewer, kind, thing) if thing else None
    if face is not None:
        open_case(viewer=viewer, now=now, why=Why.HELD, kind=kind, thing=thing, face=face)
    about = Q(thing=thing) | Q(face=page_of) if page_of else Q(thing=thing)
    for case in Case.objects.select_for_update().filter(about, kind=kind, why=Why.HELD, closed_on=None).order_by("id"):
        if face_that_waits(viewer, kind, case.thing) is None:
            close(case, now, "nothing" if is_there(viewer, kind, case.thing) else "gone")

from datetime import datetime

from tealight.accounts.models import PersonaKind
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.notices import policy
from tealight.notices.models import Notice, NoticeKind
from tealight.stories.models import Reply, Story


@action
def tell_of_note(*, viewer: Viewer, now: datetime, kind: str, thing: int) -> None:
    """Tell the author of a story, or a reply, that a moderator put a note on it; of a second one the notice is new again.

    Under a pen name alone: whoever wrote anonymously finds it when they look (`queries.noted_anonymously`). Records
    no event: a notice is the end of the telling.
    """
    require(policy.may_tell(viewer))
    rows = Story.objects if kind == "story" else Reply.objects
    standing = {"withdrawn_on": None, "removed_on": None, "persona__kind": PersonaKind.PEN, "persona__gone_on": None}
    row = rows.filter(id=thing, **standing).first()
    if row is None:
        return
    of = {"story_id": thing, "reply_id": None} if kind == "story" else {"story_id": row.story_id, "reply_id": thing}
    Notice.objects.update_or_create(
        persona_id=row.persona_id, kind=NoticeKind.NOTE, **of, defaults={"hour": clock.hour(now), "opened_on": None}
    )

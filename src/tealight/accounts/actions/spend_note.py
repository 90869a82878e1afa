from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from tealight.accounts.models import SpentCode
from tealight.accounts.queries.spent import note_did, note_spent_before, note_tags
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.viewer import Viewer


@action
def spend_note(*, viewer: Viewer, now: datetime, note: str, deed: str, given: tuple[str, ...]) -> bool:
    """Say whether the note of a form of joining may do `deed` with what was `given`; it is spent then.

    A note does each deed once, for as long as it lasts: else one note would do for
    guessing all afternoon. The same form sent again, by a double click, is the
    same deed. Records no event: nothing has happened yet.
    """
    forget_on = clock.day(now) + timedelta(days=1)
    if note_spent_before(note, deed):
        return note_did(note, deed, given)
    try:
        with transaction.atomic():
            for tag in note_tags(note, deed, given):
                SpentCode.objects.create(tag=tag, forget_on=forget_on)
    except IntegrityError:
        return note_did(note, deed, given)
    return True

from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.stories.codes import tag_of
from tealight.stories.models import Confession


@action
def take_confession_back(*, viewer: Viewer, now: datetime, code: str) -> None:
    """Delete a confession for good for whoever has its code, with or without an account; NotFound where none has it.

    Having the code is all that is asked. Nothing stops it, no pause, no decision, nor what others tried before; but
    in a place that can only be read nothing is deleted, and whoever asks is told so.
    """
    row = lock(Confession.objects, tag=tag_of(code))
    number = row.id
    note_erased("confession", [number], clock.day(now))
    row.delete()
    record("confession.erased", about=("confession", number), now=now)

from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.stories.actions.rekeyed_words import rekey_words
from tealight.stories.models import Story


@action
def rekey_story(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Seal the words of a story anew, and give its photos new files; `known` is (what opens them,).

    The row alone is read and written, with its photos'. Records no event: it says what it said.
    """
    require(may_rekey(viewer))
    found = Story.objects.select_for_update(of=("self",)).filter(id=row).first()
    if found is not None:
        rekey_words(viewer, now, found, "story", known[0])

from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.crypto.journal import note_erased
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.stories import policy
from tealight.stories.confession_policy import WAITS
from tealight.stories.models import Confession


@action
def erase_confessions(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase what was confessed under a face whose account is closed; with `keep_words` what members may read stays."""
    require(policy.may_erase(viewer))
    rows = Confession.objects.select_for_update().filter(persona_id=persona_id)
    if keep_words:
        rows = rows.filter(WAITS) | rows.filter(removed_on__isnull=False)
    found = sorted(rows.values_list("id", flat=True))
    note_erased("confession", found, clock.day(now))
    Confession.objects.filter(id__in=found).delete()
    for number in found:
        record("confession.erased", about=("confession", number), now=now)

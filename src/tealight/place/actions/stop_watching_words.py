from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PlaceSettings, WatchedWord


@action
def stop_watching_words(*, viewer: Viewer, now: datetime, word: int) -> None:
    """Watch an entry no more. What waits because of it goes on waiting for its person. Gone already is as good."""
    require(policy.may_set_rules(viewer))
    place = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    gone, _ = WatchedWord.objects.filter(id=word).delete()
    if gone:
        place.version += 1
        place.save(update_fields=["version"])
        record("words.let_be", about=("word", word), now=now)

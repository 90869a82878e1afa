from datetime import datetime

from tealight.kernel import clock
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import PLACE, PlaceSettings, WatchedWord, WordDoes
from tealight.screening.watching import MOST_WORDS, plain


@action
def watch_words(*, viewer: Viewer, now: datetime, words: str, does: str, group: int = PLACE) -> int:
    """Watch a word, or a few, in the whole place or in a room; return its id.

    Where they stand a person is asked to look, or the words wait for one; nothing is removed. Watched
    already, what they do is changed.
    """
    require(policy.may_set_rules(viewer))
    place = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    entry = plain(words)
    if not entry:
        raise Refused("There is no word in this.", "words")
    if len(entry) > MOST_WORDS:
        raise Refused(f"At most {MOST_WORDS} words together.", "words")
    if does not in WordDoes.values:
        raise Refused("Choose what happens.", "does")
    row = WatchedWord.objects.filter(group=group, plain=" ".join(entry)).first()
    if row is None:
        if WatchedWord.objects.count() >= WatchedWord.MOST:
            raise Refused(f"{WatchedWord.MOST} are watched. Take one away first.")
        row = WatchedWord(group=group, plain=" ".join(entry), since=clock.day(now))
    row.words, row.does = words, does
    row.full_clean()
    row.save()
    place.version += 1
    place.save(update_fields=["version"])
    record("words.watched", about=("word", row.id), now=now)
    return row.id

"""The letters of one conversation, opened with the keys of whichever side reads."""

from tealight.kernel.crypto import Keys
from tealight.letters.models import Conversation
from tealight.letters.queries.facts import LetterShown, Thread

#: letters on one page
PAGE = 100


def thread(row: Conversation, keys: Keys, before: int | None, *, for_team: bool = False, author: str = "You") -> Thread:
    """Return the newest letters, or those before the one with the ordinal `before`; the oldest of them first.

    `author` is what the one it is with is called. One statement.
    """
    rows = row.letters.order_by("-ordinal")
    found = list((rows if before is None else rows.filter(ordinal__lt=before))[: PAGE + 1])
    shown = []
    for letter in reversed(found[:PAGE]):
        said = letter.sealed.open_json(keys, letter.id)
        who = said["name"] if said["team"] else author
        shown.append(LetterShown(letter.id, who, said["team"] == for_team, letter.hour, said["text"]))
    return Thread(tuple(shown), found[PAGE - 1].ordinal if len(found) > PAGE else None)

"""What writing first and answering have in common. Not an action itself."""

from datetime import datetime

from django.db.models import Max

from tealight.accounts.models import Persona, PersonaKind
from tealight.accounts.names import LONGEST as LONGEST_NAME
from tealight.accounts.names import fold_name, tidy_name
from tealight.kernel import clock
from tealight.kernel.crypto import Keys
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.letters.models import Conversation, Letter

LONGEST = 10_000
_SEALED = Letter._meta.get_field("sealed")


def worded(text: str) -> str:
    """Return the words of a letter as they are kept; Refused, about "text", where there are none or too many."""
    text = text.strip()
    if not text:
        raise Refused("There is nothing here to send yet. Write a line, or more.", "text")
    if len(text) > LONGEST:
        raise Refused(f"This is longer than {LONGEST:,} characters. It is still in the box.", "text")
    return text


def duty_named(viewer: Person, name: str) -> str:
    """Return the duty name to write under; Refused, about "name", where it is no name, or somebody is called so here.

    The author must never learn which member it is, nor take one member for another.
    """
    name = tidy_name(name)
    if not (0 < len(name) <= LONGEST_NAME and all(sign.isalpha() or sign in " ’'-" for sign in name)):
        raise Refused(f"A duty name is a word or two, of {LONGEST_NAME} letters at most.", "name")
    if Persona.objects.filter(kind=PersonaKind.PEN, name_key=fold_name(name)).exists():
        raise Refused("Somebody is called this here. Write under a duty name, never under a pen name.", "name")
    return name


def add_letter(
    row: Conversation, keys: Keys, now: datetime, *, text: str, name: str, team: bool, letter: int | None
) -> bool:
    """Put one more letter into a locked conversation; say whether it was. The same form sent twice is one letter.

    Other words in the same form are a letter of their own: nothing anybody wrote is dropped.
    """
    there = Letter.objects.filter(id=letter).first() if letter else None
    if there is not None:
        said = there.sealed.open_json(keys, there.id) if there.conversation_id == row.id else None
        if said and (said["text"], said["team"]) == (text, team):
            return False
        letter = None
    last = row.letters.aggregate(last=Max("ordinal"))["last"] or 0
    added = Letter(id=letter or new_id(), conversation=row, ordinal=last + 1, hour=clock.hour(now))
    added.sealed = _SEALED.seal_json(keys, added.id, {"text": text, "name": name, "team": team})
    added.save(force_insert=True)
    if row.closed_on is not None:
        row.closed_on = None
        row.save(update_fields=["closed_on"])
    return True

from datetime import datetime

from tealight.kernel import prose
from tealight.kernel.actions import action, lock
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record
from tealight.place import policy
from tealight.place.models import ContentNote, PlaceSettings
from tealight.place.notes import OWN_BITS


@action
def add_note(*, viewer: Viewer, now: datetime, label: str, phrase: str, meaning: str = "") -> str:
    """Add a content note; return its key, which is its label as it is typed above a paragraph.

    It takes a bit no note ever had, and is shown until a reader chooses: nobody's
    filters change by it. The same note added again is there once.
    """
    require(policy.may_shape_place(viewer))
    place = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    key = prose.note_key(label)
    if not key:
        raise Refused("Use letters from a to z in it, so that it can be typed above a paragraph.", "label")
    there = list(ContentNote.objects.all())
    named = next((note for note in there if key in (note.key, prose.note_key(note.label))), None)
    if named is not None:
        if (named.label, named.phrase, named.meaning) == (label, phrase, meaning):
            return named.key
        raise Refused("There is a note of this name already. One that is retired can be offered again.", "label")
    taken = {note.bit for note in there}
    bit = next((bit for bit in OWN_BITS if bit not in taken), None)
    if bit is None:
        raise Refused(f"A place can have {len(OWN_BITS)} notes of its own, and has them, retired ones counted.")
    note = ContentNote(key=key, bit=bit, label=label, phrase=phrase, meaning=meaning)
    note.full_clean()
    note.save(force_insert=True)
    place.version += 1
    place.save(update_fields=["version"])
    record("note.added", about=("note", note.id), now=now)
    return key

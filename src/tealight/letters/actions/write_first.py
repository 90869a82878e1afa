from datetime import datetime

from tealight.accounts.actions.write_deed import write_deed
from tealight.accounts.identity import keys_behind
from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.ledger import record
from tealight.letters import keys as letters
from tealight.letters import policy
from tealight.letters.actions._write import add_letter, duty_named, worded
from tealight.letters.models import Conversation
from tealight.place.queries import place


@action
def write_first(
    *, viewer: Person, now: datetime, face: int, as_name: str, text: str, case: int | None = None,
    letter: int | None = None,
) -> int:
    """Write to whoever bears a face, for the team, under a duty name; return the conversation's id.

    There is one conversation with each face: where the team wrote before, this goes on with it. The same
    rows are written by the same steps whoever bears the face, and where nobody does any more. `letter` is
    drawn with the form, so that pressing twice writes once.
    """
    require(policy.may_write_for_team(viewer, place().read_only))
    persona = lock(Persona.objects.filter(kind__in=(PersonaKind.PEN, PersonaKind.THREAD)), id=face)
    if persona.id == viewer.persona_id:
        raise NotFound
    name, text = duty_named(viewer, as_name), worded(text)
    row = Conversation.objects.select_for_update().filter(tag__in=list(letters.face_tags([persona.id]))).first()
    if row is None:
        row = Conversation(tag=letters.face_tag(persona.id))
        author = place_keys() if letters.is_out_of_reach(persona) else keys_behind(persona)
        letters.wrap(row, letters.new_secret(), persona.id, case, author)
        row.save(force_insert=True)
    elif case is not None:
        letters.name_case(row, case)
        row.save(update_fields=["team"])
    if add_letter(row, letters.keys_for_team(row), now, text=text, name=name, team=True, letter=letter):
        write_deed(viewer, "letter-written", persona.id, now, conversation=row.id)
        record("letter.written", about=("conversation", row.id), now=now)
    return row.id

from datetime import datetime

from tealight.accounts.identity import keys_of_nobody
from tealight.accounts.models import Persona
from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.letters import keys as letters
from tealight.letters.models import Conversation, Letter
from tealight.place.policy import may_rekey

_SEALED = Letter._meta.get_field("sealed")


@action
def rekey_conversation(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Give a conversation another secret, its letters with it, wrapped anew for both sides; `known` is (member,) or ().

    The secret was wrapped under keys that were stolen, so it was stolen too. Records no event: it says what it said.
    """
    require(may_rekey(viewer))
    found = Conversation.objects.select_for_update().filter(id=row).first()
    if found is None:
        return
    told, old = letters.opened_by_team(found), letters.keys_for_team(found)
    secret = letters.new_secret()
    keys = letters.letter_keys(secret, found.id)
    for letter in found.letters.all():
        letter.sealed = _SEALED.seal_json(keys, letter.id, letter.sealed.open_json(old, letter.id))
        letter.save(update_fields=["sealed"])
    persona = Persona.objects.filter(id=told["persona"]).first()
    if persona is not None and letters.is_out_of_reach(persona):
        author = everybody.place
    else:
        author = everybody.members[known[0]] if known else keys_of_nobody()
    found.tag = letters.face_tag(told["persona"])
    letters.wrap(found, secret, told["persona"], told["case"], author)
    found.save(update_fields=["tag", "team", "author"])

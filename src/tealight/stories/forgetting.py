"""Reactions of whoever closed their account.

Nothing but the place's keys says whose a reaction is, so every one is opened to find them. That is done
before anything is locked: nobody waits for it.
"""

from datetime import datetime

from tealight.accounts.queries.faces import is_face_of_one_story
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.stories import policy
from tealight.stories.actions.drop_confession_reactions import drop_confession_reactions
from tealight.stories.actions.drop_reactions import drop_reactions
from tealight.stories.queries.alongside import reactions_under
from tealight.stories.queries.beside_confessions import confession_reactions_under

#: rows that go in one transaction
_SOME = 500


def erase_reactions(*, viewer: Viewer, now: datetime, persona_id: int, keep_words: bool) -> None:
    """Erase where somebody stood alongside; what stays without a name stays, and nobody but its story's author sees it.

    Killed on the way, it is done by doing it again.
    """
    require(policy.may_erase(viewer))
    if keep_words or is_face_of_one_story(persona_id):
        return  # under such a face nobody stands alongside
    rows = list(reactions_under(persona_id))
    for start in range(0, len(rows), _SOME):
        drop_reactions(viewer=viewer, now=now, rows=rows[start : start + _SOME])
    rows = list(confession_reactions_under(persona_id))
    for start in range(0, len(rows), _SOME):
        drop_confession_reactions(viewer=viewer, now=now, rows=rows[start : start + _SOME])

from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place.policy import may_rekey
from tealight.stories.actions.rekeyed_reaction import put_under_new_keys
from tealight.stories.models import ConfessionReaction
from tealight.stories.queries.beside_confessions import tag_of


@action
def rekey_confession_reaction(*, viewer: System, now: datetime, everybody: Everybody, row: int, known: tuple) -> None:
    """Put a reaction beside a confession under the new tag of whoever left it, sealed with new keys; `known` is (their keys or None,).

    Records no event: nothing was left or taken back.
    """
    require(may_rekey(viewer))
    put_under_new_keys(ConfessionReaction, "confession_id", tag_of, everybody, row, known)

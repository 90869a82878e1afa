from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.accounts.losses import WORDS
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person


@action
def choose_word(*, viewer: Person, now: datetime, word: str) -> None:
    """Choose which word the place uses for each loss of the viewer's that has none of its own.

    "" leaves it open. `losses.said_of` joins the two. Records no event.
    """
    require(policy.may_change_own(viewer))
    if word and word not in WORDS:
        raise Refused("Choose one of the words, or leave it open.")
    change_record(viewer.member_id, lambda record: setattr(record, "word", word))

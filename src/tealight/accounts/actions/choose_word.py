from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person

WORDS = ("", "baby", "pregnancy", "name", "none")


@action
def choose_word(*, viewer: Person, now: datetime, word: str) -> None:
    """Choose which word the place uses for the viewer's loss; "" lets it open. Records no event."""
    require(policy.may_change_own(viewer))
    if word not in WORDS:
        raise Refused("Choose one of the words, or leave it open.")
    change_record(viewer.member_id, lambda record: setattr(record, "word", word))

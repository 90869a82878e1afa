from datetime import datetime

from tealight.accounts import policy
from tealight.accounts.actions.change_record import change_record
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Person


@action
def choose_country(*, viewer: Person, now: datetime, country: str) -> None:
    """Choose whose helplines are shown: two capital letters, or "" for none. Records no event.

    Chosen, never guessed from an address.
    """
    require(policy.may_change_own(viewer))
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise Refused("This country is not known here.")
    change_record(viewer.member_id, lambda record: setattr(record, "country", country.upper()))

from datetime import datetime

from tealight.accounts import policy
from tealight.kernel.actions import action
from tealight.kernel.crypto import leaving
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System


@action
def end_leaving(*, viewer: System, now: datetime, gone: leaving.Leaving) -> None:
    """Destroy the last key of somebody whose anonymous words are all gone. Records no event: nobody is there to be told."""
    require(policy.may_erase_again(viewer))
    leaving.end(gone)

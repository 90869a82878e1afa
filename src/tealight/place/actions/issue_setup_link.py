import secrets
from datetime import datetime

from tealight.kernel.actions import action, lock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.place import policy
from tealight.place.models import PlaceSettings


@action
def issue_setup_link(*, viewer: System, now: datetime) -> str:
    """Draw the token of the link into set-up; "" once the place is open.

    Only its tag is stored, and the one before it stops working: whoever finds an
    old console's output has nothing. Records no event: nobody is here yet.
    """
    require(policy.may_shape_place(viewer))
    row = lock(PlaceSettings.objects, id=PlaceSettings.ONLY)
    if row.opened_on is not None:
        return ""
    token = secrets.token_urlsafe(32)
    row.setup_tag = place_keys().tag("set-up", token.encode())
    row.save(update_fields=["setup_tag"])
    return token

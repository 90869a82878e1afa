from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.mail.models import Bounce
from tealight.place.policy import may_rekey


@action
def forget_bounces(*, viewer: System, now: datetime) -> None:
    """Forget which addresses bounced: keys were stolen, and no address stands here to be tagged anew.

    Mail to one of them is tried once more, and remembered again. Records no event.
    """
    require(may_rekey(viewer))
    Bounce.objects.all().delete()

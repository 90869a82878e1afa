from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.mail.models import Bounce
from tealight.mail.policy import may_send_mail


@action
def forgive_bounce(*, viewer: Viewer, tags: tuple[bytes, ...], now: datetime) -> None:
    """Forget that the address of `tags` bounced: its owner says it works again."""
    require(may_send_mail(viewer))
    Bounce.objects.filter(tag__in=tags).delete()

from datetime import datetime

from tealight.help import policy
from tealight.help.models import SentComplaint
from tealight.help.queries.complaining import is_mailed_to
from tealight.help.telling import complaint_mail, complaint_number
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System, Viewer
from tealight.mail.actions.queue_mail import queue_mail
from tealight.mail.kinds import MailKind
from tealight.place.queries import place, trustee


@action
def complain(*, viewer: Viewer, body: str, reply_to: str, form_number: int, now: datetime) -> None:
    """Mail a complaint to the trustee, and to nobody else.

    `form_number` is the form's own random number: the same form sent twice is one mail. Who wrote it is not
    looked at. Records no event: the team hears nothing of it. Raises `Refused` where no mail reaches a trustee.
    """
    here, hears = place(), trustee()
    require(policy.may_complain(viewer, here.read_only, is_reached=is_mailed_to(hears)))
    if not SentComplaint.objects.get_or_create(id=form_number, defaults={"day": clock.day(now)})[1]:
        return
    queue_mail(
        viewer=System("a complaint"), now=now, to=hears.way, kind=MailKind.MESSAGE,
        body=complaint_mail(here.name, clock.day(now), complaint_number(form_number), body, reply_to),
    )

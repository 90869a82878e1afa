from datetime import datetime

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.links import use_link
from tealight.accounts.models import LinkPurpose, Member
from tealight.accounts.record import Record
from tealight.kernel.actions import action, lock
from tealight.kernel.viewer import System, Viewer
from tealight.mail.actions.forgive_bounce import forgive_bounce
from tealight.mail.address import address_tags


@action
def confirm_email(*, viewer: Viewer, now: datetime, token: str) -> None:
    """Keep the address a link was mailed to, sealed; whoever holds the link may do it.

    A link that arrived shows that the address works: what came back before is forgiven.
    NotFound for a link that opens nothing. Records no event.
    """
    link = use_link(token, now, LinkPurpose.EMAIL)
    lock(Member.objects.filter(closed_on__isnull=True), id=link.body["member"])
    email = link.body["email"]

    def keep(record: Record) -> None:
        record.email = email
        record.shut_doors()

    change_record(link.body["member"], keep)
    forgive_bounce(viewer=System("an address was confirmed"), now=now, tags=address_tags(email))

from collections.abc import Collection
from datetime import datetime

from tealight.kernel.actions import action
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.mail.address import address_tag, address_tags
from tealight.mail.kinds import MailKind
from tealight.mail.models import ADDRESS, Bounce, OutgoingMail
from tealight.mail.policy import may_send_mail


@action
def withdraw_mail(*, viewer: Viewer, to: str, now: datetime, kinds: Collection[MailKind] = ()) -> int:
    """Delete every mail waiting for the address `to`, and that it bounced; return how many.

    For whoever erases an account, pauses, or takes an address away. With `kinds`, mail of these alone: who wants
    no more of one still gets what they asked for otherwise, and that the address bounced stays known. The waiting
    rows are opened one by one: a tag beside them would show which belong together.
    """
    require(may_send_mail(viewer))
    keys, unwanted = place_keys(), []
    wanted_gone = address_tag(to)
    waiting = OutgoingMail.objects.filter(gave_up_on__isnull=True)
    if kinds:
        waiting = waiting.filter(kind__in=kinds)
    for mail_id, sealed in waiting.values_list("pk", "sealed_to").iterator():
        if address_tag(keys.open(ADDRESS, mail_id, sealed).decode()) == wanted_gone:
            unwanted.append(mail_id)
    if not kinds:
        Bounce.objects.filter(tag__in=address_tags(to)).delete()
    gone, _ = OutgoingMail.objects.filter(pk__in=unwanted).delete()
    return gone

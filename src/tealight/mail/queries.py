"""What waits, what could not be delivered, how many went. No address leaves but to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Sum

from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.generations import Everybody
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.mail.delivery import Letter
from tealight.mail.kinds import MailKind
from tealight.mail.models import ADDRESS, BODY, LEAVE, Bounce, MailTotal, OutgoingMail
from tealight.mail.policy import may_look_after_mail, may_send_mail
from tealight.place.policy import may_rekey


@dataclass(frozen=True, slots=True)
class MailState:
    """How mail stands: waiting, given up by reason (30 days), and sums since a day."""

    waiting: int
    #: of those waiting, how many met each fault at their last try
    held_up: Mapping[str, int]
    #: the day the longest held up of them was queued
    held_up_since: date | None
    given_up: Mapping[str, int]
    sent: int
    bounced: int


def letter_to_send(*, viewer: Viewer, mail_id: int) -> Letter | None:
    """Return the mail as it leaves; None if it was sent, withdrawn or given up.

    Raises `Refused` for all but the software, and `SealBroken` if it does not open.
    """
    require(may_send_mail(viewer))
    row = OutgoingMail.objects.filter(pk=mail_id, gave_up_on__isnull=True).first()
    if row is None:
        return None
    keys = place_keys()
    return Letter(
        address=keys.open(ADDRESS, row.pk, row.sealed_to).decode(),
        kind=MailKind(row.kind),
        body=keys.open(BODY, row.pk, row.sealed_body).decode(),
        leave=keys.open(LEAVE, row.pk, row.sealed_leave).decode() if row.sealed_leave else "",
        # Drawn from the id by key: the same at every try, so that a mail sent twice
        # is known as one, and no way back to the row.
        token=keys.tag("mail/message-id", row.pk)[:16].hex(),
    )


def mail_left(viewer: Viewer, everybody: Everybody) -> dict[int, tuple]:
    """Return the mail that waits sealed under old keys of the place."""
    require(may_rekey(viewer))
    rows = OutgoingMail.objects.filter(sealed_to__isnull=False).values_list("id", "sealed_to", "sealed_body")
    return {row: () for row, *sealed in rows if any(map(everybody.place.is_old, sealed))}


def has_bounced(tags: tuple[bytes, ...]) -> bool:
    """Say whether mail to the address of `tags` (from `address.address_tags`) bounced.

    The tags are the proof of a right to ask: only who knows the address can make them.
    """
    return Bounce.objects.filter(tag__in=tags).exists()


def mail_state(*, viewer: Viewer, since: date) -> MailState:
    """Return how mail stands and what went since `since`; `Refused` for other than staff."""
    require(may_look_after_mail(viewer))
    waiting = OutgoingMail.objects.filter(gave_up_on__isnull=True)
    totals = MailTotal.objects.filter(day__gte=since).aggregate(Sum("sent"), Sum("bounced"))
    return MailState(
        waiting=waiting.count(),
        held_up=_by_fault(waiting.exclude(fault="")),
        held_up_since=waiting.exclude(fault="").aggregate(Min("queued_on"))["queued_on__min"],
        given_up=_by_fault(OutgoingMail.objects.filter(gave_up_on__isnull=False)),
        sent=totals["sent__sum"] or 0,
        bounced=totals["bounced__sum"] or 0,
    )


def _by_fault(rows) -> dict[str, int]:
    return dict(rows.values_list("fault").annotate(Count("pk")).order_by("fault"))

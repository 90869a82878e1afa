"""Mail that waits, addresses that cannot be reached, and how many went out."""

from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField
from tealight.mail.kinds import MailKind

#: what the seals of this room are bound to
ADDRESS, BODY, LEAVE = "mail.address", "mail.body", "mail.leave"


class OutgoingMail(models.Model):
    """One mail not yet sent, or given up. A sent mail has no row.

    Days only: the minute a mail was written would tell what it answers. A mail
    given up has lost its address and body and keeps the reason, for the operator.
    """

    id = RandomIdField()
    kind = models.SmallIntegerField(choices=MailKind.choices)
    sealed_to = models.BinaryField(null=True)
    sealed_body = models.BinaryField(null=True)
    #: of a mail that comes again: where its reader ends that by one press
    sealed_leave = models.BinaryField(null=True)
    queued_on = models.DateField()
    #: tries that failed
    attempts = models.PositiveSmallIntegerField(default=0)
    gave_up_on = models.DateField(null=True)
    #: why the last try failed: a value of `delivery.Fault`
    fault = models.CharField(max_length=20, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gave_up_on__isnull=True, sealed_to__isnull=False,
                            sealed_body__isnull=False)
                | (Q(gave_up_on__isnull=False, sealed_to__isnull=True,
                     sealed_body__isnull=True, sealed_leave__isnull=True) & ~Q(fault="")),
                name="mail_outgoing_waits_or_was_given_up",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MailKind.values), name="mail_outgoing_kind_is_known"
            ),
        ]


class Bounce(models.Model):
    """An address its own server refused, by keyed tag: who lacks the key sees noise."""

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    #: the first day of the month it happened in
    bounced_in = models.DateField()


class MailTotal(models.Model):
    """How many mails were sent, bounced and given up on a day: all that is logged of mail."""

    id = RandomIdField()
    day = models.DateField(unique=True)
    sent = models.PositiveIntegerField(default=0)
    bounced = models.PositiveIntegerField(default=0)
    given_up = models.PositiveIntegerField(default=0)

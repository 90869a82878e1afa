from datetime import datetime

from django.db import models
from django.db.models import Q

from tealight.kernel import clock
from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField

_WAITS = Q(owner__isnull=False, key__isnull=True, over_on__isnull=True, fetch_hour__isnull=True)
_READY = Q(owner__isnull=True, key__isnull=False, over_on__isnull=True, name__isnull=False)
_OVER = Q(owner__isnull=True, key__isnull=True, over_on__isnull=False)


class ExportFault(models.TextChoices):
    FULL = "full", "No room on the disk"


class Export(models.Model):
    """Everything a member gave, being packed or ready to be fetched. Owned by a tag; it names nobody.

    What it holds joins a member to what they wrote anonymously. So nothing here, and nothing in its
    file, opens without the key ring; nor does the size of the file tell how much there is.
    A slot is taken at random: two exports weeks apart do not show that they had one owner. Once it
    is over the row stays for its day, to bound how many are asked for.
    """

    SLOTS = 8

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    #: {"member": id}, for the job that packs it, sealed with the place's keys; gone when that is done
    owner = SealedField("export-owner", null=True)
    #: of its file; another for each try
    name = models.CharField(max_length=32, unique=True, null=True)
    #: {"key": hex, "size": bytes}, sealed with the owner's own keys once the file is whole
    key = SealedField("export-key", null=True)
    #: the job that packs it, to ask how far it is
    job = models.BigIntegerField(null=True)
    #: the day it was asked for
    day = models.DateField()
    #: the last day it can be fetched
    until = models.DateField()
    #: it was begun to be fetched, and can be begun again before this hour
    fetch_hour = models.DateTimeField(null=True)
    #: fetched, deleted, or not made
    over_on = models.DateField(null=True)
    fault = models.CharField(max_length=8, choices=ExportFault.choices, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_WAITS | _READY | _OVER, name="export_waits_is_ready_or_over"),
            models.CheckConstraint(
                condition=Q(fault="") | Q(fault__in=ExportFault.values, over_on__isnull=False),
                name="export_fault_known",
            ),
        ]

    def is_there(self, now: datetime) -> bool:
        """Return whether it is being packed or can be fetched."""
        return self.over_on is None and self.until >= clock.day(now) and (self.fetch_hour is None or now < self.fetch_hour)

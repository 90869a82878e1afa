"""Addresses that are mailed what is new. No row says whose one is, and nobody reads it there."""

from django.db import models
from django.db.models import Q

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Subscriber(models.Model):
    """An address that asked to be mailed about new articles, sealed; on the list once `told_on` is set.

    Of the days it was asked on nothing is left then: all who are on the list have the day of the last weekly mail,
    and only who came since has another. Whoever leaves has no row.
    """

    id = RandomIdField()
    #: made of the address with the place's keys: is it there already? Who lacks the keys sees noise
    tag = models.BinaryField(max_length=32, db_index=True)
    #: of what stands in the links of its mails, and in the seal: of no key, so that a link works for ever
    digest = models.BinaryField(max_length=32, unique=True)
    #: {"to", "token"}, with the place's keys
    sealed = SealedField("subscriber")
    asked_on = models.DateField(null=True)
    #: the day its confirmation was mailed; empty until the software has looked at what was asked
    mailed_on = models.DateField(null=True)
    #: it has been told of what was published before this day
    told_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(told_on__isnull=True, asked_on__isnull=False)
                | Q(told_on__isnull=False, asked_on__isnull=True, mailed_on__isnull=True),
                name="magazine_subscriber_asks_or_is_told",
            ),
            models.UniqueConstraint(fields=["tag"], condition=Q(told_on__isnull=False), name="magazine_subscriber_once"),
        ]
        indexes = [models.Index(fields=["told_on"], name="magazine_subscriber_told")]

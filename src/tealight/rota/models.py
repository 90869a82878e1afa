"""Shifts, what one hands over to the next, and which danger somebody was called for.

A row says when, never who: all of one person's nights beside each other would tell when they sleep, and
whose words they read. Who it is, and under which name, is sealed with the place's keys.
"""

from django.db import models
from django.db.models import F, Q

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Shift(models.Model):
    """Some hours in which somebody is on duty, or which wait for somebody."""

    id = RandomIdField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    #: {"by": persona or 0, "name": duty name or "", "rests": [from, until] or []}
    sealed = SealedField("shift")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_has_an_hour")]
        indexes = [models.Index(fields=["ends_at"], name="rota_shift_ends")]


class HandOver(models.Model):
    """What somebody on duty leaves for whoever comes next; gone after a fortnight."""

    id = RandomIdField()
    hour = models.DateTimeField()
    #: {"by": persona, "name": duty name, "text"}
    sealed = SealedField("hand-over")


class Alert(models.Model):
    """A case of danger that waits for somebody, and who was written to about it: each of them once.

    The minute of a mail is sealed, and goes with the row when the case is decided.
    """

    id = RandomIdField()
    #: the case's number; rooms below do not know cases
    case = models.BigIntegerField(unique=True)
    hour = models.DateTimeField()
    #: {"told": {persona: minute of the mail}}
    sealed = SealedField("alert")

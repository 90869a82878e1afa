"""What is asked of keyholders."""

from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Purpose(models.TextChoices):
    """What unsealing is for. The list is short on purpose, and nothing else is a reason."""

    LIFE = "life", "Danger to life"
    ORDER = "order", "A legal order"


class Unsealing(models.Model):
    """A keyholder asks who is behind an anonymous face, and another agrees. The answer stands in no row.

    Gone when it ends: refused, or its hour is over. That it was is kept in the append-only record.
    """

    id = RandomIdField()
    #: made by the place's keys of the face and who asks, so that pressing twice is once
    tag = models.BinaryField(max_length=32, unique=True)
    #: {"persona", "story", "reply", "by", "purpose", "reason", "later": why it is told later, or ""}
    asked = SealedField("unsealing")
    #: {"by"}, once another keyholder agreed
    agreed = SealedField("unsealing-agreement", null=True)
    #: the whole hour at which the question lapses, or the answer
    until_hour = models.DateTimeField()

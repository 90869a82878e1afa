from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField


class SanctionKind(models.TextChoices):
    WRITE = "write", "Not writing"
    PHOTOS = "photos", "No photos"
    PRE_READ = "pre-read", "Read by a person first"
    LETTERS = "letters", "No letters"
    SUSPEND = "suspend", "Suspended"


class Sanction(models.Model):
    """What a decision forbids someone, owned by a tag only they can compute.

    Staff decide about a persona; whose account it touches is never theirs to
    see, so no column here names one.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    kind = models.CharField(max_length=10, choices=SanctionKind.choices)
    until = models.DateField(null=True)
    lifted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SanctionKind.values), name="sanction_kind_known"
            )
        ]

from django.db import models
from django.db.models import Q

from tealight.accounts.models.persona import Persona
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
    see, so no column here names one. Only where no seal leads to anybody, in a
    place that never unseals, it holds for the anonymous `persona` alone.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True, null=True)
    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, null=True, related_name="+")
    #: which decision it comes from (`moderation.Decision`); whom that was about is sealed there
    decision = models.BigIntegerField(null=True, unique=True)
    kind = models.CharField(max_length=10, choices=SanctionKind.choices)
    until = models.DateField(null=True)
    lifted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SanctionKind.values), name="sanction_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(tag__isnull=True, persona__isnull=False) | Q(tag__isnull=False, persona__isnull=True),
                name="sanction_for_somebody_or_a_face",
            ),
        ]

from django.db import models
from django.db.models import Q

from tealight.accounts.models import Persona
from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Confession(models.Model):
    """A few words of nobody in particular, read by a person before members meet them.

    Its face was made for it alone and is shown to nobody: a member finds their own by it, and of one that a
    visitor wrote it leads nowhere, in a row of the same form (decision 0031). `tag` is a digest of the code
    its writer keeps; the code stands in no row.
    """

    LONGEST = 500

    id = RandomIdField()
    persona = models.OneToOneField(Persona, on_delete=models.PROTECT, related_name="+")
    tag = models.BinaryField(max_length=32, unique=True)
    #: a digest by which Send pressed twice is known for two minutes; empty some hours later
    again = models.BinaryField(max_length=32, null=True)
    text = models.CharField(max_length=LONGEST)
    #: mask of the notes on it: at first those that screening suggests
    notes = models.BigIntegerField(default=0)
    #: the hour it was sent; once it has appeared, the hour it did
    hour = models.DateTimeField()
    #: waits for a person to read it
    held_on = models.DateField(null=True)
    #: the hour before which it does not appear, drawn by chance; empty once it is over
    appears_at = models.DateTimeField(null=True)
    #: it is not to appear, or was taken down
    removed_on = models.DateField(null=True)
    #: [{"id", "day", "text"}]: what the team left for whoever has the code, with the place's keys
    letter = SealedField("confession-letter", null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["-hour", "-id"], name="confession_newest",
                condition=Q(held_on__isnull=True, appears_at__isnull=True, removed_on__isnull=True),
            ),
            models.Index(fields=["appears_at"], condition=Q(appears_at__isnull=False), name="confession_to_appear"),
            models.Index(fields=["hour", "id"], condition=Q(held_on__isnull=False, removed_on__isnull=True), name="confession_waits"),
            models.Index(fields=["hour"], condition=Q(again__isnull=False), name="confession_just_sent"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="confession_says_something"),
        ]


class ConfessionReaction(models.Model):
    """A wordless answer to a confession: as `Reaction`, of which its writer learns the kinds and never who."""

    id = RandomIdField()
    confession = models.ForeignKey(Confession, on_delete=models.CASCADE, related_name="reactions")
    tag = models.BinaryField(max_length=32, unique=True)
    sealed = SealedField("confession-reaction")

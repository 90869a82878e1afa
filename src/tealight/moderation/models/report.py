"""What people say is wrong with something, without saying who they are."""

from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField
from tealight.moderation.models.case import Case


class Report(models.Model):
    """One person's report. The tag finds it for whoever made it, and names nobody.

    A member's is one of their slots; that of somebody without an account is a digest of their receipt's code.
    """

    id = RandomIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="reports")
    tag = models.BinaryField(max_length=32, unique=True)
    hour = models.DateTimeField()
    #: {"reason", "words"}, with the case's key
    sealed = SealedField("report")

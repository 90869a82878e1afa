"""What the team does with a case besides deciding: ask another to look too, and leave one for today."""

from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField
from tealight.moderation.models.case import Case


class SecondOpinion(models.Model):
    """Somebody of the team would like another to look too. Gone once another said what they think, which stays a note."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="opinion")
    hour = models.DateTimeField()
    #: {"by": persona id, "name", "text"}, with the case's key
    sealed = SealedField("case-opinion")


class Swap(models.Model):
    """Somebody would not like to meet a case today. Only their own keys make the tag: nobody sees who, nor of which case."""

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    day = models.DateField()

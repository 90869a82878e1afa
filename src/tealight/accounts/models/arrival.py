from django.db import models

from tealight.accounts.models.member import Member
from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Arrival(models.Model):
    """Someone asks to come in, where a person says yes. Deleted when answered."""

    id = RandomIdField()
    member = models.OneToOneField(Member, on_delete=models.CASCADE)
    #: what they wrote to the team, if anything; sealed with the place's keys
    line = SealedField("arrival-line", null=True)
    asked_on = models.DateField()


class Deed(models.Model):
    """What an operator did to an account, as the append-only record commits to it.

    `number` is the record's entry; `facts` and `salt` are what its digest was
    made of, kept here so that they can be shown, and erased without breaking it.
    """

    id = RandomIdField()
    number = models.BigIntegerField(unique=True)
    salt = models.BinaryField(max_length=16)
    facts = SealedField("deed")

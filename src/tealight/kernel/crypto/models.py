"""The key ring's tables, in a database of their own (alias "ring")."""

from django.db import models

from tealight.kernel.ids import RandomIdField


class RingEntry(models.Model):
    """The wrapped keys of one owner.

    `owner_tag` is keyed with the master key: a ring stolen without it does not
    even say whose entries it holds. What an identity seal carries is
    made of the keys in here (`ring.owner_of`): nothing else maps it to a member.
    """

    id = RandomIdField()
    owner_tag = models.BinaryField(max_length=32, unique=True)
    wrapped = models.BinaryField()

    class Meta:
        app_label = "keyring"


class Erased(models.Model):
    """One line of the erasure journal (`journal.py`): a kind of thing and a random id, never whose it was."""

    id = RandomIdField()
    kind = models.CharField(max_length=16)
    thing = models.BigIntegerField()
    #: the last day it is kept, drawn by chance
    until = models.DateField(db_index=True)

    class Meta:
        app_label = "keyring"
        constraints = [models.UniqueConstraint(fields=["kind", "thing"], name="erased_once")]

"""Events not yet told, and the hash-chained record."""

from django.db import models

from tealight.kernel.ids import RandomIdField


class Event(models.Model):
    """Something that happened and has not been told to its listeners yet.

    No foreign keys: an event must not keep alive what was erased meanwhile.
    """

    id = RandomIdField()
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    thing = models.BigIntegerField()
    ids = models.JSONField(default=dict)
    #: the hour it happened, as published things keep
    hour = models.DateTimeField()


class Link(models.Model):
    """One entry of the append-only record; each holds the hash of the one before.

    `digest` commits to salted facts that live elsewhere, so that they can be
    erased without breaking the chain.
    """

    number = models.IntegerField(primary_key=True)
    kind = models.CharField(max_length=60)
    on = models.DateField()
    digest = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32, unique=True)

"""The key ring's one table, in a database of its own (alias "ring")."""

from django.db import models

from tealight.kernel.ids import RandomIdField


class RingEntry(models.Model):
    """The wrapped keys of one owner.

    `owner_tag` is keyed with the master key: a ring stolen without it does not
    even say whose entries it holds. `id` is the reference an identity seal
    carries; only the ring maps it to a member.
    """

    id = RandomIdField()
    owner_tag = models.BinaryField(max_length=32, unique=True)
    wrapped = models.BinaryField()

    class Meta:
        app_label = "keyring"

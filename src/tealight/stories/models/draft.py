from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Draft(models.Model):
    """Words nobody has been shown yet. Owned by a tag; it names nobody.

    A member has 64 slots; `tag` is the tag of one: how an owner finds them all.
    What is being written (this new story, an answer to that one), and to whom it
    will go, is inside `body`.
    """

    SLOTS = 64

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    body = SealedField("draft")
    day = models.DateField()

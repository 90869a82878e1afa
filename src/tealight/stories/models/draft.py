from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Draft(models.Model):
    """Words nobody has been shown yet. Owned by a tag; it names nobody.

    A member has 64 slots; `tag` is the tag of one. What is being written, to
    whom, and whether it changes a story or answers one, is all inside `body`.
    """

    SLOTS = 64

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    body = SealedField("draft")
    day = models.DateField()

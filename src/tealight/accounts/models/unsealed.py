from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Unsealed(models.Model):
    """What tells a member that two keyholders learned who they are; owned by a tag only they can compute.

    No day, no face, no purpose stands beside it in clear: to a thief it is noise of one size, and
    one is written as well where nobody is behind the face any more.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    #: with the member's keys: {"day", "from", "purpose", "name", "story"}
    sealed = SealedField("unsealed")

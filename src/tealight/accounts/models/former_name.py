from django.db import models

from tealight.kernel.ids import RandomIdField


class FormerName(models.Model):
    """A pen name someone gave up, kept from others for 90 days.

    Nobody shall answer under a name that friends still know as another's. Tags
    only: the row tells neither the name nor whose it was; `owner_tag` lets its
    owner take it back.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    owner_tag = models.BinaryField(max_length=32, unique=True)
    until = models.DateField(db_index=True)

from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField


class Throttle(models.Model):
    """Failed tries for one name, known by a keyed tag of what was typed.

    Names nobody has are counted alike, so a row does not say that an account
    exists; and there is no address, so it does not say who tried.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    count = models.PositiveSmallIntegerField()
    #: no try before this moment, a whole five minutes; empty while tries are few
    until = models.DateTimeField(null=True)
    #: pruned after this day
    forget_on = models.DateField(db_index=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(count__gte=1), name="throttle_counts")]


class SpentCode(models.Model):
    """A six-digit code, or the note of a form of joining, that was used: it opens nothing twice.

    The tag of a code is keyed by the member; a stored counter would be the exact
    moment of somebody's last sign-in. That of a note is keyed by the place.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    forget_on = models.DateField(db_index=True)

"""A country somebody may be in, and its emergency number."""

from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField


class Country(models.Model):
    """A country a reader can choose. It is never guessed from an address."""

    id = RandomIdField()
    code = models.CharField(max_length=2, unique=True)  # ISO 3166-1, upper case
    name = models.CharField(max_length=60)
    own_name = models.CharField(max_length=60)
    language = models.CharField(max_length=12)  # of own_name, for a screen reader's voice
    emergency = models.CharField(max_length=20)
    emergency_words = models.CharField(max_length=60)
    also = models.CharField(max_length=20, blank=True)
    also_words = models.CharField(max_length=60, blank=True)
    where_to_go = models.CharField(max_length=60)
    timezone = models.CharField(max_length=40)
    # An emergency number is shown even when its check is old: a late check must
    # not leave anyone without it. The desk is told instead.
    verified_by = models.CharField(max_length=80)
    verified_on = models.DateField()
    expires_on = models.DateField()
    #: the day an operator changed or checked it; from then a release leaves it alone
    taken_over_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "countries"
        constraints = [
            models.CheckConstraint(condition=~Q(emergency=""), name="help_country_has_emergency"),
            models.CheckConstraint(
                condition=Q(expires_on__gt=models.F("verified_on")), name="help_country_expires"
            ),
        ]

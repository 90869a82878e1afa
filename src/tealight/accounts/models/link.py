from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField


class LinkPurpose(models.TextChoices):
    JOIN = "join", "Join this place"
    EMAIL = "email", "Confirm an e-mail address"
    RECOVER = "recover", "Choose a new password"
    TEAM = "team", "Choose a new password, handed over by the team"


class Link(models.Model):
    """A link that works once. The link itself is stored nowhere.

    `tag` finds it, and `body` is sealed with a key made from the link's own
    secret: the tables do not say who asked to come back, or which address waits.
    """

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    purpose = models.CharField(max_length=8, choices=LinkPurpose.choices)
    body = models.BinaryField()
    #: a whole hour
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=LinkPurpose.values), name="link_purpose_known"
            )
        ]

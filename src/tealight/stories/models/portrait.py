from django.db import models

from tealight.accounts.models import Persona
from tealight.kernel.ids import RandomIdField


class Portrait(models.Model):
    """The one photo on the page of a pen name. Its persona is public, and so is who chose it.

    `picture` is a `wording.Picture`, open like the words that all members may read.
    The id is drawn with the form it is chosen in.
    """

    id = RandomIdField()
    persona = models.OneToOneField(Persona, on_delete=models.PROTECT, related_name="portrait")
    picture = models.JSONField()
    #: waits for a person to look at it
    held_on = models.DateField(null=True)

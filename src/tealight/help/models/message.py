"""What somebody wrote to the team, readable only by the people it was written to."""

from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class TeamMessage(models.Model):
    """Words to the team. Text and reply address are sealed, together.

    There is no column for a member. A persona stands here only where its owner
    chose to say who is writing, and time is kept to the hour, so that whoever
    takes the table learns neither who wrote, nor what, nor whether an answer was
    asked for.
    """

    id = RandomIdField()
    #: {"body": str, "reply_to": str}
    sealed = SealedField("team-message")
    persona = models.ForeignKey(
        "accounts.Persona", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: made from the form's own random number, so that pressing Send twice is once
    form_tag = models.BinaryField(unique=True, max_length=32)
    hour = models.DateTimeField()
    taken_by = models.ForeignKey(
        "accounts.Persona", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["closed_on", "hour", "id"], name="help_message_queue")]

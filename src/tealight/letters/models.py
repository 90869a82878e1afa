"""Conversations and the letters in them, all of it sealed with a key of each conversation's own.

No column names anybody: not whose a conversation is, not who of the team wrote, not even which side
did. Nothing is noted of who has read, and nothing says that somebody is there.
"""

from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Conversation(models.Model):
    """What the team and the bearer of one face write to each other. There is one with each face.

    Its secret is wrapped twice. What is wrapped for the author opens with their own keys; only for a face
    without a seal, whose bearer nobody can reach, it opens with the place's (decision 0026).
    """

    id = RandomIdField()
    #: made by the place's keys of the face: its bearer finds it by their faces, as they find their things
    tag = models.BinaryField(max_length=32, unique=True)
    #: {"secret", "persona", "case"}, with the place's keys: any of the team on duty may go on with it
    team = SealedField("conversation-team")
    #: {"secret"}, for whoever bears the face
    author = SealedField("conversation-author")
    #: the team thinks that nothing more is needed; whoever writes on opens it again
    closed_on = models.DateField(null=True)


class Letter(models.Model):
    """One letter of a conversation. Its id is drawn with the form it is written in."""

    id = RandomIdField()
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="letters")
    ordinal = models.PositiveIntegerField()
    hour = models.DateTimeField()
    #: {"text", "name", "team"}, with the conversation's keys; `name` is the duty name that wrote, or that was answered
    sealed = SealedField("letter")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "ordinal"], name="letter_in_order")]

from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField
from tealight.stories.models.reply import Reply
from tealight.stories.models.story import Story


class NoteProposal(models.Model):
    """A content note that a reader missed on a story or a reply, or that the team put there.

    Nothing says who missed it. One row for each thing and note, so that whoever misses it after them adds nothing,
    and what was answered is not asked again.
    """

    id = RandomIdField()
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    #: empty where the story itself is meant
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, null=True, related_name="+")
    #: the note as its bit (`place.queries.Note.mask`)
    note = models.BigIntegerField()
    proposed_on = models.DateField()
    #: somebody of the team looked
    answered_on = models.DateField(null=True)
    #: the hour the team put the note there
    added_hour = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "note"], condition=Q(reply__isnull=True), name="note_once_for_a_story"),
            models.UniqueConstraint(fields=["reply", "note"], condition=Q(reply__isnull=False), name="note_once_for_a_reply"),
            models.CheckConstraint(condition=Q(added_hour__isnull=True) | Q(answered_on__isnull=False), name="note_added_is_answered"),
        ]
        indexes = [
            models.Index(fields=["proposed_on", "id"], condition=Q(answered_on__isnull=True), name="note_to_answer"),
        ]

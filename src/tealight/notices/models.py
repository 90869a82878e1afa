"""Who is told of what. No words, and no name but the persona's."""

from django.db import models
from django.db.models import Q

from tealight.accounts.models import Persona
from tealight.kernel.ids import RandomIdField
from tealight.stories.models import Reply, Story


class NoticeKind(models.TextChoices):
    REPLY = "reply", "Replied to your story"
    ANSWER = "answer", "Answered your reply"
    MENTION = "mention", "Mentioned you"
    NOTE = "note", "A moderator added a note"


class Notice(models.Model):
    """One persona is told of one reply, or of one story that names them.

    Once per persona and thing, so that a job that runs twice tells once.
    """

    id = RandomIdField()
    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=NoticeKind.choices)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    #: empty when the story itself is what they are told of
    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, null=True, related_name="+")
    hour = models.DateTimeField()
    #: the month it was opened in: a day would tell when somebody was here
    opened_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NoticeKind.values), name="notice_kind_known"),
            models.CheckConstraint(
                condition=Q(kind__in=(NoticeKind.MENTION, NoticeKind.NOTE)) | Q(reply__isnull=False),
                name="notice_of_a_reply_has_one",
            ),
            models.UniqueConstraint(
                fields=["persona", "reply"], condition=Q(reply__isnull=False), name="notice_once_per_reply"
            ),
            models.UniqueConstraint(
                fields=["persona", "story"], condition=Q(reply__isnull=True), name="notice_once_per_story"
            ),
        ]
        indexes = [
            models.Index(fields=["persona", "-hour", "-id"], name="notice_newest"),
            models.Index(
                fields=["persona"], condition=Q(opened_on__isnull=True), name="notice_unopened"
            ),
        ]

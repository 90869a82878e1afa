from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField
from tealight.stories.models.story import Story
from tealight.stories.models.words import Words


class Reply(Words):
    """An answer to a story, or to one of its replies: one level, no deeper."""

    id = RandomIdField()
    #: found by the index of their order
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="replies", db_index=False)
    #: the reply this one answers; never removed from under it, but with the whole story
    answers = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, related_name="+")
    #: the order in its story; from `LATER` on, by chance, for what waits for its hour
    ordinal = models.PositiveIntegerField()

    LATER = 1_000_000_000

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "ordinal"], name="reply_order_in_story"),
            models.CheckConstraint(
                condition=Q(appears_at__isnull=True) | Q(held_on__isnull=False), name="reply_unseen_until_its_hour"
            ),
            models.CheckConstraint(
                condition=Q(sealed__isnull=False, source="", parts=[], pictures=[])
                | Q(sealed__isnull=True, withdrawn_on__isnull=True),
                name="reply_private_words_sealed",
            ),
        ]
        indexes = [
            models.Index(fields=["persona", "-hour", "-id"], name="reply_newest_of_persona"),
            models.Index(fields=["appears_at"], condition=Q(appears_at__isnull=False), name="reply_to_appear"),
        ]

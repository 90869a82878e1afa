from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.stories.models.story import Story


class ShelfClaim(models.Model):
    """Somebody of the team is writing the first answer to a story: one at a time, and for half an hour.

    Nothing says who. Only their own keys make the tag, and it is made alike for a story of their own: a claim
    that could not be there would tell whose the story is (PRIVACY, "Anonymous writing" 6).
    """

    story = models.OneToOneField(Story, on_delete=models.CASCADE, primary_key=True, related_name="shelf_claim")
    tag = models.BinaryField(max_length=32)
    #: {"until"}, to the minute, with the place's keys
    sealed = SealedField("shelf-claim")
    #: the whole hour after it: by then the row can go
    until_hour = models.DateTimeField()

from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField
from tealight.stories.models.story import Story


class Reaction(models.Model):
    """A wordless answer. Never a score: only the author sees who is alongside.

    One per person and story; choosing another replaces it. It carries no time, and
    nobody's name: a row that is new would tell whoever copies every hour who was there
    in it (decision 0024). `tag` can only be made by whoever left it; who and what stands
    sealed with the place's keys, for the author's page (queries/alongside.py).
    """

    id = RandomIdField()
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="reactions")
    tag = models.BinaryField(max_length=32, unique=True)
    sealed = SealedField("reaction")

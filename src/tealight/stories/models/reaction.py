from django.db import models
from django.db.models import Q

from tealight.accounts.models import Persona
from tealight.groups.models import ReactionKind
from tealight.kernel.ids import RandomIdField
from tealight.stories.models.story import Story


class Reaction(models.Model):
    """A wordless answer. Never a score: only the author sees who is alongside.

    One per person and story; choosing another replaces it. It carries no time.
    """

    id = RandomIdField()
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="reactions")
    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=ReactionKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "persona"], name="reaction_once"),
            models.CheckConstraint(
                condition=Q(kind__in=ReactionKind.values), name="reaction_kind_known"
            ),
        ]

from datetime import date

from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField


class PersonaKind(models.TextChoices):
    PEN = "pen", "Pen name"
    THREAD = "thread", "Anonymous in one story"
    DUTY = "duty", "Duty name"


class Persona(models.Model):
    """A face: the only author a story, a reply or a decision can have.

    From a pen-name persona the member is found by `Member.persona`, since pen
    names are public. From a thread persona nobody is found: its tags can only be
    computed by its owner (`owner_tag`: is this mine?; `walk_tag`: which are
    mine?), and `seal` holds a reference that only the key ring can follow
    (accounts/identity.py); it is empty where the place never unseals.
    """

    id = RandomIdField()
    kind = models.CharField(max_length=8, choices=PersonaKind.choices)
    name = models.CharField(max_length=40)
    #: the name folded for comparison; unique among pen names, and in a story
    name_key = models.CharField(max_length=60)
    #: one line under the name on the persona page
    line = models.CharField(max_length=160, blank=True)
    #: the story a thread persona lives in
    story = models.BigIntegerField(null=True)
    owner_tag = models.BinaryField(max_length=32, null=True, unique=True)
    walk_tag = models.BinaryField(max_length=32, null=True, unique=True)
    seal = models.BinaryField(null=True)
    #: its member lets others here find this name by searching
    findable_on = models.DateField(null=True)
    #: nobody is behind this pen name now: not let in yet, pausing, or closing. No page; the words stay
    away_on = models.DateField(null=True)
    #: set when the account behind a pen name is closed; the face keeps its words
    gone_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PersonaKind.values), name="persona_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=PersonaKind.THREAD, story__isnull=False, owner_tag__isnull=False)
                | (~Q(kind=PersonaKind.THREAD) & Q(story__isnull=True, owner_tag__isnull=True)),
                name="persona_thread_has_owner_tag",
            ),
            models.UniqueConstraint(
                fields=["name_key"], condition=~Q(kind=PersonaKind.THREAD), name="persona_name_once"
            ),
            models.UniqueConstraint(
                fields=["story", "name_key"],
                condition=Q(kind=PersonaKind.THREAD),
                name="persona_name_once_in_story",
            ),
        ]

    def __str__(self) -> str:
        return f"persona {self.id}"

    @property
    def has_page(self) -> bool:
        """Whether there is a page about this face; as a condition, `policy.WITH_PAGE`."""
        return has_page(self.kind, self.away_on, self.gone_on)


def has_page(kind: str, away_on: date | None, gone_on: date | None) -> bool:
    """Return whether there is a page about a face of this kind, away or gone since these days."""
    return kind == PersonaKind.PEN and away_on is None and gone_on is None

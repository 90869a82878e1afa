"""What a person has to look at: one row for each thing, from the first sign to the decision and until it is forgotten."""

from django.db import models
from django.db.models import Q

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField
from tealight.screening.said import DANGERS


class Why(models.TextChoices):
    """What brought a thing here; of several, the most urgent."""

    DANGER = "danger", "Software noticed danger"
    HELD = "held", "It waits to be read"
    REPORT = "report", "Somebody reported it"
    WORRY = "worry", "Somebody is worried"
    WORDS = "words", "It holds words that are watched"
    APPEAL = "appeal", "Somebody appeals a decision"


class Urgency(models.IntegerChoices):
    """What comes first in the queue. A case may become more urgent, never less."""

    DANGER = 0, "Danger"
    HELD = 1, "Waits to be read"
    REPORT = 2, "Report"
    OTHER = 3, "Other"


#: how a case ended -> what whoever reported it is told. Never what was decided about a person: that is theirs alone
OUTCOMES: dict[str, str] = {
    "nothing": "We looked at it, and it stays as it is.",
    "note": "We looked at it. A content note was added.",
    "change": "We looked at it, and asked for a change.",
    "held": "We looked at it. It cannot be read for now.",
    "limited": "We looked at it. Fewer people can read it now.",
    "removed": "We looked at it, and it was removed.",
    "replies": "We looked at it. Nobody can answer there any more.",
    "dealt-with": "We looked at it, and did something about it.",
    "gone": "It is not there any more. Its author had taken it away.",
}


class Case(models.Model):
    """Something a person looks at. There is one open case for each thing; what else comes up joins it.

    What is sealed here, and in its notes, reports and referrals, is sealed with the case's own key
    (`kernel/crypto/cases.py`), which is destroyed when it has been kept for long enough.
    """

    id = RandomIdField()
    #: a kind of config/kinds.py, "nobody" for a worry about nobody in particular, or "decision" for an appeal
    kind = models.CharField(max_length=16)
    #: the thing's id, with no foreign key: it may go, and the case stays. Of "nobody" the number of the form
    thing = models.BigIntegerField()
    #: the persona whose words they are: what every reader sees, never a member
    face = models.BigIntegerField(null=True)
    why = models.CharField(max_length=8, choices=Why.choices)
    #: one of `screening.said.DANGERS`, or ""
    danger = models.CharField(max_length=16, blank=True, default="")
    urgency = models.SmallIntegerField(choices=Urgency.choices)
    opened_hour = models.DateTimeField()
    #: the hour by whose end a person has looked at it, if the clock is kept
    due_hour = models.DateTimeField()
    closed_on = models.DateField(null=True)
    #: one of OUTCOMES once it is closed, and "" until then
    outcome = models.CharField(max_length=12, blank=True, default="")
    #: [what a reader saw, each time it was other words than before]: moderation/snapshots.py
    snapshot = SealedField("case-snapshot")

    class Meta:
        indexes = [
            # The queue as it is read, at any number of closed cases.
            models.Index(fields=["urgency", "opened_hour", "id"], name="case_queue", condition=Q(closed_on=None)),
            models.Index(fields=["kind", "thing"], name="case_thing"),
            models.Index(fields=["face"], name="case_face"),
            models.Index(fields=["closed_on"], name="case_closed", condition=Q(closed_on__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "thing"], name="case_open_once", condition=Q(closed_on=None)),
            models.CheckConstraint(condition=Q(why__in=Why.values), name="case_why_known"),
            models.CheckConstraint(condition=Q(urgency__in=Urgency.values), name="case_urgency_known"),
            models.CheckConstraint(condition=Q(danger__in=("", *DANGERS)), name="case_danger_known"),
            # A danger that is named comes before everything.
            models.CheckConstraint(condition=Q(danger="") | Q(urgency=Urgency.DANGER), name="case_danger_first"),
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="") | (Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="case_closed_with_outcome",
            ),
        ]


class Alarm(models.Model):
    """While a danger waits for a person: since when, and by when, to the minute. Deleted by the decision (PRIVACY 5)."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="alarm")
    since = models.DateTimeField()
    due = models.DateTimeField()


class Claim(models.Model):
    """Somebody of the team has a case in hand; one at a time, and for some hours."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, primary_key=True, related_name="claim")
    #: {"by": persona id, "name"}, with the place's keys: the queue shows many at once, and it is gone in hours
    sealed = SealedField("case-claim")
    until_hour = models.DateTimeField()


class CaseNote(models.Model):
    """What the team tells each other about a case."""

    id = RandomIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    hour = models.DateTimeField()
    #: {"by": persona id, "name", "text"}, with the case's key
    sealed = SealedField("case-note")


class Referral(models.Model):
    """Somebody outside was told, because a child may be at risk. The log of whom, what, and by whom."""

    id = RandomIdField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="referrals")
    hour = models.DateTimeField()
    #: {"to", "what", "by": persona id, "name"}, with the case's key
    sealed = SealedField("case-referral")

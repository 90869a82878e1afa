"""What the team decided, what people say to that, and what the append-only record committed to of both."""

from django.db import models
from django.db.models import Q

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField
from tealight.moderation.models.case import Case


class Measure(models.TextChoices):
    """What can be decided. The last five hold for the person behind a face, as an `accounts.SanctionKind` of that name."""

    NONE = "none", "It stays as it is"
    NOTE = "note", "A content note was added"
    ASK = "ask", "A change was asked for"
    HOLD = "hold", "It waits"
    LIMIT = "limit", "Fewer people can read it"
    REMOVE = "remove", "Taken down"
    CLOSE = "close", "Replies closed"
    WARN = "warn", "A warning"
    PHOTOS = "photos", "No photos"
    PRE_READ = "pre-read", "Read by a person first"
    LETTERS = "letters", "No letters"
    SUSPEND = "suspend", "Suspended"
    WRITE = "write", "Not writing"


class Ground(models.TextChoices):
    RULES = "rules", "A rule of this place"
    LAW = "law", "The law"


class Category(models.TextChoices):
    """Which kind of rule; on the public page, by its name in the EU's database of decisions."""

    UNKIND = "unkind", "Unkind, blaming or hateful words"
    PRIVACY = "privacy", "Something private of somebody’s"
    SELF_HARM = "self-harm", "Ways to hurt oneself, or a plan"
    CHILD = "child", "The safety of a child"
    SPAM = "spam", "Selling, spam or a trick"
    HEALTH = "health", "Advice that can do harm"
    PICTURE = "picture", "Pictures or details that need a note"
    OTHER = "other", "Another rule"


class Noticed(models.TextChoices):
    """How the team came to look. A machine may notice; it never decides."""

    SOFTWARE = "software", "Software noticed words"
    REPORT = "report", "Somebody told us"
    TEAM = "team", "Someone of the team saw it"


class Outcome(models.TextChoices):
    UPHELD = "upheld", "It stays as it was decided"
    CHANGED = "changed", "It was changed"
    UNDONE = "undone", "It was undone"


class Decision(models.Model):
    """What the team decided about a thing or a face, as the team knows it: by decision, never by person.

    What holds for the person is an `accounts.Sanction` of its own for each decision, so that two
    decisions about two faces of one person look like two about two people. A sanction names its decision, and so
    that one has nothing of this open: neither the face nor the thing. Where a letter tells of it the letter is a
    decision of its own, beside it, and which belongs to which is sealed: places for sanctions are used again,
    and whoever copies every night would else learn that two faces are one person's.
    """

    id = RandomIdField()
    #: the case it came from, while that is kept
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="decisions")
    #: a kind of config/kinds.py and the thing's id, as in a case; "" and none of what was decided about a face alone
    kind = models.CharField(max_length=16, blank=True, default="")
    thing = models.BigIntegerField(null=True)
    #: the persona it is about, which everybody sees who may read the thing: by it its author finds the letter
    face = models.BigIntegerField(null=True)
    #: what the public page counts
    what = models.CharField(max_length=10, choices=Measure.choices, blank=True, default="")
    ground = models.CharField(max_length=5, choices=Ground.choices, blank=True, default="")
    category = models.CharField(max_length=10, choices=Category.choices, blank=True, default="")
    noticed = models.CharField(max_length=8, choices=Noticed.choices, blank=True, default="")
    #: {"persona", "what", "until", "reason", "by"}. Of a letter also {"rule", "about", "undo"}; of what a letter
    #: tells of also {"letter"}
    sealed = SealedField("decision")
    decided_on = models.DateField()
    #: undone
    lifted_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-decided_on", "-id"], name="decision_newest"),
            models.Index(fields=["face"], name="decision_face", condition=Q(face__isnull=False)),
            models.Index(fields=["kind", "thing"], name="decision_thing", condition=Q(thing__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(what__in=("", *Measure.values)), name="decision_what_known"),
            models.CheckConstraint(condition=Q(ground__in=("", *Ground.values)), name="decision_ground_known"),
            models.CheckConstraint(condition=Q(category__in=("", *Category.values)), name="decision_category_known"),
            models.CheckConstraint(condition=Q(noticed__in=("", *Noticed.values)), name="decision_noticed_known"),
        ]


class Appeal(models.Model):
    """What somebody a decision holds for says to it; one for each decision, owned by a tag of theirs."""

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="appeals")
    #: {"text"}, with the place's keys: it is written to the team
    sealed = SealedField("appeal")
    appealed_on = models.DateField()
    #: the day by whose end somebody else has heard it
    due_on = models.DateField(null=True)
    #: {"by", "words"}, with the place's keys, once it is heard
    answer = SealedField("appeal-answer", null=True)
    heard_on = models.DateField(null=True)
    outcome = models.CharField(max_length=7, choices=Outcome.choices, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["due_on"], name="appeal_waiting", condition=Q(heard_on=None))]
        constraints = [
            models.CheckConstraint(
                condition=Q(heard_on=None, outcome="", answer=None)
                | Q(heard_on__isnull=False, outcome__in=Outcome.values, answer__isnull=False),
                name="appeal_heard_with_answer",
            ),
        ]


class Entry(models.Model):
    """What one entry of the append-only record committed to: a decision, its undoing, an appeal, or its outcome.

    `facts` are erased when a decision is forgotten. The row stays: one that is missing was taken out by somebody.
    """

    id = RandomIdField()
    number = models.BigIntegerField(unique=True)
    salt = models.BinaryField(max_length=16)
    #: which decision, with no foreign key: an entry outlives it
    decision = models.BigIntegerField(db_index=True)
    facts = SealedField("decision-entry", null=True)

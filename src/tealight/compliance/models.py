"""Versions of the workbook's sheets, what was signed off when, and the log of complaints."""

from django.db import models
from django.db.models import F, Q

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class SheetVersion(models.Model):
    """One sheet as it was saved once. Never changed and never deleted: what was thought at the time must be shown.

    Like the rules of the place these are the operator's words about the place, and open.
    """

    id = RandomIdField()
    #: a key of `sheets.SHEETS`
    sheet = models.CharField(max_length=40)
    #: from 1, without a gap
    version = models.PositiveIntegerField()
    #: {question: what was answered}, all of them text
    answers = models.JSONField(default=dict)
    written_on = models.DateField()
    #: what whoever wrote it is here, never who: "operator", "safeguarding lead"
    by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "version"], name="sheet_has_one_of_a_version"),
            models.CheckConstraint(condition=Q(version__gt=0), name="sheet_begins_at_one"),
        ]


class SignOff(models.Model):
    """A chapter was read through and stands for as long as is said. Never changed."""

    id = RandomIdField()
    #: a key of `sheets.CHAPTERS`
    chapter = models.CharField(max_length=40)
    #: from 1, without a gap
    number = models.PositiveIntegerField()
    #: {sheet: the version that was signed}
    versions = models.JSONField(default=dict)
    signed_on = models.DateField()
    #: the day by which it is looked at again
    review_on = models.DateField()
    by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chapter", "number"], name="sign_off_is_there_once"),
            models.CheckConstraint(condition=Q(review_on__gt=F("signed_on")), name="sign_off_is_reviewed_later"),
        ]


class About(models.TextChoices):
    """What a complaint is about, as the Act divides them (section 21), and two that it does not know."""

    ILLEGAL = "illegal", "Illegal content was not dealt with"
    DUTIES = "duties", "The place does not do what it must, or what its terms say"
    TAKEN_DOWN = "taken-down", "Something was taken down wrongly"
    STOPPED = "stopped", "Somebody was warned, restricted or suspended wrongly"
    SOFTWARE = "software", "Software noticed something wrongly"
    TEAM = "team", "Somebody on the team"
    OTHER = "other", "Something else"


class Complaint(models.Model):
    """A complaint the team wrote down. What it says is sealed: it may be about somebody."""

    id = RandomIdField()
    about = models.CharField(max_length=10, choices=About.choices)
    received_on = models.DateField()
    #: {"what", "by", "steps": [{"on", "text", "by"}]}; None once its words were taken away
    sealed = SealedField("complaint", null=True)
    #: when the last that was done settled it
    settled_on = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(about__in=About.values), name="complaint_about_known")]
        indexes = [models.Index(fields=["-received_on", "-id"], name="complaint_newest")]

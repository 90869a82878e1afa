"""A helpline, how to reach it, and how far it may be believed."""

import re
from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from tealight.help.models.country import Country
from tealight.kernel.ids import RandomIdField

#: how long a check may be believed; after that numbers are no longer shown
LONGEST_TRUST = timedelta(days=182)


class Scope(models.TextChoices):
    """What a helpline is for."""

    CRISIS = "crisis", "Crisis"
    LOSS = "loss", "Loss of a pregnancy or a baby"
    BOTH = "both", "Crisis and loss"
    MATERNAL = "maternal", "Mental health around pregnancy and birth"
    ABUSE = "abuse", "Abuse at home"
    HEALTH = "health", "Medical advice"
    LEGAL = "legal", "Legal questions"


class OnBill(models.TextChoices):
    """Whether somebody who sees the phone bill would see the call."""

    YES = "yes", "Yes, it may be listed"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not confirmed"


class Confidence(models.TextChoices):
    """How sure we are that the number is right."""

    CHECKED = "checked", "Checked by this place"
    SEEN = "seen", "Seen on a public page by the release research"
    KNOWN = "known", "Known to the release research, not seen on a page"
    UNVERIFIED = "unverified", "Not verified: the number is not shown"


class Helpline(models.Model):
    """An organisation that answers, in one country."""

    id = RandomIdField()
    key = models.CharField(max_length=60, unique=True)  # the directory file's own name for it
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="helplines")
    place = models.PositiveSmallIntegerField(default=100)  # order among equals on its page
    region = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=120, blank=True)
    scope = models.CharField(max_length=10, choices=Scope)
    is_crisis = models.BooleanField()
    languages = models.CharField(max_length=120, blank=True)  # "" = not confirmed
    hours = models.JSONField(null=True, blank=True)  # models.hours; None = not confirmed
    hours_words = models.CharField(max_length=120, blank=True)
    timezone = models.CharField(max_length=40)
    cost = models.CharField(max_length=80, blank=True)  # "" = not confirmed
    appears_on_bill = models.CharField(
        max_length=7, choices=OnBill, default=OnBill.UNKNOWN
    )
    note = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence)
    source = models.CharField(max_length=200)
    verified_by = models.CharField(max_length=80)
    verified_on = models.DateField()
    expires_on = models.DateField()
    #: the day an operator changed or checked it; from then a release leaves it alone
    taken_over_on = models.DateField(null=True, blank=True)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scope__in=Scope.values), name="help_helpline_scope_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values),
                name="help_helpline_confidence_known",
            ),
            models.CheckConstraint(
                condition=Q(appears_on_bill__in=OnBill.values),
                name="help_helpline_bill_known",
            ),
            # A line for something else must never be offered to somebody in danger.
            models.CheckConstraint(
                condition=Q(is_crisis=False) | Q(scope__in=[Scope.CRISIS, Scope.BOTH]),
                name="help_crisis_line_is_for_crisis",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("verified_on")), name="help_helpline_expires"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="help_helpline_has_name"),
        ]

    def may_show_numbers(self, today: date) -> bool:
        """Return whether somebody verified its numbers and the check still holds."""
        return self.confidence != Confidence.UNVERIFIED and today <= self.expires_on


class Channel(models.Model):
    """One way to reach a helpline: a number, an address."""

    class Kind(models.TextChoices):
        PHONE = "phone", "Ring"
        TEXT = "text", "Text"
        CHAT = "chat", "Chat"
        WEB = "web", "Site"
        EMAIL = "email", "E-mail"

    id = RandomIdField()
    helpline = models.ForeignKey(Helpline, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=5, choices=Kind)
    value = models.CharField(max_length=200)
    label = models.CharField(max_length=60, blank=True)
    place = models.PositiveSmallIntegerField()  # order on the page, from 0

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["helpline", "place"], name="help_channel_one_per_place"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["phone", "text", "chat", "web", "email"]),
                name="help_channel_kind_known",
            ),
            models.CheckConstraint(condition=~Q(value=""), name="help_channel_has_value"),
            # An address that is not https could carry a script or be read on the way.
            models.CheckConstraint(
                condition=~Q(kind__in=["chat", "web"]) | Q(value__startswith="https://"),
                name="help_channel_site_is_https",
            ),
        ]

    @property
    def is_number(self) -> bool:
        """Return whether being wrong would connect somebody to nobody."""
        return self.kind in (self.Kind.PHONE, self.Kind.TEXT)

    @property
    def href(self) -> str:
        """Return what a phone or a browser opens."""
        match self.kind:
            case self.Kind.PHONE:
                return f"tel:{_dialled(self.value)}"
            case self.Kind.TEXT:
                return f"sms:{_dialled(self.value)}"
            case self.Kind.EMAIL:
                return f"mailto:{self.value}"
            case _:
                return self.value


def _dialled(number: str) -> str:
    """Return only what is dialled: digits, and a leading plus."""
    return re.sub(r"(?!^\+)\D", "", number.strip())

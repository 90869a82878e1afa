"""Rooms, ways into them, and circles."""

from django.db import models
from django.db.models import Q

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Joining(models.TextChoices):
    OPEN = "open", "Open to any member"
    REQUEST = "request", "A person says yes"
    INVITATION = "invitation", "By invitation"


class ReactionKind(models.TextChoices):
    """The wordless answers a room may have."""

    WITH_YOU = "with-you", "With you"
    BEEN_THERE = "been-there", "Been there"
    CANDLE = "candle", "Candle"
    THANK_YOU = "thank-you", "Thank you"


class Group(models.Model):
    """A room with rules of its own."""

    id = RandomIdField()
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    description = models.TextField()
    #: the team's words at the top of the room
    welcome = models.TextField(blank=True)
    #: words of `ReactionKind`
    reactions = models.JSONField(default=list, blank=True)
    joining = models.CharField(max_length=10, choices=Joining.choices, default=Joining.OPEN)
    #: mask of the notes not filtered here for those who joined (told once, on joining)
    lifts = models.BigIntegerField(default=0)
    #: hidden from people who are not members of the site
    unlisted_on = models.DateField(null=True, blank=True)
    #: absent from lists unless joined, for those too who may read it: rooms about trying or pregnancy
    apart = models.BooleanField(default=False)
    #: about trying or being pregnant: another loss there is one press away from every such room
    expecting = models.BooleanField(default=False)
    #: when it was last counted that enough people are in it for one of them to be hard to guess
    many_on = models.DateField(null=True, blank=True)
    place_in_list = models.PositiveSmallIntegerField(default=0)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(joining__in=Joining.values), name="group_joining_known")
        ]

    @property
    def is_many(self) -> bool:
        """Whether enough people are in it for one of them to be hard to guess."""
        return self.many_on is not None


class JoinRequest(models.Model):
    """Someone asks to come into a room. The row says neither who nor which room.

    A list of who asked for the room about ending a pregnancy is the last thing a
    thief may find here. Deleted when answered: who was refused is nobody's list.
    """

    id = RandomIdField()
    #: the place's own tag of room and persona: one request each, and how the asker finds theirs
    tag = models.BinaryField(max_length=32, unique=True)
    #: room, persona and an optional line (never proof), sealed with the place's keys
    body = SealedField("join-request")
    asked_on = models.DateField()


class GroupInvitation(models.Model):
    """A one-time link into a room; the link itself is stored nowhere."""

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE)
    expires_on = models.DateField()


class Circle(models.Model):
    """A member's own private list of people. The row names neither owner nor people.

    `roster` is sealed with the circle's key, which lives in the sealed records of
    the owner and of those who accepted.
    """

    id = RandomIdField()
    roster = SealedField("circle-roster")


class CircleInvitation(models.Model):
    """A one-time link to a circle. `body` opens only with the link's own secret."""

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    #: how the owner finds and takes back the invitations of their circle
    circle_tag = models.BinaryField(max_length=32, db_index=True)
    body = SealedField("circle-invitation")
    expires_on = models.DateField()

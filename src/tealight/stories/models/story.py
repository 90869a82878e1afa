from django.db import models
from django.db.models import Q

from tealight.groups.models import Circle, Group
from tealight.kernel.ids import RandomIdField
from tealight.stories.models.words import Words


class Audience(models.TextChoices):
    ME = "me", "Only me"
    CIRCLE = "circle", "My circle"
    GROUP = "group", "One room"
    MEMBERS = "members", "All members"
    ANYONE = "anyone", "Anyone"


class Need(models.TextChoices):
    NO_REPLY = "no-reply", "No reply needed"
    BEEN_THROUGH = "been-through", "Has anyone been through this?"
    INFORMATION = "information", "Looking for information"
    COMPANY = "company", "Company, not advice"


class Story(Words):
    """A post, for exactly the people its author chose."""

    id = RandomIdField()
    title = models.CharField(max_length=120, blank=True)
    excerpt = models.CharField(max_length=200, blank=True)
    audience = models.CharField(max_length=8, choices=Audience.choices)
    #: found by the index of what is newest in a room
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, related_name="+")
    need = models.CharField(max_length=14, choices=Need.choices)
    #: the ordinal the next reply gets; order inside a thread, and no clock
    next_ordinal = models.PositiveIntegerField(default=1)
    #: the hour since which an answer of another face stands
    answered_on = models.DateTimeField(null=True)
    #: replies closed by the author or by the team
    closed_on = models.DateField(null=True)
    #: its author wants answers under pen names only
    named_only_on = models.DateField(null=True)
    #: raised by every change a reader could see
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(need__in=Need.values), name="story_need_known"),
            models.CheckConstraint(
                condition=Q(audience__in=Audience.values), name="story_audience_known"
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.GROUP, group__isnull=False)
                | (~Q(audience=Audience.GROUP) & Q(group__isnull=True)),
                name="story_group_when_for_a_group",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.CIRCLE, circle__isnull=False)
                | (~Q(audience=Audience.CIRCLE) & Q(circle__isnull=True)),
                name="story_circle_when_for_a_circle",
            ),
            models.CheckConstraint(
                condition=Q(appears_at__isnull=True) | Q(held_on__isnull=False), name="story_unseen_until_its_hour"
            ),
            # Private words never stand open beside their sealed form.
            models.CheckConstraint(
                condition=Q(
                    sealed__isnull=False, source="", title="", excerpt="", parts=[], pictures=[]
                )
                | Q(
                    sealed__isnull=True,
                    withdrawn_on__isnull=True,
                    audience__in=[Audience.GROUP, Audience.MEMBERS, Audience.ANYONE],
                ),
                name="story_private_words_sealed",
            ),
        ]
        indexes = [
            models.Index(fields=["-hour", "-id"], name="story_newest"),
            models.Index(fields=["group", "-hour", "-id"], name="story_newest_in_group"),
            models.Index(fields=["persona", "-hour", "-id"], name="story_newest_of_persona"),
            models.Index(
                # Those nobody hopes to have answered stay in it for good, and are passed over by the last two.
                fields=["hour", "id", "audience", "need"],
                condition=Q(
                    answered_on__isnull=True, closed_on__isnull=True, held_on__isnull=True, removed_on__isnull=True,
                    withdrawn_on__isnull=True,
                ),
                name="story_unanswered",
            ),
            models.Index(fields=["appears_at"], condition=Q(appears_at__isnull=False), name="story_to_appear"),
        ]

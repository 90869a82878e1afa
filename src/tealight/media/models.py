"""Two tables that do not know each other: what came, and what is shown."""

from django.db import models
from django.db.models import Q

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField


class Photo(models.Model):
    """A photo that is part of something shared. It says neither of what nor whose, nor when.

    `held_by` is a tag, made with the place's keys, of the story or reply it is part
    of: how all of a thing's photos are found when it goes. What opens its files
    stands in the words it belongs to, sealed as they are.
    """

    id = RandomIdField()
    held_by = models.BinaryField(max_length=32, db_index=True)
    name = models.CharField(max_length=32, unique=True)
    #: {"key": hex}, until it is drawn in all its sizes: whoever draws it reads no words
    key = SealedField("photo-key", null=True)
    #: pixels; which pictures there are, once they are drawn: [width, ...] in each of [format, ...]
    width = models.PositiveIntegerField()
    widths = models.JSONField(default=list)
    formats = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(key__isnull=True) & ~Q(widths=[]) | Q(key__isnull=False, widths=[]),
                name="photo_drawn_or_to_be",
            ),
        ]


class UploadState(models.TextChoices):
    COMING = "coming", "On its way"
    WAITING = "waiting", "Being prepared"
    CLEAN = "clean", "Ready"
    REFUSED = "refused", "Not taken"


class Upload(models.Model):
    """A photo that nobody but its owner has seen. Owned by a tag; it names nobody.

    A member has 64 slots, taken at random: two photos sent weeks apart do not show
    by their tags that they had one owner. `key` opens its files, and is itself
    sealed with the place's keys: the database alone opens nothing.
    """

    SLOTS = 64
    #: days without being touched after which it is forgotten, and one that never came whole
    DAYS, COMING_DAYS = 30, 2

    id = RandomIdField()
    tag = models.BinaryField(max_length=32, unique=True)
    #: {"key": hex of 32 bytes}
    key = SealedField("upload-key")
    #: of its files in the data directory; says nothing
    name = models.CharField(max_length=32, unique=True)
    #: bytes it will have, and bytes that are here
    size = models.PositiveIntegerField()
    received = models.PositiveIntegerField(default=0)
    pieces = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=UploadState.choices)
    #: a word of `plan.Fault` where it is refused
    fault = models.CharField(max_length=12, blank=True)
    #: pixels of the clean master
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    #: the last day anything was done with it
    day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=UploadState.values), name="upload_state_known"),
            models.CheckConstraint(condition=Q(received__lte=models.F("size")), name="upload_not_more_than_said"),
            models.CheckConstraint(
                condition=Q(state=UploadState.CLEAN, width__isnull=False, height__isnull=False)
                | (~Q(state=UploadState.CLEAN) & Q(width__isnull=True, height__isnull=True)),
                name="upload_clean_has_a_size",
            ),
            models.CheckConstraint(
                condition=(Q(state=UploadState.REFUSED) & ~Q(fault=""))
                | (~Q(state=UploadState.REFUSED) & Q(fault="")),
                name="upload_refused_says_why",
            ),
        ]

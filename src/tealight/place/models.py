"""What the operator has decided."""

from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField


class SignUpMode(models.TextChoices):
    OPEN = "open", "Anyone may join"
    APPROVAL = "approval", "Anyone may ask; a person says yes"
    INVITATION = "invitation", "Only people invited may join"


class PlaceSettings(models.Model):
    """The one row that describes this place.

    `opened_on` is empty until set-up is finished: until then every page but the
    set-up, the helplines, leaving and the static files says that it is not open yet.
    """

    ONLY = 1

    id = models.IntegerField(primary_key=True, default=ONLY, editable=False)
    name = models.CharField(max_length=60)
    line = models.CharField(max_length=200, blank=True)
    #: what the page of very short anonymous posts is called
    small_hours = models.CharField(max_length=40, default="Small hours")
    sign_up_mode = models.CharField(max_length=12, choices=SignUpMode.choices, default=SignUpMode.OPEN)
    #: the version of the place's rules that holds (`RulesVersion`); 0 while none are written
    rules_version = models.PositiveIntegerField(default=0)
    #: how the exceptions to confidentiality are told at sign-up
    confidentiality = models.TextField(blank=True)
    #: [{"days": [0..6], "from": "19:00", "to": "23:00"}], local to `timezone`
    hours = models.JSONField(default=list, blank=True)
    timezone = models.CharField(max_length=60, default="Europe/London")
    country = models.CharField(max_length=2, default="GB")
    safeguarding_lead = models.CharField(max_length=120, blank=True)
    safeguarding_deputy = models.CharField(max_length=120, blank=True)
    #: who hears complaints about the team, and how to reach them; everyone may read it
    trustee = models.CharField(max_length=120, blank=True)
    trustee_way = models.CharField(max_length=120, blank=True)
    out_of_hours_plan = models.TextField(blank=True)
    police_position = models.TextField(blank=True)
    #: where "Leave site" goes
    leave_address = models.URLField(default="https://www.bbc.co.uk/weather")
    anyone_audience_on = models.DateField(null=True, blank=True)
    posting_paused_on = models.DateField(null=True, blank=True)
    read_only_on = models.DateField(null=True, blank=True)
    #: nobody without an account leaves confessions: members go on
    small_hours_shut_on = models.DateField(null=True, blank=True)
    #: where things go slowly for now -> minutes between two new things of one member (`place.slow`)
    slow = models.JSONField(default=dict, blank=True)
    #: for so many days an account is new here: its photos and links wait for a person, its replies are few
    newcomer_days = models.PositiveSmallIntegerField(default=7)
    newcomer_replies = models.PositiveSmallIntegerField(default=5)
    #: of one member, under a pen name and anonymously apart; 0 means no bound
    stories_a_day = models.PositiveSmallIntegerField(default=10)
    replies_an_hour = models.PositiveSmallIntegerField(default=30)
    anonymous_replies_a_day = models.PositiveSmallIntegerField(default=10)
    #: in one text; 0 means no bound
    most_links = models.PositiveSmallIntegerField(default=5)
    #: words that sound dangerous: a plan is shown at once; feelings, a medical emergency, other dangers wait
    plans_shown_on = models.DateField(null=True, blank=True)
    feelings_wait_on = models.DateField(null=True, blank=True)
    medical_waits_on = models.DateField(null=True, blank=True)
    danger_waits_on = models.DateField(null=True, blank=True)
    #: articles keep out of search engines; crawlers of AI may read articles. Of a community neither ever may
    articles_unlisted_on = models.DateField(null=True, blank=True)
    articles_for_ai_on = models.DateField(null=True, blank=True)
    key_copy_confirmed_on = models.DateField(null=True, blank=True)
    #: since when the copy is one of a master key that is no longer in use
    key_copy_due_on = models.DateField(null=True, blank=True)
    #: when everybody was signed out, because keys had been stolen: the page to sign in says why
    signed_out_on = models.DateField(null=True, blank=True)
    mail_tested_on = models.DateField(null=True, blank=True)
    #: the operator said that no mail leaves this place: recovery by mail is off
    without_mail_on = models.DateField(null=True, blank=True)
    #: chosen at set-up and for good: anonymous writing carries no identity seal, so nobody can ever be named
    never_unseals_on = models.DateField(null=True, blank=True)
    #: tag of the one-time link that opens set-up; the link itself is stored nowhere
    setup_tag = models.BinaryField(max_length=32, null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    #: set only by the sample community; a real place can never become a sample
    sample_since = models.DateField(null=True, blank=True)
    #: when it was last counted that enough people are here for one of them to be hard to guess
    many_on = models.DateField(null=True, blank=True)
    #: since when the hours are promised by the team's list alone (rota/): a moderated hour with nobody on it is none
    rota_since_on = models.DateField(null=True, blank=True)
    #: raised by each change, so that what is kept in memory knows it is old
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="place_has_one_row"),
            # The link into set-up makes operators. Once people are here it must not exist.
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True) | Q(setup_tag__isnull=True),
                name="place_open_has_no_setup",
            ),
            # People are promised these before they tell anything.
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | (
                    ~Q(safeguarding_lead="")
                    & ~Q(safeguarding_deputy="")
                    & ~Q(out_of_hours_plan="")
                    & ~Q(police_position="")
                    & ~Q(confidentiality="")
                    & Q(rules_version__gt=0)
                    & ~Q(hours=[])
                    & Q(key_copy_confirmed_on__isnull=False)
                    & (Q(mail_tested_on__isnull=False) | Q(without_mail_on__isnull=False))
                ),
                name="place_open_has_its_answers",
            ),
            models.CheckConstraint(
                condition=Q(sign_up_mode__in=SignUpMode.values), name="place_sign_up_mode_known"
            ),
        ]


class Handling(models.TextChoices):
    """What a reader wants done with a note."""

    SHOW = "show", "Show"
    COVER = "cover", "Cover"
    LEAVE_OUT = "leave-out", "Leave out"


class ContentNote(models.Model):
    """A short factual label, and how it is treated until a reader chooses.

    `bit` is the note's place in the masks that stories, replies and filters
    carry; it is never used again for another note, or old stories would change
    their meaning.
    """

    id = RandomIdField()
    key = models.SlugField(max_length=40, unique=True)
    bit = models.PositiveSmallIntegerField(unique=True)
    #: "Physical detail", in choices
    label = models.CharField(max_length=60)
    #: "bleeding, procedures": what it means
    meaning = models.CharField(max_length=160, blank=True)
    #: "physical detail", in "A story with physical detail."
    phrase = models.CharField(max_length=80)
    starts_as = models.CharField(max_length=10, choices=Handling.choices, default=Handling.SHOW)
    gentle_as = models.CharField(max_length=10, choices=Handling.choices, default=Handling.SHOW)
    #: false for tfmr: a reader's filter only, never printed on what it marks
    is_printed = models.BooleanField(default=True)
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(bit__lt=62), name="note_bit_fits_a_mask"),
            models.CheckConstraint(
                condition=Q(starts_as__in=Handling.values) & Q(gentle_as__in=Handling.values),
                name="note_handling_known",
            ),
        ]


#: in `RulesVersion.group` and `WatchedWord.group`: the place itself. No room has this id
PLACE = 0


class RulesVersion(models.Model):
    """The rules of the place, or of a room, as they held for a time. Old ones stay: decisions name them.

    `group` is a room's id, or `PLACE`. Rooms stand above this floor, so that it is no foreign key; no room
    is ever deleted.
    """

    id = RandomIdField()
    group = models.BigIntegerField(default=PLACE)
    #: from 1, without a gap
    version = models.PositiveIntegerField()
    #: [{"title", "sentence", "more"}] in their order: the first is rule 1
    rules = models.JSONField(default=list)
    since = models.DateField()
    #: empty while they hold
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "version"], name="rules_have_one_of_a_version"),
            models.UniqueConstraint(fields=["group"], condition=Q(until__isnull=True), name="rules_that_hold_are_one"),
            models.CheckConstraint(condition=Q(version__gt=0), name="rules_begin_at_one"),
        ]


class WordDoes(models.TextChoices):
    """What happens where a watched word stands. Nothing is ever removed by one."""

    ALERT = "alert", "A person is asked to look"
    HOLD = "hold", "It waits for a person"


class WatchedWord(models.Model):
    """A word, or a few, that the team wants to know of, in the whole place or in a room."""

    #: of the place and all its rooms together
    MOST = 500

    id = RandomIdField()
    group = models.BigIntegerField(default=PLACE)
    #: as it was typed
    words = models.CharField(max_length=80)
    #: as it is looked for, so that one is there once
    plain = models.CharField(max_length=200)
    does = models.CharField(max_length=5, choices=WordDoes.choices, default=WordDoes.ALERT)
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "plain"], name="watched_word_is_there_once"),
            models.CheckConstraint(condition=Q(does__in=WordDoes.values), name="watched_word_does_known"),
        ]

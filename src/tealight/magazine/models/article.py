"""An article as its editors write it. Readers read what was published of it: see published.py."""

from datetime import timedelta

from django.core.validators import MaxValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, PageChooserBlock, StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from tealight.magazine.blocks import BodyBlock, QuickPointBlock, ReferenceBlock
from tealight.magazine.models.series import Series

#: how long a review may be believed
LONGEST_TRUST = timedelta(days=3 * 365 + 1)
#: days of the longest pregnancy an article can be for
LONGEST_GESTATION = 44 * 7


class Article(Page):
    """An article. Its whole state is in its revisions: lists of pieces are columns of JSON, not tables of their own."""

    # what is read
    standfirst = models.CharField(max_length=300, blank=True, help_text="One or two sentences under the title.")
    body = StreamField(BodyBlock(), blank=True)
    references = StreamField([("reference", ReferenceBlock())], blank=True)

    # who answers for it
    author_name = models.CharField("author", max_length=120, blank=True)
    author_role = models.CharField("author’s role", max_length=120, blank=True)
    clinical_reviewer = models.CharField(max_length=120, blank=True)
    clinical_credentials = models.CharField(max_length=160, blank=True)
    lived_reviewer = models.CharField("reviewed by someone who has been there", max_length=120, blank=True)
    reviewed_on = models.DateField("last reviewed", null=True, blank=True)
    next_review_on = models.DateField("next review", null=True, blank=True, help_text="Three years after the last at most.")
    #: a name says that it was made for the sample and nobody reviewed it
    is_sample = models.BooleanField(default=False, editable=False)

    # whom it is for
    countries = models.CharField(max_length=120, blank=True, help_text="Codes, with commas: GB, IE. Nothing: everywhere.")
    from_days = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(LONGEST_GESTATION)])
    to_days = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(LONGEST_GESTATION)])
    #: mask of content notes
    notes = models.BigIntegerField(default=0, editable=False)
    has_urgent_box = models.BooleanField("urgent box", default=False, help_text="When to ring at once, for the reader’s country.")

    # where it is found
    questions = StreamField([("question", CharBlock(max_length=160))], blank=True)
    topics = StreamField([("topic", SnippetChooserBlock("magazine.Topic"))], blank=True)
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    series_part = models.PositiveSmallIntegerField(null=True, blank=True)
    read_next = StreamField(StreamBlock([("article", PageChooserBlock("magazine.Article"))], required=False), blank=True)

    # the second, quick reading
    quick_points = StreamField([("point", QuickPointBlock())], blank=True)
    quick_do = models.TextField("what to do", max_length=600, blank=True)
    quick_help = models.TextField("when to get help", max_length=600, blank=True)
    #: digest of the text for which an editor approved the quick view; any other makes it stale
    quick_of = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("references"),
        MultiFieldPanel(
            [FieldPanel(name) for name in (
                "author_name", "author_role", "clinical_reviewer", "clinical_credentials", "lived_reviewer",
                "reviewed_on", "next_review_on",
            )],
            heading="Who answers for it",
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("countries", "from_days", "to_days", "has_urgent_box")], heading="Whom it is for",
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("questions", "topics", "series", "series_part", "read_next")],
            heading="Where it is found",
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("quick_points", "quick_do", "quick_help")], heading="Quick view",
        ),
    ]
    parent_page_types = ["magazine.Category"]
    subpage_types = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_days=None) | models.Q(to_days=None) | models.Q(to_days__gte=models.F("from_days")),
                name="magazine_article_days_in_order",
            ),
        ]

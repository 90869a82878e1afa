"""A shelf of the magazine, as the editors arrange it in Wagtail's tree."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class Category(Page):
    """A category: its articles stand below it, in the editors' order. An article is in one."""

    about = models.CharField(max_length=200, blank=True, help_text="One sentence for readers.")
    #: Small hours are never offered beside articles of a clinical category
    is_clinical = models.BooleanField(
        "clinical", default=True, help_text="About bodies, scans, treatment. Small hours are never offered beside it."
    )

    content_panels = [*Page.content_panels, FieldPanel("about"), FieldPanel("is_clinical")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["magazine.Article"]

    class Meta:
        verbose_name_plural = "categories"

"""What readers read: the published text of an article, rendered once. Written by `settle_article` alone.

Readers' pages ask these tables and never Wagtail's, so that a page costs little and nothing of a draft can be in it.
"""

from django.db import models
from django.db.models import F

from tealight.kernel.ids import RandomIdField
from tealight.magazine.models.article import Article
from tealight.magazine.models.category import Category


class PublishedArticles(models.QuerySet):
    """The published articles, and how much of each is asked for."""

    def with_category(self) -> "PublishedArticles":
        """Add `category_title`, `category_slug` and `is_clinical`: to make a page of Wagtail's costs more than the whole row."""
        return self.annotate(
            category_title=F("category__title"), category_slug=F("category__slug"), is_clinical=F("category__is_clinical"),
        )

    def for_cards(self, *more: str) -> "PublishedArticles":
        """Ask for what a list or a card shows, and the columns `more`: the text of an article is long."""
        return self.with_category().only(
            "revision", "slug", "category", "title", "standfirst", "quick", "notes", "minutes", "place", "series", "series_part",
            "published_on", "changed_on", "reviewed_on", "next_review_on", *more,
        )


class PublishedArticle(models.Model):
    """One published article, under the number of its page in Wagtail."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="published")
    #: the revision it was made of, to see whether it is behind
    revision = models.BigIntegerField()
    slug = models.SlugField(max_length=255, unique=True)
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=255)
    standfirst = models.CharField(max_length=300, blank=True)
    #: [[mask of notes, safe HTML], …] in the order of the text
    parts = models.JSONField()
    #: what stands round the text, as queries/facts.py reads it
    about = models.JSONField()
    #: the quick view, as queries/facts.py reads it; empty where none is approved, or it is stale
    quick = models.JSONField(default=dict)
    #: mask of notes on the whole of it
    notes = models.BigIntegerField(default=0)
    #: {mask: plain words}: what is searched, and compared to find what is related
    words = models.JSONField()
    minutes = models.PositiveSmallIntegerField()
    #: in the editors' order inside its category
    place = models.CharField(max_length=255)
    topics = models.JSONField(default=list)
    series = models.BigIntegerField(null=True)
    series_part = models.PositiveSmallIntegerField(null=True)
    published_on = models.DateField()
    changed_on = models.DateField()
    reviewed_on = models.DateField(null=True)
    next_review_on = models.DateField(null=True)

    objects = PublishedArticles.as_manager()

    class Meta:
        indexes = [models.Index(fields=["category", "place"], name="magazine_in_category")]


class PublishedQuestion(models.Model):
    """A question an article answers, for the index by question."""

    id = RandomIdField()
    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(max_length=160)


class PublishedPicture(models.Model):
    """A file readers may fetch, because a published article shows it."""

    id = RandomIdField()
    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="pictures")
    #: the file's own name, under which it is asked for
    file = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "file"], name="magazine_picture_once")]
        indexes = [models.Index(fields=["file"], name="magazine_picture_file")]

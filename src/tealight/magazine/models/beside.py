"""What stands beside what: worked out by jobs, so that a page only looks it up."""

from django.db import models
from django.db.models import Q

from tealight.kernel.ids import RandomIdField
from tealight.magazine.models.published import PublishedArticle
from tealight.magazine.models.topic import Topic
from tealight.stories.models import Story


class BesideKind(models.TextChoices):
    """Where beside an article another stands."""

    NEXT = "next", "Read next"
    PART = "part", "A part of the same series"
    MORE = "more", "More in the category"


class BesideArticle(models.Model):
    """That one article stands beside another, and why, in words an editor can check."""

    id = RandomIdField()
    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="beside")
    other = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="stands_beside")
    kind = models.CharField(max_length=4, choices=BesideKind.choices)
    place = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "kind", "other"], name="magazine_beside_once"),
            models.CheckConstraint(condition=Q(kind__in=BesideKind.values), name="magazine_beside_kind_known"),
        ]


class ArticleTopic(models.Model):
    """That a published article is about a topic: to list a topic's articles without reading all of them."""

    id = RandomIdField()
    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="articles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "topic"], name="magazine_topic_once")]


class BesideStory(models.Model):
    """That an article speaks of what a shared story tells. It tells nothing that the story's open words do not.

    Goes with the story, and when its author takes it back. `offered`: the place among the articles
    offered beside the story; empty where the story asks for no facts.
    """

    id = RandomIdField()
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="stories")
    offered = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "article"], name="magazine_story_once")]


class Compared(models.Model):
    """Of which articles, and by which judgement, what stands beside what was last worked out: one row, or none yet."""

    id = RandomIdField()
    of = models.CharField(max_length=64)

"""What articles of several categories are about."""

from django.db import models

from tealight.kernel.ids import RandomIdField


class Topic(models.Model):
    """A topic with a page of its own."""

    id = RandomIdField()
    title = models.CharField(max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    about = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

"""Articles to be read one after the other."""

from django.db import models

from tealight.kernel.ids import RandomIdField


class Series(models.Model):
    """A series; each of its articles says which part it is."""

    id = RandomIdField()
    title = models.CharField(max_length=80)
    slug = models.SlugField(max_length=60, unique=True)
    about = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.title

"""What came from another program, so that nothing comes twice, and addresses articles had before, which lead on."""

from django.db import models

from tealight.kernel.ids import RandomIdField
from tealight.magazine.models.article import Article


class BroughtArticle(models.Model):
    """An article of another site, and what it is here."""

    id = RandomIdField()
    #: which program and site: "ghost", "wordpress www.example.org"
    source = models.CharField(max_length=120)
    #: what it was called there
    number = models.CharField(max_length=64)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "number"], name="magazine_brought_once")]


class OldAddress(models.Model):
    """A path that led to an article once: on the site it came from, or here before it was renamed.

    Begins and ends with a slash, or is WordPress's "/?p=12".
    """

    id = RandomIdField()
    path = models.CharField(max_length=255, unique=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")

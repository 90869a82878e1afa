"""The picture that goes with a link to an article; see card.py."""

from django.db import models

from tealight.magazine.models.published import PublishedArticle


class DrawnCard(models.Model):
    """A card as it was drawn. A few kilobytes, kept in the row so that it moves and is backed up with the rest."""

    article = models.OneToOneField(PublishedArticle, primary_key=True, on_delete=models.CASCADE, related_name="card")
    #: of what it shows; another means that it is to be drawn again
    sign = models.CharField(max_length=64)
    png = models.BinaryField()

"""What readers leave behind with an article, and what of it the search engine holds."""

from django.db import models

from tealight.kernel.crypto.fields import SealedField
from tealight.kernel.ids import RandomIdField
from tealight.magazine.models.article import Article


class IndexedArticle(models.Model):
    """What was put into the search engine last of an article: it holds no text to take it out by."""

    id = RandomIdField()
    #: its number, with no foreign key: it may be deleted, and its words have to leave the index still
    article = models.BigIntegerField(unique=True)
    #: the published revision these words are of
    revision = models.BigIntegerField()
    #: the day under which they stand in the index
    day = models.DateField()
    #: {mask of notes: words}
    words = models.JSONField()


class HelpfulAnswer(models.Model):
    """Somebody's yes or no to “Was this helpful?”. Without words there is no day on it, and never a name."""

    id = RandomIdField()
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="helpful")
    was_helpful = models.BooleanField()
    #: made of the form's own random number, so that pressing twice is once
    form_tag = models.BinaryField(max_length=32, unique=True)


class HelpfulLine(models.Model):
    """A line to the editors beside an answer, sealed as messages to the team are. Forgotten after ninety days."""

    answer = models.OneToOneField(HelpfulAnswer, primary_key=True, on_delete=models.CASCADE, related_name="line")
    #: {"text"}, with the place's keys
    sealed = SealedField("helpful-line")
    day = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["day"], name="magazine_helpful_day")]

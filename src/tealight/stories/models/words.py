import json

from django.db import models

from tealight.accounts.models import Persona
from tealight.kernel.crypto.fields import SealedField


class AsWritten(json.JSONEncoder):
    """Signs as themselves and no spaces: an apostrophe escaped would take three times the room."""

    def __init__(self, **choices):
        super().__init__(**{**choices, "ensure_ascii": False, "separators": (",", ":")})


class Words(models.Model):
    """What a story and a reply have in common: someone's words, and their state.

    Open words stand in `parts` (safe HTML with the notes of each part, see
    kernel/prose.py), `pictures`, `excerpt` and `source` (as written, mentions by id, without
    what the parts tell, see wording.source_to_keep). Private words are in `sealed` instead, and the open columns are empty: only-me and circle
    texts, and everything withdrawn.
    """

    #: found by the index of what is newest of a persona
    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="+", db_index=False)
    source = models.TextField(blank=True)
    #: [[mask of notes, html], ...]
    parts = models.JSONField(default=list, encoder=AsWritten)
    #: photos in their order, with what opens them: see wording.Picture
    pictures = models.JSONField(default=list, encoder=AsWritten)
    sealed = SealedField("words", null=True)
    #: mask of the notes on the whole
    notes = models.BigIntegerField(default=0)
    #: the hour it was shared; nothing finer is kept
    hour = models.DateTimeField()
    edited_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    #: waits for a person to read it; or for its hour, where `appears_at` says one
    held_on = models.DateField(null=True)
    #: the hour at which it appears by itself, as its author chose
    appears_at = models.DateTimeField(null=True)
    #: taken down by a decision
    removed_on = models.DateField(null=True)

    class Meta:
        abstract = True

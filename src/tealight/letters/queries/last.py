"""The last letter of a conversation: who wrote it says whose turn it is, and no column does."""

from django.db.models import Exists, OuterRef, Q

from tealight.kernel.crypto import Keys
from tealight.letters.models import Conversation, Letter


def is_last() -> Q:
    """Return the condition on letters that none follows."""
    return ~Exists(Letter.objects.filter(conversation=OuterRef("conversation"), ordinal__gt=OuterRef("ordinal")))


def last_name(row: Conversation, keys: Keys) -> str:
    """Return the duty name that wrote last, or was answered last."""
    letter = row.letters.order_by("-ordinal").first()
    return letter.sealed.open_json(keys, letter.id)["name"] if letter else ""

"""What the team and a member wrote to each other, for the member's own export; and how much of it there is."""

from collections.abc import Iterator

from tealight.accounts.export.parts import Entry, Section
from tealight.accounts.queries.leaving import Counted
from tealight.kernel.viewer import Person
from tealight.letters import policy
from tealight.letters.keys import face_tags, keys_for_author
from tealight.letters.models import Conversation
from tealight.letters.queries.own import own_conversations

_WORDS = ("conversation with the team", "conversations with the team")


def letters_given(viewer: Person) -> Section:
    """Return every letter of the viewer's conversations: their own, and what was written to them alone."""
    return Section("letters", "Letters", "What the team wrote to you, and what you answered.", lambda: _given(viewer))


def conversations_counted(viewer: Person) -> Counted:
    """Return how many conversations are the viewer's own."""
    named = face_tags([viewer.persona_id])
    tags = list(Conversation.objects.filter(policy.own(viewer)).values_list("tag", flat=True))
    private = sum(bytes(tag) in named for tag in tags)
    return Counted(_WORDS, anonymous=len(tags) - private, private=private)


def _given(viewer: Person) -> Iterator[Entry]:
    for one in own_conversations(viewer):
        row = Conversation.objects.get(id=one.id)
        keys = keys_for_author(row, viewer)
        for letter in row.letters.order_by("ordinal"):
            said = letter.sealed.open_json(keys, letter.id)
            who = f"{said['name']}, a volunteer here" if said["team"] else "You"
            yield Entry(
                title=who, facts=(("When", f"{letter.hour:%-d %B %Y}"), ("To" if said["team"] else "As", one.as_whom)),
                text=said["text"], values={
                    "conversation": row.id, "from": who, "as": one.as_whom, "hour": letter.hour.isoformat(), "text": said["text"],
                },
            )  # fmt: skip

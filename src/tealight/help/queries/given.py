"""What a member wrote to the team and said was theirs, for their own export."""

from collections.abc import Iterator

from tealight.accounts.export.parts import Entry, Section
from tealight.help.models import TeamMessage
from tealight.kernel.crypto import place_keys
from tealight.kernel.viewer import Person


def messages_given(viewer: Person) -> Section:
    """Return the messages to the team under the viewer's pen name. Of all others nobody can tell whose they are."""
    return Section(
        "messages", "To the team", "What you wrote to the team with your name to it. The rest nobody can tell is yours.",
        lambda: _messages(viewer),
    )  # fmt: skip


def _messages(viewer: Person) -> Iterator[Entry]:
    for row in TeamMessage.objects.filter(persona_id=viewer.persona_id).order_by("hour", "id"):
        words = row.sealed.open_json(place_keys(), row.id)
        facts = (("On", f"{row.hour:%-d %B %Y}"), ("Answer to", words["reply_to"]))
        yield Entry(facts=facts, text=words["body"], values={"hour": row.hour.isoformat(), **words})

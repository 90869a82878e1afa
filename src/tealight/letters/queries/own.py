"""Conversations as the one they are with finds them: by their faces, named or not, asked in one way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person, Viewer
from tealight.letters import policy
from tealight.letters.keys import face_tags, keys_for_author
from tealight.letters.models import Conversation, Letter
from tealight.letters.queries.facts import OwnConversation, OwnThread
from tealight.letters.queries.last import is_last, last_name
from tealight.letters.queries.thread import thread
from tealight.notices.queries import NoticeCard

#: how long the first page and the notices say that the team wrote, where nobody answered
NEWS = timedelta(days=14)
NEW = "You have a new message"
_READS = Prepared()


@dataclass(frozen=True, slots=True)
class _Last:
    """The last letter of one of the viewer's conversations."""

    conversation: int
    persona: int
    hour: datetime
    name: str
    team: bool


def own_conversations(viewer: Person) -> tuple[OwnConversation, ...]:
    """Return the viewer's conversations, the last written first; one statement."""
    return tuple(
        OwnConversation(
            last.conversation,
            f"{last.name}, a volunteer here, wrote to you" if last.team else f"You wrote to {last.name}, a volunteer here",
            _called(viewer, last.persona), last.hour,
        )
        for last in _lasts(viewer)
    )


def new_letters(viewer: Viewer, place: object, now: datetime) -> tuple[NoticeCard, ...]:
    """Return, as one card without a name, that the team wrote and was not answered yet; nothing where it did not.

    Worked out when they look and noted nowhere, as for what they wrote anonymously (PRIVACY 7). Whoever
    holds the phone reads the page this stands on, so it says no more than that. One statement.
    """
    if not isinstance(viewer, Person):
        return ()
    new = [last for last in _lasts(viewer) if last.team and now - last.hour < NEWS]
    if not new:
        return ()
    url = f"/letters/{new[0].conversation}/" if len(new) == 1 else "/letters/"
    return (NoticeCard(0, "", NEW, new[0].hour, new=False, url=url),)


def own_thread(viewer: Person, conversation: int, before: int | None = None) -> OwnThread:
    """Return one conversation as its author reads it. Raises NotFound for anybody else's. Three statements at most."""
    row = Conversation.objects.filter(policy.own(viewer), id=conversation).first()
    if row is None:
        raise NotFound
    persona, keys = face_tags(viewer.personas)[bytes(row.tag)], keys_for_author(row, viewer)
    return OwnThread(
        row.id, last_name(row, keys), _called(viewer, persona), _story_of(viewer, persona), row.closed_on is not None,
        thread(row, keys, before),
    )


def _lasts(viewer: Person) -> Iterator[_Last]:
    tags = face_tags(viewer.personas)
    for tag, letter in sorted(
        ((bytes(row.conversation.tag), row) for row in _READS.ask(("last letters", len(tags)), _rows, *tags)),
        key=lambda pair: (pair[1].hour, pair[1].id), reverse=True,
    ):
        said = letter.sealed.open_json(keys_for_author(letter.conversation, viewer), letter.id)
        yield _Last(letter.conversation_id, tags[tag], letter.hour, said["name"], said["team"])


def _rows(*tags: bytes) -> QuerySet[Letter]:
    return Letter.objects.filter(is_last(), conversation__tag__in=tags).select_related("conversation")


def _story_of(viewer: Person, persona: int) -> int | None:
    return next((story for story, face in viewer.thread_personas.items() if face == persona), None)


def _called(viewer: Person, persona: int) -> str:
    return viewer.pen_name if persona == viewer.persona_id else viewer.thread_names[_story_of(viewer, persona)]

"""Conversations as the team reads them: by face, and never by whose it is."""

from django.db.models import Q, QuerySet

from tealight.accounts.models import Persona, PersonaKind
from tealight.accounts.queries.faces import Face, faces
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person
from tealight.letters import policy
from tealight.letters.keys import face_tags, keys_for_team, letter_keys, opened_by_team
from tealight.letters.models import Conversation, Letter
from tealight.letters.queries.facts import DeskConversation, DeskThread
from tealight.letters.queries.last import is_last, last_name
from tealight.letters.queries.thread import thread

#: conversations on one page of those that are closed; of the open ones, as many as are looked at
PAGE, MOST = 50, 500


def open_conversations(viewer: Person) -> tuple[DeskConversation, ...]:
    """Return what is open: what waits for the team first, the longest waiting on top. Two statements."""
    lines = _lines(_letters(viewer).filter(conversation__closed_on__isnull=True).order_by("hour", "id")[:MOST])
    return tuple(sorted(lines, key=lambda line: (not line.waits, line.hour)))


def closed_conversations(viewer: Person, before: int | None = None) -> tuple[tuple[DeskConversation, ...], int | None]:
    """Return `PAGE` closed conversations at most, by day and number, the newest first; and where more follow, the last."""
    rows = _letters(viewer).filter(conversation__closed_on__isnull=False)
    last = Conversation.objects.filter(policy.for_team(viewer), id=before, closed_on__isnull=False).first()
    if last is not None:
        same = Q(conversation__closed_on=last.closed_on, conversation_id__lt=last.id)
        rows = rows.filter(Q(conversation__closed_on__lt=last.closed_on) | same)
    found = list(rows.order_by("-conversation__closed_on", "-conversation_id")[: PAGE + 1])
    return tuple(_lines(found[:PAGE])), found[PAGE - 1].conversation_id if len(found) > PAGE else None


def desk_thread(viewer: Person, conversation: int, before: int | None = None) -> DeskThread:
    """Return one conversation as the team reads it. Raises NotFound. Four statements at most."""
    require(policy.may_write_for_team(viewer))
    row = Conversation.objects.filter(policy.for_team(viewer), id=conversation).first()
    if row is None:
        raise NotFound
    return _thread(row, before)


def thread_with(viewer: Person, face: int) -> DeskThread | None:
    """Return the conversation with a face, if there is one: whoever writes first must see what was written before."""
    require(policy.may_write_for_team(viewer))
    row = Conversation.objects.filter(policy.for_team(viewer), tag__in=list(face_tags([face]))).first()
    return None if row is None else _thread(row, None)


def _thread(row: Conversation, before: int | None) -> DeskThread:
    told, keys = opened_by_team(row), keys_for_team(row)
    persona = Persona.objects.get(id=told["persona"])
    shown = Face.of(persona)
    return DeskThread(
        row.id, shown, persona.story, told["case"], last_name(row, keys), row.closed_on is not None,
        thread(row, keys, before, for_team=True, author=shown.name),
    )


def face_to_write_to(viewer: Person, persona: int) -> Face:
    """Return the face the team is about to write to. Raises NotFound where it can not, and for one's own pen name."""
    require(policy.may_write_for_team(viewer))
    kinds = (PersonaKind.PEN, PersonaKind.THREAD)
    row = Persona.objects.filter(id=persona, kind__in=kinds).exclude(id=viewer.persona_id).first()
    if row is None:
        raise NotFound
    return Face.of(row)


def _letters(viewer: Person) -> QuerySet[Letter]:
    require(policy.may_write_for_team(viewer))
    mine = Conversation.objects.filter(policy.for_team(viewer))
    return Letter.objects.filter(is_last(), conversation__in=mine).select_related("conversation")


def _lines(letters) -> list[DeskConversation]:
    opened = [(letter, opened_by_team(letter.conversation)) for letter in letters]
    known = faces([told["persona"] for _, told in opened])
    lines = []
    for letter, told in opened:
        said = letter.sealed.open_json(letter_keys(told["secret"], letter.conversation_id), letter.id)
        lines.append(DeskConversation(
            letter.conversation_id, known[told["persona"]], said["name"], letter.hour, not said["team"],
        ))
    return lines

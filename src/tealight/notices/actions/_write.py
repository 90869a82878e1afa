"""What telling of a reply and of a story have in common. Not an action itself."""

from datetime import datetime

from django.db.models import QuerySet

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel import clock, prose
from tealight.kernel.prepared import Prepared
from tealight.notices.models import Notice, NoticeKind

_READS = Prepared()


def called(parts: list[tuple[int, str]]) -> list[int]:
    """Return the ids of the personas called by name in open words.

    Sealed words stay sealed: nobody is told of what is said in a circle or
    alone, since a row would say whom it names.
    """
    return prose.mentioned("".join(html for _, html in parts))


def tell(kinds: dict[int, NoticeKind], story: int, reply: int | None, now: datetime) -> None:
    """Write a notice for each persona of `kinds` that is someone's pen name; repeated, it adds none."""
    people = _READS.ask(("people", len(kinds)), _pen_names, *kinds) if kinds else ()
    notices = [
        Notice(persona_id=number, kind=kinds[number], story_id=story, reply_id=reply, hour=clock.hour(now))
        for (number,) in people
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _pen_names(*numbers: int) -> QuerySet:
    rows = Persona.objects.filter(id__in=numbers, kind=PersonaKind.PEN, gone_on__isnull=True)
    return rows.values_list("id")

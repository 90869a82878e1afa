"""What telling of a reply and of a story have in common. Not an action itself."""

from datetime import datetime

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel import clock, prose
from tealight.notices.models import Notice, NoticeKind
from tealight.stories.models import Reply, Story


def called(thing: Story | Reply) -> list[int]:
    """Return the ids of the personas called by name in open words.

    Sealed words stay sealed: nobody is told of what is said in a circle or
    alone, since a row would say whom it names.
    """
    return prose.mentioned("".join(html for _, html in thing.parts))


def tell(kinds: dict[int, NoticeKind], story: Story, reply: Reply | None, now: datetime) -> None:
    """Write a notice for each persona of `kinds` that is someone's pen name; repeated, it adds none."""
    people = Persona.objects.filter(id__in=kinds, kind=PersonaKind.PEN, gone_on__isnull=True)
    Notice.objects.bulk_create(
        [
            Notice(persona_id=number, kind=kinds[number], story=story, reply=reply, hour=clock.hour(now))
            for number in people.values_list("id", flat=True)
        ],
        ignore_conflicts=True,
    )

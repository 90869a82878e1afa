from datetime import datetime

from django.db import IntegrityError
from django.db.models import QuerySet

from tealight.accounts import gentle_names, policy
from tealight.accounts.identity import sealed_for
from tealight.accounts.models import Persona, PersonaKind
from tealight.accounts.names import fold_name
from tealight.accounts.queries.own_personas import next_number, owner_tag, owner_tags, walk_tag
from tealight.kernel import rows
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.prepared import Prepared
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Person
from tealight.place.queries import Place

#: how often it is tried again when another story, or another window, was a moment earlier
_TRIES = 5
_READS = Prepared()


@action
def make_thread_persona(*, viewer: Person, now: datetime, story: int, here: Place) -> int:
    """Make the face under which the viewer writes in one story, and nowhere else; return its id.

    Asked again, it is the same. The row holds no member, no day and no count: a
    name drawn by chance, tags that only the viewer can compute, and, unless the place never
    unseals, a seal that only the key ring can follow. Records no
    event: what is written under it does.
    """
    require(policy.may_take_part(viewer))
    tags = owner_tags(viewer.keys, story)
    for again in range(_TRIES):
        if found := _READS.ask(("borne", len(tags)), _borne, *tags):
            return found[0]
        name, number = gentle_names.draw(set(_READS.ask("names", _names, story))), new_id()
        # As many as the viewer bears come before it, unless another window made one meanwhile: its tag is taken then.
        before = next_number(viewer.keys) if again else len(viewer.thread_personas)
        face = Persona(
            id=number, kind=PersonaKind.THREAD, name=name, name_key=fold_name(name), story=story,
            owner_tag=owner_tag(viewer.keys, story),
            walk_tag=walk_tag(viewer.keys, before),
            seal=None if here.never_unseals else sealed_for(viewer.keys, number),
        )
        if rows.insert_if_free(face):
            return number
    raise IntegrityError("another face was always a moment earlier")


def _borne(*tags: bytes) -> QuerySet:
    return Persona.objects.filter(owner_tag__in=tags).values_list("id", flat=True)


def _names(story: int) -> QuerySet:
    return Persona.objects.filter(kind=PersonaKind.THREAD, story=story).values_list("name_key", flat=True)

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from tealight.accounts.models import Persona, PersonaKind
from tealight.kernel import clock
from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import System
from tealight.stories import anonymous_policy
from tealight.stories.models import Confession, Reply, Story

#: things of this hour and of the one before are written anew: whoever copies at the full hour meets no other
_BACK = timedelta(hours=1)


@action
def mix_rows(*, viewer: System, now: datetime) -> None:
    """Let the database forget in which order stories, replies, confessions and faces of this hour came (PRIVACY, "Anonymous writing" 5).

    PostgreSQL names beside each row the transaction that wrote it, and numbers those in their order: finer than the
    hour that is shown. Written anew together, all rows name one. Whatever somebody is writing just now waits for the
    next time, and holds nobody up. SQLite names none. Whether a confession was sent a moment ago is forgotten with
    its hours, in both. Records no event: nothing changed.
    """
    require(anonymous_policy.may_mix(viewer))
    sent_before = Confession.objects.filter(again__isnull=False, hour__lt=clock.hour(now) - _BACK)
    if sent_before.exists():
        sent_before.update(again=None)
    if connection.vendor != "postgresql":
        return
    since, faces = clock.hour(now) - _BACK, set()
    for things in (model.objects.filter(hour__gte=since) for model in (Story, Reply, Confession)):
        free = dict(things.select_for_update(skip_locked=True).values_list("id", "persona_id"))
        things.filter(id__in=free).update(hour=F("hour"))
        faces |= set(free.values())
    # A pen name is written in no hour in which its bearer writes; what is made for a story comes with its first words.
    made = Persona.objects.filter(id__in=faces, kind=PersonaKind.THREAD)
    free = set(made.select_for_update(skip_locked=True, no_key=True).values_list("id", flat=True))
    Persona.objects.filter(id__in=free).update(kind=F("kind"))

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.text import slugify

from tealight.groups import policy
from tealight.groups.actions._steps import begin, put_words
from tealight.groups.models import Group
from tealight.kernel.actions import action
from tealight.kernel.verdict import Refused, require
from tealight.kernel.viewer import Viewer
from tealight.ledger import record

#: words that stand in addresses where a room's slug would
_SPOKEN_FOR = frozenset({"move", "invitation", "new"})


@action
def add_room(
    *, viewer: Viewer, now: datetime, name: str, description: str, welcome: str,
    joining: str, listed: bool, apart: bool, expecting: bool, lifts: Iterable[str], reactions: Iterable[str],
) -> str:
    """Make a room that waits to be opened, last in the list; return its slug, made from its name.

    Sent twice, the same room is there once; another of the same name is refused.
    """
    begin()
    require(policy.may_keep_rooms(viewer))
    slug = slugify(name)[:60].strip("-")
    if not slug or slug in _SPOKEN_FOR:
        raise Refused("Use another name, with letters from a to z in it: it becomes the room’s address.", "name")
    there = Group.objects.filter(slug=slug).first()
    if there is not None and (there.name, there.description) == (name, description):
        return slug
    if there is not None:
        raise Refused("There is a room of this name already, or one that looks like it.", "name")
    last = Group.objects.aggregate(last=Max("place_in_list"))["last"] or 0
    room = Group(slug=slug, place_in_list=last + 1)
    put_words(
        room, now, name=name, description=description, welcome=welcome, joining=joining,
        listed=listed, apart=apart, expecting=expecting, lifts=lifts, reactions=reactions,
    )
    try:
        with transaction.atomic():
            room.save(force_insert=True)
    except IntegrityError:
        return slug  # the other half of a double click came first
    record("room.laid", about=("group", room.id), now=now)
    return slug

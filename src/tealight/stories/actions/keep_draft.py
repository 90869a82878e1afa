from dataclasses import dataclass, replace
from datetime import datetime
from secrets import choice as draw
from typing import Any

from django.db import IntegrityError, transaction

from tealight.kernel import clock, prose
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.place.queries import place
from tealight.stories import policy, wording
from tealight.stories.models import Draft, Reply, Story
from tealight.stories.queries.drafts import (
    DraftKind,
    Keeping,
    Subject,
    locked_for,
    slot_tag,
)

#: characters of words a draft keeps; more than anyone can share, so that nothing is cut
LONGEST = 10 * prose.LONGEST
_TURNS = 8
_BODY = Draft._meta.get_field("body")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where words are kept now, and what the page must know from here on."""

    keeping: Keeping
    subject: Subject
    #: kept beside other words about the same thing, which another window saved meanwhile
    beside: bool = False
    #: not kept, because these very words have been shared already
    shared: bool = False


@action
def keep_draft(
    *, viewer: Person, now: datetime, subject: Subject, fields: dict[str, Any], keeping: Keeping,
    shared_as: int | None = None,
) -> Kept:
    """Keep `fields` as the draft about `subject`; nobody but its owner's keys joins it to them.

    A later save from the same window replaces the former. If another window saved
    other words meanwhile, both are kept. `shared_as` is the id a reply will get:
    a save that arrives after its reply was posted keeps nothing. Records no
    event: a draft is nobody else's business. A decision that stops someone from
    writing does not reach drafts.
    """
    if place().read_only:
        raise Refused("This place can only be read for now, so nothing was saved. Your words stay on this page.")
    if sum(len(value) for value in fields.values() if isinstance(value, str)) > LONGEST:
        raise Refused("This is too long to be kept. Your words stay on this page; could they be two?")
    if _is_shared(viewer, subject, shared_as, fields):
        return Kept(keeping, subject, shared=True)
    for attempt in range(_TURNS):
        try:
            with transaction.atomic():
                return _keep(viewer, now, subject, fields, keeping)
        except IntegrityError:
            # Another window took the same slot at this moment.
            if attempt + 1 == _TURNS:
                raise
    raise AssertionError("unreachable")


def _keep(
    viewer: Person, now: datetime, subject: Subject, fields: dict[str, Any], keeping: Keeping
) -> Kept:
    found = locked_for(viewer, subject, keeping.slot)
    about_it = [kept for _, kept in found if kept.subject == subject]
    for row, kept in found:
        if kept.subject == subject and kept.belongs_to(keeping):
            # Two windows that began it in one moment saw nothing of each other; one steps aside when it goes on.
            aside = not kept.beside and any(one.slot < kept.slot and not one.beside for one in about_it)
            subject, beside = _beside(subject, kept.beside or aside)
            went_on = _write(viewer, now, row, kept.slot, kept.version + 1, subject, fields, keeping.window, beside)
            return replace(went_on, beside=aside)
        if not about_it and kept.is_of(keeping):  # the same page goes on, as a story of its own
            return _write(viewer, now, row, kept.slot, kept.version + 1, subject, fields, keeping.window)
    subject, beside = _beside(subject, bool(about_it))
    slot = _free_slot(viewer)
    row = Draft(id=new_id(), tag=slot_tag(viewer, slot))
    kept = _write(viewer, now, row, slot, 1, subject, fields, keeping.window, beside)
    return replace(kept, beside=bool(about_it))


def _beside(subject: Subject, others: bool) -> tuple[Subject, bool]:
    """Return what words are about that may stand beside `others` about the same, and whether no page finds them."""
    if others and subject.kind is DraftKind.STORY:
        # A story of its own from now on: sharing the one must not swallow the other.
        return replace(subject, id=new_id()), False
    return subject, others


def _write(
    viewer: Person, now: datetime, row: Draft, slot: int, version: int, subject: Subject,
    fields: dict[str, Any], window: str, beside: bool = False,
) -> Kept:
    body = {
        "slot": slot, "kind": str(subject.kind), "id": subject.id, "under": subject.under,
        "version": version, "window": window, "beside": beside, "fields": fields,
    }
    row.body = _BODY.seal_json(viewer.keys, row.id, body)
    row.day = clock.day(now)
    row.save(force_insert=row._state.adding)
    return Kept(Keeping(slot, version, window), subject)


def _free_slot(viewer: Person) -> int:
    tags = viewer.keys.slots("draft/v1", Draft.SLOTS)
    taken = {bytes(tag) for tag in Draft.objects.filter(tag__in=tags).values_list("tag", flat=True)}
    free = [slot for slot in range(Draft.SLOTS) if taken.isdisjoint(viewer.keys.tags("draft/v1", slot))]
    if free:
        # At random, as with photos: always the first would be one tag for all they ever kept, and whoever
        # copies the tables again and again would see what it goes with under a name, and then without one.
        return draw(free)
    raise Refused(
        f"There are {Draft.SLOTS} drafts already, so this one was not saved. Your words stay on this "
        "page. Share or throw away another first."
    )


def _is_shared(viewer: Person, subject: Subject, shared_as: int | None, fields: dict[str, Any]) -> bool:
    """Return whether what `fields` hold, or the most of it, is already shared under its own id.

    A save sent while Share was pressed may arrive last, and would leave a draft
    of what everyone can read. Other words, from another window, are kept.
    """
    thing: Story | Reply | None = None
    if subject.kind is DraftKind.STORY:
        thing = Story.objects.filter(policy.own(viewer), id=subject.id).first()
    elif subject.kind is DraftKind.REPLY and shared_as:
        rows = Reply.objects.select_related("story").filter(policy.own(viewer), id=shared_as)
        thing = rows.first()
    if thing is None:
        return False
    words = wording.take(thing, thing if isinstance(thing, Story) else thing.story, viewer)
    return words.source.startswith(prose.tidy(fields.get("body", "")).rstrip())

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from tealight.kernel import clock, prose
from tealight.kernel.actions import action
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.place.queries import place
from tealight.stories import wording
from tealight.stories.models import Draft, Reply, Story
from tealight.stories.queries.drafts import (
    DraftKind,
    Keeping,
    Subject,
    locked_for,
    open_draft,
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
            # Another window took the same slot, or began the same thing, at this moment.
            if attempt + 1 == _TURNS:
                raise
    raise AssertionError("unreachable")


def _keep(
    viewer: Person, now: datetime, subject: Subject, fields: dict[str, Any], keeping: Keeping
) -> Kept:
    rows = locked_for(viewer, subject, keeping.slot)
    found = [(row, open_draft(row, viewer)) for row in rows]
    about_it = [(row, kept) for row, kept in found if kept.subject == subject]
    about: bytes | None = subject.tag(viewer)
    for row, kept in found:
        if kept.subject == subject and kept.belongs_to(keeping):
            return _write(viewer, now, row, kept.slot, kept.version + 1, subject, fields, keeping.window)
        if not about_it and kept.is_of(keeping):
            row.about = about  # the same page goes on, as a story of its own
            return _write(viewer, now, row, kept.slot, kept.version + 1, subject, fields, keeping.window)
    if about_it and subject.kind is DraftKind.STORY:
        # A story of its own from now on: sharing the one must not swallow the other.
        subject = replace(subject, id=new_id())
        about = subject.tag(viewer)
    elif about_it:
        about = None
    slot = _free_slot(viewer)
    row = Draft(id=new_id(), tag=slot_tag(viewer, slot), about=about)
    kept = _write(viewer, now, row, slot, 1, subject, fields, keeping.window)
    return replace(kept, beside=bool(about_it))


def _write(
    viewer: Person, now: datetime, row: Draft, slot: int, version: int, subject: Subject,
    fields: dict[str, Any], window: str,
) -> Kept:
    body = {
        "slot": slot, "kind": str(subject.kind), "id": subject.id, "under": subject.under,
        "version": version, "window": window, "fields": fields,
    }
    row.body = _BODY.seal_json(viewer.keys, row.id, body)
    row.day = clock.day(now)
    row.save(force_insert=row._state.adding)
    return Kept(Keeping(slot, version, window), subject)


def _free_slot(viewer: Person) -> int:
    tags = viewer.keys.slots("draft/v1", Draft.SLOTS)
    taken = {bytes(tag) for tag in Draft.objects.filter(tag__in=tags).values_list("tag", flat=True)}
    for slot, tag in enumerate(tags):
        if tag not in taken:
            return slot
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
        thing = Story.objects.filter(id=subject.id, persona_id=viewer.persona_id).first()
    elif subject.kind is DraftKind.REPLY and shared_as:
        rows = Reply.objects.select_related("story").filter(id=shared_as, persona_id=viewer.persona_id)
        thing = rows.first()
    if thing is None:
        return False
    words = wording.take(thing, thing if isinstance(thing, Story) else thing.story, viewer)
    return words.source.startswith(prose.tidy(fields.get("body", "")).rstrip())

"""What rooms that hold only ids may ask of confessions (config/kinds.py)."""

from collections.abc import Iterable, Iterator

from django.utils.html import linebreaks
from django.utils.safestring import SafeString

from tealight.accounts.export.parts import Entry, Section
from tealight.accounts.queries.leaving import Counted
from tealight.kernel.snapshot import Snapshot
from tealight.kernel.verdict import NotFound, require
from tealight.kernel.viewer import Person, System, Viewer
from tealight.place.queries import Notes, notes, place
from tealight.stories import confession_policy, decision_policy, policy
from tealight.stories.confession_policy import APPEARED
from tealight.stories.models import Confession
from tealight.stories.queries.at_desk import GONE, ITS_HOUR, READ, REMOVED, WAITS, AtDesk, Pressed
from tealight.stories.queries.confessions import ConfessionCard, confessions_by_id
from tealight.stories.queries.covers import phrases
from tealight.stories.queries.facts import Passage
from tealight.stories.queries.marks import NOTHING, Mark
from tealight.stories.queries.own_confessions import state_of, words_left

_FOR = "All members"
#: rows in memory at a time
_SOME = 50


def confessions_seen(viewer: Viewer, ids: Iterable[int]) -> dict[int, ConfessionCard]:
    """Return id -> card for the confessions among `ids` that appeared, and that `viewer` may read and wants."""
    return {card.id: card for card in confessions_by_id(viewer, notes(place().version), ids)}


def confession_snapshot(viewer: Viewer, number: int) -> Snapshot:
    """Return what `viewer` reads in a confession; NotFound if there is nothing they read.

    Nobody but the software looks at one that waits: others meet it when it has appeared, its writer as well.
    """
    standing = confession_policy.visible_to(viewer) if isinstance(viewer, System) else confession_policy.visible_to(viewer) & APPEARED
    row = Confession.objects.filter(standing, id=number, removed_on__isnull=True).first()
    if row is None:
        raise NotFound
    return Snapshot(
        "confession", row.id, row.persona_id, place().small_hours, f"/small-hours/{row.id}/", _FOR, None, row.hour, "",
        row.notes, ((0, as_html(row.text)),),
    )


def confession_at_desk(viewer: Viewer, known: Notes, number: int, pressed: Pressed) -> AtDesk:
    """Return a confession as it is now. No face is shown: there is nothing to know of one."""
    row = Confession.objects.filter(confession_policy.visible_to(viewer), id=number).first()
    if row is None:
        return AtDesk(REMOVED if Confession.objects.filter(id=number).exists() else GONE)
    if row.removed_on:
        return AtDesk(REMOVED)
    state = WAITS if row.held_on else ITS_HOUR if row.appears_at else READ
    url = f"/small-hours/{row.id}/" if state == READ else ""
    parts = (Passage(SafeString(as_html(row.text))),)
    return AtDesk(state, url, None, row.hour, mask=row.notes, notes=phrases(known, row.notes), parts=parts)


def confession_mark(viewer: Person, thing: int) -> Mark:
    """Return the mark of a confession the team can decide about, and whether it waits; of one that is gone, nothing."""
    require(decision_policy.may_decide(viewer))
    row = Confession.objects.filter(id=thing).first()
    return NOTHING if row is None else (mark_of(row), row.held_on is not None and row.removed_on is None)


def mark_of(row: Confession) -> str:
    """Return the sign of what one says: it is never changed, and an id is never given twice."""
    return str(row.id)


def confession_told(viewer: Person, thing: int) -> tuple:
    """Return what the team left for whoever wrote it, for the team."""
    require(confession_policy.may_tell_writer(viewer))
    row = Confession.objects.filter(id=thing).first()
    return () if row is None else words_left(row)


def confessions_counted(viewer: Person) -> Counted:
    """Return how many confessions are the viewer's own: each is anonymous."""
    return Counted(("confession", "confessions"), anonymous=Confession.objects.filter(policy.own(viewer)).count())


def confessions_back(viewer: Viewer, ids: Iterable[int]) -> list[int]:
    """Return which of these confessions are there; for the software alone."""
    if not isinstance(viewer, System):
        raise NotFound
    return list(Confession.objects.filter(id__in=ids).values_list("id", flat=True))


def confessions_given(viewer: Person) -> Section:
    """Return every confession of the viewer's, those taken down among them."""
    return Section("confessions", place().small_hours, "The few words you left without a name.", lambda: _entries(viewer))


def as_html(text: str) -> str:
    """Return the words as safe HTML, a paragraph for each."""
    return linebreaks(text, autoescape=True)


def _entries(viewer: Person) -> Iterator[Entry]:
    known = notes()
    ids = list(Confession.objects.filter(policy.own(viewer)).order_by("-hour", "-id").values_list("id", flat=True))
    for start in range(0, len(ids), _SOME):
        rows = Confession.objects.in_bulk(ids[start : start + _SOME])
        for row in (rows[number] for number in ids[start : start + _SOME] if number in rows):
            yield _entry(row, known)


def _entry(row: Confession, known: Notes) -> Entry:
    said = words_left(row)
    labels = ", ".join(note.label for note in known.of(row.notes))
    facts = (("On", f"{row.hour:%-d %B %Y}"), ("Notes", labels), ("Now", state_of(row)))
    values = {
        "id": row.id, "text": row.text, "hour": row.hour.isoformat(), "notes": list(known.keys(row.notes)),
        "state": state_of(row), "from_the_team": [{"day": word.day.isoformat(), "text": word.text} for word in said],
    }
    return Entry(facts=facts, text=row.text, lines=tuple(f"The team, {word.day:%-d %B %Y}: {word.text}" for word in said), values=values)

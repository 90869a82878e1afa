"""Drafts in a list: enough to know which is which."""

from dataclasses import dataclass
from datetime import date, timedelta

from tealight.kernel import prose
from tealight.kernel.viewer import Person
from tealight.stories.queries.drafts import DraftKind, KeptDraft, drafts

#: what a draft is going to be, as a person reads it
WHAT = {
    DraftKind.STORY: "Not shared yet",
    DraftKind.EDIT: "Changes to a story, not saved in it yet",
    DraftKind.REPLY: "A reply, not sent yet",
    DraftKind.EDIT_REPLY: "Changes to a reply, not saved in it yet",
}
_LONG = 110


@dataclass(frozen=True, slots=True)
class DraftCard:
    """One draft: its title or first words, what it will be, and when it was last kept."""

    slot: int
    title: str
    words: str
    what: str
    when: str


def draft_cards(viewer: Person, today: date) -> tuple[DraftCard, ...]:
    """Return the viewer's drafts, newest day first."""
    return tuple(_card(draft, today) for draft in drafts(viewer))


def _card(draft: KeptDraft, today: date) -> DraftCard:
    title = " ".join(prose.tidy(draft.fields.get("title", "")).split())
    words = " ".join(prose.tidy(draft.fields.get("body", "")).split())
    short = words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0].rstrip(" ,;:.—–-") + "…"
    if not title:
        title, short = short or "Nothing written yet", ""
    what = WHAT[draft.subject.kind]
    if draft.beside:
        what = "Kept from another window, beside other words for the same place"
    return DraftCard(draft.slot, title, short, what, _when(draft.day, today))


def _when(day: date, today: date) -> str:
    if day == today:
        return "kept today"
    if day == today - timedelta(days=1):
        return "kept yesterday"
    return f"kept on {day:%-d %B}" if day.year == today.year else f"kept on {day:%-d %B %Y}"

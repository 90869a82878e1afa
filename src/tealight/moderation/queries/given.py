"""What a member reported, for their own export."""

from collections.abc import Iterator

from tealight.accounts.export.parts import Entry, Section
from tealight.kernel import clock
from tealight.kernel.viewer import Person
from tealight.moderation.queries.own_reports import own_reports
from tealight.place.queries import place


def reports_given(viewer: Person) -> Section:
    """Return what the viewer reported, as far as it is kept still, and what became of it."""
    return Section(
        "reports", "What you reported", "What you told the team about something you read. Whoever wrote it is not told who did.",
        lambda: _reports(viewer),
    )  # fmt: skip


def _reports(viewer: Person) -> Iterator[Entry]:
    for one in own_reports(viewer, clock.now(), place()):
        facts = (("On", f"{one.hour:%-d %B %Y}"), ("Because", one.reason), ("What became of it", one.outcome if one.is_decided else ""))
        values = {"hour": one.hour.isoformat(), "what": one.what, "reason": one.reason, "words": one.words, "outcome": one.outcome if one.is_decided else ""}
        yield Entry(title=one.what, facts=facts, text=one.words, values=values)

"""Kinds of thing people make, and the five questions every surface asks of them.

Notices, search, reports, bookmarks, export, erasure and the visibility test read this table; none
of them knows a room. Dotted paths, because rooms may not know each other.
"""

from dataclasses import dataclass

from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Kind:
    """Dotted paths. Empty means: nothing of this kind can be asked that, and the comment says why."""

    see: str  # (viewer, ids) -> the facts of those the viewer may see, by id
    snapshot: str = ""  # (viewer, id) -> what a report keeps of it
    hold: str = ""  # action: keep it from everyone but its author and moderators
    export: str = ""  # (viewer) -> what the viewer's own archive holds of it
    erase: str = ""  # action: remove it, or keep it without a name

    def ask(self, question: str):
        """The function that answers `question` for this kind. Raises LookupError when none does."""
        path = getattr(self, question)
        if not path:
            raise LookupError(question)
        return import_string(path)


KINDS: dict[str, Kind] = {
    "circle": Kind(  # a list of people, no words: nothing to report or hold
        see="tealight.groups.queries.circles.circles_seen",
        erase="tealight.groups.actions.erase_belonging.erase_belonging",
    ),
    "reply": Kind(  # reports and export come with their rooms
        see="tealight.stories.queries.seen.replies_seen",
        erase="tealight.stories.actions.erase_replies.erase_replies",
    ),
    "story": Kind(  # as replies
        see="tealight.stories.queries.seen.stories_seen",
        erase="tealight.stories.actions.erase_stories.erase_stories",
    ),
    "draft": Kind(  # nobody but its owner ever sees one
        see="",
        erase="tealight.stories.actions.erase_drafts.erase_drafts",
    ),
    "notice": Kind(  # only leads to things, which are asked themselves
        see="",
        erase="tealight.notices.actions.forget_notices.forget_notices",
    ),
}

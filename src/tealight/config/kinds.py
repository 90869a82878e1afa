"""Kinds of thing people make, and the questions a room that holds only ids may ask of them.

Dotted paths, because rooms may not know each other. Who reads it today:

    erase   accounts/closing.py, when an account is closed
    find    web/queries/search.py: the engine finds ids, and knows nothing of who may read
    see     the test that every surface agrees on what may be seen (test_visibility_property.py)

Notices and kept stories do not. They stand above stories, or inside, and ask its policy in the
statement that reads a page of them: asked here, id by id, a page would come up short of what is
left out, and cost more statements. `snapshot`, `hold` and `export` wait for reports and archives.
"""

from dataclasses import dataclass

from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Kind:
    """Dotted paths. Empty means: nothing of this kind can be asked that, and the comment says why."""

    see: str  # (viewer, ids) -> the facts of those the viewer may see, by id
    find: str = ""  # (viewer, ids, room, need) -> what a search may show of them, by id
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
        find="tealight.stories.queries.found.replies_found",
        erase="tealight.stories.actions.erase_replies.erase_replies",
    ),
    "story": Kind(  # as replies
        see="tealight.stories.queries.seen.stories_seen",
        find="tealight.stories.queries.found.stories_found",
        erase="tealight.stories.actions.erase_stories.erase_stories",
    ),
    "draft": Kind(  # nobody but its owner ever sees one
        see="",
        erase="tealight.stories.actions.erase_drafts.erase_drafts",
    ),
    "portrait": Kind(  # stands on a page and nowhere else; the page asks
        see="",
        erase="tealight.stories.actions.erase_portrait.erase_portrait",
    ),
    "upload": Kind(  # nobody but its owner ever sees one
        see="",
        erase="tealight.media.actions.erase_uploads.erase_uploads",
    ),
    "notice": Kind(  # only leads to things, which are asked themselves
        see="",
        erase="tealight.notices.actions.forget_notices.forget_notices",
    ),
}

"""Tables of stories. The author of a row is a persona; no column names a member."""

from tealight.stories.models.confession import Confession, ConfessionReaction
from tealight.stories.models.draft import Draft
from tealight.stories.models.note_proposal import NoteProposal
from tealight.stories.models.portrait import Portrait
from tealight.stories.models.reaction import Reaction
from tealight.stories.models.reply import Reply
from tealight.stories.models.shelf_claim import ShelfClaim
from tealight.stories.models.story import Audience, Need, Story

__all__ = [
    "Audience", "Confession", "ConfessionReaction", "Draft", "Need", "NoteProposal", "Portrait", "Reaction", "Reply",
    "ShelfClaim", "Story",
]

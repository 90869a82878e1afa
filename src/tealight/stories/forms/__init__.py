"""What people fill in to write, to answer and to change what they wrote."""

from tealight.stories.forms.edits import EditReplyForm, EditStoryForm
from tealight.stories.forms.reply import ReplyForm
from tealight.stories.forms.story import StoryForm

__all__ = ["EditReplyForm", "EditStoryForm", "ReplyForm", "StoryForm"]

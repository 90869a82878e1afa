"""What people fill in to write and to answer."""

from tealight.stories.forms.reply import ReplyForm
from tealight.stories.forms.story import StoryForm

__all__ = ["ReplyForm", "StoryForm"]

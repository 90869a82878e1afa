"""The box a reply is written in, as its component wants it."""

from dataclasses import dataclass

from django.forms import BoundField
from django.utils.safestring import SafeString

from tealight.stories.forms import ReplyForm
from tealight.stories.views.photos import Photos


@dataclass(frozen=True, slots=True)
class Box:
    """What `ui/reply_box.html` shows; `form` holds what was typed, None where `ready` is all of it."""

    form: ReplyForm | None
    action: str
    to: str
    writer: str
    label: str = "Reply"
    aside: str = ""
    photos: Photos | None = None
    #: where the words are kept as they are typed
    save_url: str = ""
    #: where an answer begun before can be gone on with, when it is not in the box
    begun_url: str = ""
    #: with nothing in it, the whole box, drawn (views/empty_box.py)
    ready: SafeString = SafeString("")

    @property
    def field(self) -> BoundField:
        return self.form["body"]

    @property
    def extra(self) -> BoundField:
        return self.form["notes"]

    @property
    def hidden(self) -> list[BoundField]:
        return self.form.hidden_fields()

"""The box a reply is written in, as its component wants it."""

from dataclasses import dataclass

from django.forms import BoundField
from django.urls import reverse
from django.utils.safestring import SafeString

from tealight.stories.forms import ReplyForm
from tealight.stories.views.photos import Photos
from tealight.stories.views.seen_first import SeenFirst


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
    may_be_anonymous: bool = False
    may_appear_later: bool = False
    #: whose story it answers, "own" or "others": on one's own no better words are suggested
    answers: str = "others"
    #: how it will look, and what is suggested about it, where that was asked for
    seen_first: SeenFirst | None = None
    #: with nothing in it, the whole box, drawn (views/empty_box.py)
    ready: SafeString = SafeString("")

    @property
    def look(self) -> str:
        return reverse("stories:look")

    @property
    def field(self) -> BoundField:
        return self.form["body"]

    @property
    def ticks(self) -> list[BoundField]:
        offered = {"anonymous": self.may_be_anonymous, "later": self.may_appear_later}
        return [self.form[name] for name, may in offered.items() if may]

    @property
    def extra(self) -> BoundField:
        return self.form["notes"]

    @property
    def hidden(self) -> list[BoundField]:
        return self.form.hidden_fields()

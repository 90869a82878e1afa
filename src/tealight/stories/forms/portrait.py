"""The form in which a photo is chosen for one's own page: one photo, and the newest is it."""

from django import forms
from django.http import QueryDict

from tealight.kernel.viewer import Person
from tealight.stories.forms import ticket
from tealight.stories.forms.photos import TAKEN, PhotoForm, Row, SentFile

_KIND = "portrait"


class PortraitForm(PhotoForm):
    """One photo: the one that stands there, or the one that was just sent in its place."""

    photos = forms.FileField(label="A photo", required=False, widget=SentFile(attrs={"accept": TAKEN}))
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, viewer: Person, standing: Row | None, fields: QueryDict | None = None):
        super().__init__(fields, initial={"ticket": ticket.draw(viewer, _KIND)})
        self.viewer, self.standing = viewer, standing

    @property
    def rows(self) -> tuple[Row, ...]:
        """The photo this form is about: the newest that was sent, else the one that stands there."""
        sent = super().rows if self.is_bound else ()
        return sent[-1:] or (() if self.standing is None else (self.standing,))

    @property
    def replaced(self) -> list[int]:
        """The uploads in whose place another was sent."""
        return [row.id for row in super().rows[:-1] if not row.is_there] if self.is_bound else []

    @property
    def portrait_id(self) -> int | None:
        """The id drawn for this photo when its form was made, or None if it was drawn for someone else."""
        return ticket.read(self.viewer, _KIND, self.data.get("ticket", ""))

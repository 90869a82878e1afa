"""Pictures of the magazine, drawn anew before they are kept.

A photograph tells where and when it was taken and with whose phone; often its file name says more.
None of that gets past the form: what is kept is a new file with the same pixels.
"""

import secrets
from functools import partial
from typing import BinaryIO

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from wagtail.images.forms import BaseImageForm

from tealight.magazine.drawn import draw
from tealight.media import plan as plans
from tealight.media.plan import Fault, NotTaken, Plan
from tealight.media.tools import draw as apart

#: the sizes the CMS shows; made on uploading, so that looking at pictures writes nothing
SHOWN = ("max-165x165", "max-800x600", "original")
#: pixels on either side, the most of any picture that is kept: whatever draws its sizes later needs little memory
BOX = (2400, 2400)
_QUALITY = 92
#: of processor time, and twice that on the clock: while the CMS keeps a picture nobody else writes, and they wait 20 at most
_SECONDS = 8
_ENDINGS = {"jpeg": "jpg", "png": "png", "webp": "webp"}
#: of these the sender's copy is whole, and what to do about it is said
_SAID = {Fault.HEAVY, Fault.LARGE, Fault.TOO_MUCH}
_CANNOT_BE_READ = "This picture can’t be read. Save it again on your device, and try that file."


class PictureForm(BaseImageForm):
    """Wagtail's form for a picture; what Wagtail looks at is drawn anew already, so that it opens nobody else's file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = partial(_drawn_first, self.fields["file"].to_python)

    def clean(self):
        given = super().clean()
        if self.errors and "file" not in self.errors and self.files:
            # Wagtail would keep the file as it came, telltales and all, until the rest is right.
            self.add_error("file", "Please choose the file again.")
        return given

    def save(self, commit: bool = True):
        picture = super().save(commit)
        if commit:
            picture.get_renditions(*SHOWN)
            # What readers get takes a second to draw: after the last word, while nobody else waits to write.
            transaction.on_commit(partial(draw, picture))
        return picture


def _drawn_first(look, given):
    if not given:
        return look(given)
    try:
        return look(drawn_anew(given))
    except NotTaken as refused:
        raise forms.ValidationError(refused.sentence if refused.fault in _SAID else _CANNOT_BE_READ) from refused


def drawn_anew(file: BinaryIO) -> SimpleUploadedFile:
    """Return the picture upright, as its pixels alone, no larger than `BOX`, under a name that says nothing.

    Colours stay true, as screens show them; what can be seen through stands on white. `NotTaken` when the file is no
    JPEG, PNG or WebP, or more than can be opened. It is opened in a process of its own, in little memory.
    """
    file.seek(0)
    source = file.read(plans.HEAVIEST + 1)
    plans.require_weight(len(source))
    kind = plans.kind_of(source[: plans.HEAD])
    if kind not in _ENDINGS:
        raise NotTaken(Fault.UNKNOWN)
    drawn = apart.draw(source, Plan(kind, ((kind, BOX[0], _QUALITY),), BOX), seconds=_SECONDS)
    return SimpleUploadedFile(f"{secrets.token_hex(8)}.{_ENDINGS[kind]}", drawn.pictures[0], f"image/{kind}")

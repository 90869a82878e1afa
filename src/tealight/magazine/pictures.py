"""Pictures of the magazine, drawn anew before they are kept.

A photograph tells where and when it was taken and with whose phone; often its file name says more.
None of that gets past the form: what is kept is a new file with the same pixels.
"""

import secrets
from functools import partial
from io import BytesIO

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

from tealight.magazine.drawn import draw

#: the sizes the CMS shows; made on uploading, so that looking at pictures writes nothing
SHOWN = ("max-165x165", "max-800x600", "original")
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_MODES = {"JPEG": {"L", "RGB", "CMYK"}, "PNG": {"L", "LA", "RGB", "RGBA"}, "WEBP": {"RGB", "RGBA"}}


_BROKEN = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)
_CANNOT_BE_READ = "This picture can’t be read. Save it again on your device, and try that file."


class PictureForm(BaseImageForm):
    """Wagtail's form for a picture; Wagtail itself looks at type, size and number of pixels."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].to_python = partial(_looked_at, self.fields["file"].to_python)

    def clean_file(self):
        file = self.cleaned_data["file"]
        return drawn_anew(file) if isinstance(file, UploadedFile) else file

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


def _looked_at(look, given):
    try:
        file = look(given)
        if file:
            file.seek(0)
            with Image.open(file) as picture:
                picture.load()
        return file
    except _BROKEN as broken:
        raise forms.ValidationError(_CANNOT_BE_READ) from broken


def drawn_anew(file: UploadedFile) -> SimpleUploadedFile:
    """Return the picture upright, as its pixels alone, under a name that says nothing.

    Colours stay true: the colour profile is kept. OSError when the file is no picture.
    """
    file.seek(0)
    with Image.open(file) as given:
        kind, profile = given.format, given.info.get("icc_profile")
        upright = ImageOps.exif_transpose(given)
        if upright.mode not in _MODES[kind]:
            see_through = kind != "JPEG" and upright.has_transparency_data
            upright, profile = upright.convert("RGBA" if see_through else "RGB"), None
        # A new picture, because an opened one carries what came with it into the next file.
        pixels = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    kept = BytesIO()
    pixels.save(kept, kind, quality=92, icc_profile=profile)
    name = f"{secrets.token_hex(8)}.{_ENDINGS[kind]}"
    return SimpleUploadedFile(name, kept.getvalue(), Image.MIME[kind])

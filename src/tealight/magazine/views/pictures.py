"""The files of pictures, for those who keep the magazine. Articles will show them to readers."""

import mimetypes

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

from tealight.kernel.access import staff
from tealight.magazine.door import KEEPERS


@staff(*KEEPERS)
@require_safe
def file(request: HttpRequest, name: str) -> FileResponse:
    """Send a picture or one of its sizes: only what a row names, so that no path leads elsewhere."""
    found = (
        Rendition.objects.filter(file=name).first() or get_image_model().objects.filter(file=name).first()
    )
    if found is None:
        raise Http404
    try:
        opened = found.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(opened, content_type=mimetypes.guess_type(name)[0])

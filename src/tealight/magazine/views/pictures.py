"""The files of pictures: all of them for those who keep the magazine, and for readers those that an article shows."""

import mimetypes

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

from tealight.kernel.access import open_to_all, staff
from tealight.kernel.verdict import NotFound
from tealight.magazine.policy import KEEPERS
from tealight.magazine.queries.shown import picture_shown
from tealight.stories.views.pictures import NAME


@staff(*KEEPERS)
@require_safe
def file(request: HttpRequest, name: str) -> FileResponse:
    """Send a picture or one of its sizes: only what a row names, so that no path leads elsewhere."""
    found = (
        Rendition.objects.filter(file=name).first() or get_image_model().objects.filter(file=name).first()
    )
    if found is None:
        raise Http404
    return _send(found.file, name)


@open_to_all
@require_safe
def shown(request: HttpRequest, file: str) -> HttpResponse:
    """Send a picture that a published article shows, under its own name. Taken back, it is gone at once."""
    found = picture_shown(request.viewer, file)
    if found is None:
        raise NotFound
    # Its name is another whenever its pixels are; asked anew each time all the same, for it may be taken back.
    headers = {
        "ETag": f'"{file}"', "Cache-Control": "private, no-cache", "Vary": "Cookie",
        "Content-Disposition": f'inline; filename="{NAME}.{"webp" if file.endswith(".webp") else "jpeg"}"',
    }  # fmt: skip
    if headers["ETag"] in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    # A picture is as small as it gets.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    answer = _send(found, file)
    for name, value in headers.items():
        answer.headers[name] = value
    return answer


def _send(found, name: str) -> FileResponse:
    try:
        opened = found.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(opened, content_type=mimetypes.guess_type(name)[0])

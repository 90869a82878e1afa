"""Photos on their way, for the script that sends them in pieces, and their owner's look at them.

Without script photos come with the form they belong to; nothing here is needed then.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from tealight.kernel.access import members
from tealight.kernel.verdict import NotFound, Refused
from tealight.media.actions.begin_upload import begin_upload
from tealight.media.actions.take_piece import take_piece
from tealight.media.files import PIECE
from tealight.media.queries import SMALL, upload_picture, uploads


@members
@require_POST
def begin(request: HttpRequest) -> JsonResponse:
    """Make room for a photo; `size` is in bytes."""
    try:
        upload = begin_upload(viewer=request.viewer, now=request.now, size=_number(request.POST.get("size")))
    except Refused as refused:
        return JsonResponse({"said": refused.sentence}, status=409)
    return JsonResponse({"id": upload, "at": 0, "piece": PIECE})


@members
@require_POST
def pieces(request: HttpRequest, upload_id: int) -> JsonResponse:
    """Take the piece that begins at `?at=`; the answer says where to go on."""
    piece = request.read(PIECE + 1)
    try:
        at = take_piece(
            viewer=request.viewer, now=request.now, upload=upload_id, at=_number(request.GET.get("at")), piece=piece
        )
    except Refused as refused:
        return JsonResponse({"said": refused.sentence}, status=409)
    return JsonResponse({"at": at})


@members
@require_safe
def one(request: HttpRequest, upload_id: int) -> JsonResponse:
    """Tell the owner how far a photo is."""
    found = uploads(request.viewer, [upload_id]).get(upload_id)
    if found is None:
        raise NotFound
    return JsonResponse({"at": found.received, "state": found.state, "said": found.sentence})


@members
@require_safe
def picture(request: HttpRequest, upload_id: int) -> HttpResponse:
    """Show the owner their photo, small, drawn anew."""
    found = upload_picture(request.viewer, upload_id, SMALL)
    if found is None:
        raise NotFound
    headers = {"Content-Disposition": 'inline; filename="photo.jpeg"'}
    return HttpResponse(found, content_type="image/jpeg", headers=headers)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 12 else 0

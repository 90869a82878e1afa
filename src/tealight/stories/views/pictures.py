"""The files of photos: whoever may see the words may see them, asked anew each time.

The browser keeps a copy for its owner alone and asks before it shows it again, so that no copy is
shown longer than the permission lasts.
"""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tealight.kernel.access import members, open_to_all
from tealight.kernel.verdict import NotFound
from tealight.stories.queries.asked import Asked, AskedOfPerson
from tealight.stories.queries.pictures import PictureFile, picture_file
from tealight.stories.queries.portraits import portrait_file
from tealight.stories.views.beside import notes_of, was_left_open

#: of a photo that somebody saves: nobody gave it, and it says nothing of this place
NAME = "photo"
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})\Z", re.ASCII)


@open_to_all
@require_safe
def of_story(request: HttpRequest, story_id: int, picture_id: int, width: int, form: str) -> HttpResponse:
    """Send a photo of a story. What may not be seen answers as what never was."""
    return _send(request, _found(request, story_id, None, picture_id, width, form))


@open_to_all
@require_safe
def of_reply(
    request: HttpRequest, story_id: int, reply_id: int, picture_id: int, width: int, form: str
) -> HttpResponse:
    """Send a photo of a reply."""
    return _send(request, _found(request, story_id, reply_id, picture_id, width, form))


@members
@require_safe
def of_person(request: HttpRequest, persona_id: int, picture_id: int, width: int, form: str) -> HttpResponse:
    """Send the photo on the page of a pen name."""
    asked = AskedOfPerson.parse(persona_id, request.GET)
    return _send(request, portrait_file(request.viewer, asked, picture_id, width, form))


def _found(request: HttpRequest, story: int, *which) -> PictureFile:
    found = picture_file(request.viewer, notes_of(request), Asked.parse(story, request.GET), *which)
    if found.alone and was_left_open(request):
        raise NotFound
    return found


def _send(request: HttpRequest, found: PictureFile) -> HttpResponse:
    """Answer with the whole, a part of it, or that the browser has it already."""
    # A picture is as small as it gets; compressed again, its parts could not be asked for.
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    headers = {
        "ETag": f'"{found.sign}"', "Cache-Control": "private, no-cache", "Accept-Ranges": "bytes",
        "Vary": "Cookie", "Content-Disposition": f'inline; filename="{NAME}.{found.type.partition("/")[2]}"'
    }  # fmt: skip
    if headers["ETag"] in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    whole = len(found.content)
    part = _part(request, whole, headers["ETag"])
    if part is None:
        return HttpResponse(found.content, content_type=found.type, headers=headers)
    first, last = part
    if first >= whole or last < first:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{whole}"})
    headers["Content-Range"] = f"bytes {first}-{last}/{whole}"
    return HttpResponse(found.content[first : last + 1], content_type=found.type, headers=headers, status=206)


def _part(request: HttpRequest, whole: int, sign: str) -> tuple[int, int] | None:
    """Return the first and last byte asked for; None for the whole, or what means nothing."""
    asked = _RANGE.match(request.headers.get("Range", ""))
    if asked is None or request.headers.get("If-Range", sign) != sign or asked[0] == "bytes=-":
        return None
    first, last = asked.groups()
    if not first:
        return max(0, whole - int(last)), whole - 1 if int(last) else -1
    return int(first), min(int(last), whole - 1) if last else whole - 1

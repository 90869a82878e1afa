"""What is suggested while somebody writes: asked by a script with the words as they stand, which are kept nowhere."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from tealight.kernel import prose
from tealight.kernel.access import members
from tealight.kernel.pace import Pace, session_of
from tealight.stories.offers import offers
from tealight.stories.views.beside import notes_of
from tealight.stories.wording import as_written

#: a long evening's writing, asked every few seconds
pace = Pace(each=150, by=session_of)
#: characters of a text that are looked at each time
LOOKED_AT = 10_000


@members
@require_POST
def look(request: HttpRequest) -> JsonResponse:
    """Answer with one suggestion for what is being written, or with none; asked too often, with none."""
    if not pace.allows(request):
        return JsonResponse({"offer": None}, status=429)
    fields, notes = request.POST, notes_of(request)
    # What is being written stands at the end of a long text; its beginning was looked at when it was written.
    body = prose.tidy(fields.get("body", ""))[-LOOKED_AT:]
    found = offers(
        f"{fields.get('title', '')[:200]}\n\n{body}".strip(), notes,
        noted={*fields.getlist("notes"), *prose.noted(body, as_written(notes))},
        declined=fields.get("declined", "").split(","), audience=fields.get("audience", ""),
        nudges=fields.get("answers") == "others",
    )
    return JsonResponse({"offer": found[0].as_dict() if found else None})

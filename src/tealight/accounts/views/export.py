"""Everything somebody gave, to take along: asked for, waited for, fetched once."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.accounts.actions.ask_export import ask_export
from tealight.accounts.actions.drop_export import drop_export
from tealight.accounts.actions.fetch_export import fetch_export
from tealight.accounts.export import files
from tealight.accounts.queries.exports import own_export
from tealight.kernel import clock
from tealight.kernel.access import own_things
from tealight.kernel.crypto import SealBroken
from tealight.kernel.verdict import Refused
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

ASKED = "Your copy is being made. You can leave this page and come back."
DROPPED = "It is gone from here. What you downloaded is yours."
NOTHING = "There is nothing to download any more. You can ask for it again."


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponse:
    """Show how it stands; ask for it when that is pressed."""
    refused = ""
    if request.method == "POST":
        try:
            ask_export(viewer=request.viewer, now=request.now)
        except Refused as fault:
            refused = fault.sentence
        else:
            flash(request, ASKED)
            return see_other("accounts:export")
    facts = {"export": own_export(request.viewer, request.now), "refused": refused}
    return render(request, "accounts/export.html", facts, status=409 if refused else 200)


@own_things
@require_POST
def fetch(request: HttpRequest) -> HttpResponse:
    """Send it, opened piece by piece on its way out."""
    found = fetch_export(viewer=request.viewer, now=request.now)
    try:
        pieces = files.opening(found.name, found.export, found.key) if found else None
    except (FileNotFoundError, SealBroken):
        pieces = None  # taken from the disk by somebody; what is left of it opens nothing
    if pieces is None:
        flash(request, NOTHING)
        return see_other("accounts:export")
    # Streamed as it is asked for, and with its true length: a browser whose line broke knows that it did.
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Length"] = str(found.size)
    # A name that says nothing of what this place is about: it lies among the downloads of whoever has the device.
    response["Content-Disposition"] = f'attachment; filename="my-things-{clock.day(request.now)}.zip"'
    return response


@own_things
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Delete it here, packed or not."""
    drop_export(viewer=request.viewer, now=request.now)
    flash(request, DROPPED)
    return see_other("accounts:export")

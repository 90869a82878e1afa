"""Where a member is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tealight.accounts.actions.end_sessions import end_sessions
from tealight.accounts.queries.own import own_sessions
from tealight.accounts.sessions import tags_of
from tealight.kernel.access import own_things
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@own_things
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Show the browsers signed in: a made-up name and the day each ends, and no more is kept."""
    found = own_sessions(request.viewer, tags_of(request.session.session_key))
    return render(request, "accounts/sessions.html", {"sessions": found, "others": len(found) > 1})


@own_things
@require_POST
def end(request: HttpRequest, session: int) -> HttpResponse:
    """Sign one browser out; every process knows at its next request."""
    end_sessions(viewer=request.viewer, now=request.now, only=session)
    flash(request, "That device is signed out.")
    return see_other("accounts:sessions")


@own_things
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign every other browser out."""
    end_sessions(viewer=request.viewer, now=request.now, but=tags_of(request.session.session_key))
    flash(request, "All other devices are signed out.")
    return see_other("accounts:sessions")

"""What people wrote to the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tealight.help import actions, queries
from tealight.kernel.access import staff
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("operator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(
        request, "help/desk_messages.html", {"messages_open": queries.desk_messages(request.viewer)}
    )


@staff("operator", "lead")
@require_safe
def message(request: HttpRequest, message: int) -> HttpResponse:
    facts = {"message": queries.desk_message(request.viewer, message)}
    return render(request, "help/desk_message.html", facts)


@staff("operator", "lead")
@require_POST
def take(request: HttpRequest, message: int) -> HttpResponse:
    """Say "I'll answer this one"."""
    actions.take_message(viewer=request.viewer, message=message, now=request.now)
    flash(request, "Saved.")
    return see_other("help:desk-message", message=message)


@staff("operator", "lead")
@require_POST
def close(request: HttpRequest, message: int) -> HttpResponse:
    """Say that nothing more is needed."""
    actions.close_message(viewer=request.viewer, message=message, now=request.now)
    flash(request, "Saved.")
    return see_other("help:desk-messages")

"""What people wrote to the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tealight.help import actions, queries
from tealight.kernel.access import staff
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("operator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the open messages, oldest first."""
    after = request.GET.get("after", "")
    lines, last = queries.desk_messages(request.viewer, int(after) if after.isdecimal() and len(after) <= 16 else None)
    more = f"{reverse('help:desk-messages')}?after={last}" if last else ""
    return render(request, "help/desk_messages.html", {"messages_open": lines, "more_url": more, "is_further": bool(after)})


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

"""Colours and text size, set from the foot of every page and kept in one small cookie."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from tealight.accounts.carry import safe_path
from tealight.kernel.access import open_to_all
from tealight.ui.flash import flash
from tealight.web.context import TEXT_SIZES, THEMES, look_cookie


@open_to_all
@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """Set how pages look in this browser, and go back to the page that asked."""
    theme, size = request.POST.get("theme", ""), request.POST.get("text_size", "")
    response = HttpResponseRedirect(safe_path(request.POST.get("next", "")) or "/", status=303)
    look = f"{theme if theme in THEMES else ''}.{size if size in TEXT_SIZES else ''}"
    response.set_cookie(
        look_cookie(),
        look,
        # A visitor's browser remembers nothing of having been here once its window is closed.
        max_age=settings.SESSION_COOKIE_AGE if request.viewer.is_person else None,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    flash(request, "Text size and colours are set.")
    return response

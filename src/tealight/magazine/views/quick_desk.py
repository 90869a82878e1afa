"""The editors' page of a quick view, behind the same door as the rest of their tool."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from tealight.kernel import clock
from tealight.kernel.verdict import Refused
from tealight.magazine.actions.approve_quick_view import approve_quick_view
from tealight.magazine.actions.draft_quick_view import draft_quick_view
from tealight.magazine.queries.quick_desk import quick_desk


@require_safe
def desk(request: HttpRequest, article: int) -> HttpResponse:
    """Show how the quick view stands, what it says, and what can be done with it."""
    return render(request, "magazine/editing/quick_desk.html", {"quick": quick_desk(request.viewer, article)})


@require_POST
def draft(request: HttpRequest, article: int) -> HttpResponse:
    """Fill it from the text."""
    return _done(request, article, "Drafted from the text. Nobody reads it before you approve it.", draft_quick_view, {
        "replacing": bool(request.POST.get("replacing")),
    })


@require_POST
def approve(request: HttpRequest, article: int) -> HttpResponse:
    """Approve what was shown."""
    return _done(request, article, "Approved. Publish the article, and readers have it.", approve_quick_view, {
        "seen": request.POST.get("seen", ""),
    })


def _done(request: HttpRequest, article: int, said: str, act, choices: dict) -> HttpResponse:
    try:
        act(viewer=request.viewer, now=clock.now(), article=article, **choices)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, said)
    return redirect("magazine_quick", article)

"""The rules everyone here lives by, and when something told here is not kept secret."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from tealight.kernel import prose
from tealight.kernel.access import open_to_all


@open_to_all
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the operator's own words, which may have lists and links."""
    facts = {"rules": _parts(request.place.rules), "confidentiality": _parts(request.place.confidentiality)}
    return render(request, "help/rules.html", facts)


def _parts(source: str) -> list[dict]:
    return [{"html": mark_safe(part.html)} for part in prose.render(source)]  # noqa: S308 - sanitised

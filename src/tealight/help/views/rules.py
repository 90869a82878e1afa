"""The rules everyone here lives by, and when something told here is not kept secret."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from tealight.kernel import prose
from tealight.kernel.access import open_to_all


@open_to_all
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the operator's own words, which may have lists and links."""
    facts = {"rules": _html(request.place.rules), "confidentiality": _html(request.place.confidentiality)}
    return render(request, "help/rules.html", facts)


def _html(source: str) -> SafeString:
    return mark_safe("".join(part.html for part in prose.render(source)))  # noqa: S308 - sanitised

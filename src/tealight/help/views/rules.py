"""The rules everyone here lives by, and when something told here is not kept secret."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from tealight.kernel import prose
from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.place.models import PLACE
from tealight.place.queries import earlier_rules, rules_version, standing
from tealight.place.queries.rules import cards


@open_to_all
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the team's own words, which may have lists and links, and what held before them."""
    now = standing(request.place.version).rules.get(PLACE)
    return render(request, "help/rules.html", {
        "rules": cards(now), "since": now.since if now and now.version > 1 else None,
        "earlier": earlier_rules(PLACE), "confidentiality": _html(request.place.confidentiality),
    })


@open_to_all
@require_safe
def version(request: HttpRequest, version: int) -> HttpResponse:
    """Show the rules as they held for a time: a decision made then names these."""
    found = rules_version(PLACE, version)
    if found is None:
        raise NotFound
    facts = {"found": found, "rules": cards(found), "title": "Rules", "now_url": "/rules/"}
    return render(request, "place/rules_version.html", facts)


def _html(source: str) -> SafeString:
    return mark_safe("".join(part.html for part in prose.render(source)))  # noqa: S308 - sanitised

"""When a member has died: what to do, one thing after the other, and the words for it."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.views.decorators.http import require_safe

from tealight.kernel.access import staff
from tealight.place.queries import whom_to_call
from tealight.rota.caring import STEPS, WORDS


@staff("moderator", "lead")
@require_safe
def after_a_death(request: HttpRequest) -> HttpResponse:
    """Show the steps."""
    steps = [step if _is_open(step.url, request.viewer.roles) else replace(step, url="") for step in STEPS]
    facts = {"steps": steps, "words": WORDS, "calling": whom_to_call(request.viewer)}
    return render(request, "rota/after_a_death.html", facts)


def _is_open(url: str, roles: frozenset[str]) -> bool:
    """Say whether the page a step leads to lets one of `roles` in: the rule is written at the page alone."""
    audience = resolve(url).func.audience if url else None
    return audience is not None and (not audience.roles or bool(audience.roles & roles))

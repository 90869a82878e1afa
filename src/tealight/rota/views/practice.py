"""The practice queue: made-up cases for whoever is new. Nothing is kept of what anybody chose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel.access import staff
from tealight.kernel.verdict import NotFound
from tealight.rota.practice import CASES, DEEDS, after, case_of


@staff("moderator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the cases there are to practise on."""
    return render(request, "rota/practice.html", {"cases": CASES})


@staff("moderator", "lead")
@require_safe
def one(request: HttpRequest, case: str) -> HttpResponse:
    """Show one case; with a choice in the address, what we would do, and why. A GET: it changes nothing."""
    found = case_of(case)
    if found is None:
        raise NotFound
    chosen = DEEDS.get(request.GET.get("choice", ""), "")
    facts = {"case": found, "deeds": DEEDS.items(), "chosen": chosen, "next": after(found)}
    return render(request, "rota/practice_case.html", facts)

"""Where the rules of the place are written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.kernel.access import staff
from tealight.place.actions.write_rules import write_rules
from tealight.place.forms import RulesForm
from tealight.place.models import PLACE
from tealight.place.queries import earlier_rules, standing
from tealight.place.rules import type_rules
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """Write the rules anew; what held until now is kept, and everyone is told once."""
    now = standing(request.place.version).rules.get(PLACE)
    form = RulesForm(request.POST if request.method == "POST" else None, typed=type_rules(now.rules if now else ()))
    if form.is_bound and form.is_valid():
        write_rules(viewer=request.viewer, now=request.now, rules=form.cleaned_data["rules"])
        flash(request, "The rules are saved. Whom they hold for is told once.")
        return see_other("place:desk-rules")
    facts = {"form": form, "now": now, "earlier": earlier_rules(PLACE)}
    return render(request, "place/desk_rules.html", facts, status=422 if form.is_bound else 200)

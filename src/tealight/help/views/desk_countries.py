"""Countries and their emergency numbers, for the people who keep them right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.help.actions import describe_country
from tealight.help.forms import CountryForm
from tealight.help.queries import desk_country
from tealight.kernel.access import staff
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a country that no release brought."""
    return _form_page(request, CountryForm(request.POST or None), there=None)


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, country: str) -> HttpResponse:
    """Correct a country's emergency numbers, or say they are right."""
    there = desk_country(request.viewer, country.upper(), request.now)
    filled = request.POST.copy() if request.method == "POST" else None
    if filled is not None:
        filled["code"] = there.code
    initial = {name: getattr(there, name) for name in CountryForm.base_fields if hasattr(there, name)}
    return _form_page(request, CountryForm(filled, initial=initial), there=there)


def _form_page(request: HttpRequest, form: CountryForm, there) -> HttpResponse:
    if form.is_bound and form.is_valid():
        describe_country(
            viewer=request.viewer,
            facts=form.facts(),
            checked_by=form.cleaned_data["checked_by"],
            now=request.now,
        )
        flash(request, "Saved.")
        return see_other("help:desk-helplines")
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "help/desk_country.html", {"form": form, "there": there}, status=status)

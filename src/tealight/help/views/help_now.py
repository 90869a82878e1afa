"""Help now: choose a country, and its page. Works for everyone, signed in or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.accounts.actions.choose_country import choose_country
from tealight.help.forms import ChooseCountryForm
from tealight.help.queries import MOVEMENTS, URGENT_SIGNS, countries, country_help, directory
from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person
from tealight.ui.see_other import see_other

#: what people type for a country whose code is another
SPOKEN = {"uk": "gb"}


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Show the chosen country first, then all of them. A POST chooses."""
    if request.method == "POST":
        return _choose(request)
    return _page(request, request.viewer.country)


@open_to_all
@require_safe
def country(request: HttpRequest, country: str) -> HttpResponse:
    """Show one country. Nothing is remembered about having looked."""
    slug = SPOKEN.get(country.lower(), country.lower())
    if slug != country:
        return redirect("help:country", country=slug)
    return _page(request, slug.upper(), must_exist=True)


def _page(request: HttpRequest, code: str, must_exist: bool = False) -> HttpResponse:
    try:
        here = country_help(request.viewer, code, request.now) if code else None
    except NotFound:
        if must_exist:
            raise
        here = None
    known = countries(request.viewer)
    facts = {
        "here": here,
        "countries": known,
        "usual": next((link for link in known if link.code == request.place.country), None),
        "directory": directory(),
        "signs": URGENT_SIGNS,
        "movements": MOVEMENTS,
        "can_keep": request.viewer.is_person and here and request.viewer.country != code,
        "can_forget": request.viewer.is_person and here and request.viewer.country == code,
    }
    return render(request, "help/help_now.html", facts)


def _choose(request: HttpRequest) -> HttpResponse:
    """A person's choice is kept in their own sealed record; a visitor's only in the address.

    In a place that can only be read nothing is kept, and the lines are shown all the same.
    """
    form = ChooseCountryForm(request.POST)
    if not form.is_valid():
        return see_other("help:home")
    code = form.cleaned_data["country"]
    known = code in {link.code for link in countries(request.viewer)}
    keeps = isinstance(request.viewer, Person) and not request.place.read_only
    if keeps and (known or not code):
        choose_country(viewer=request.viewer, country=code, now=request.now)
    return see_other("help:country", country=code.lower()) if known else see_other("help:home")

"""The helplines, for the people who keep them right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.help.actions import (
    add_helpline,
    edit_helpline,
    restore_helpline,
    retire_helpline,
    verify_helpline,
)
from tealight.help.forms import HelplineForm, VerifyForm
from tealight.help.queries import desk_country, desk_helpline, desk_helplines, expiring_helplines
from tealight.kernel.access import staff
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("operator", "lead")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what must be checked again, then everything."""
    now = request.now
    facts = {
        "due": expiring_helplines(request.viewer, now),
        "countries": desk_helplines(request.viewer, now),
        "usual": request.place.country,
    }
    return render(request, "help/desk_helplines.html", facts)


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, country: str) -> HttpResponse:
    """Add a helpline to a country."""
    there = desk_country(request.viewer, country.upper(), request.now)
    form = HelplineForm(request.POST or None, initial={"timezone": there.timezone})
    if form.is_bound and form.is_valid():
        number = add_helpline(
            viewer=request.viewer,
            country=there.code,
            facts=form.facts(),
            checked_by=form.cleaned_data["checked_by"],
            now=request.now,
        )
        flash(request, "Saved.")
        return see_other("help:desk-helpline", helpline=number)
    facts = {"form": form, "there": there}
    return render(request, "help/desk_helpline_new.html", facts, status=_status(form))


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, helpline: int) -> HttpResponse:
    """Show one helpline with its two forms: it is right, and it has changed."""
    line = desk_helpline(request.viewer, helpline, request.now)
    form = HelplineForm(request.POST or None, initial=_initial(line))
    if form.is_bound and form.is_valid():
        edit_helpline(
            viewer=request.viewer,
            helpline=helpline,
            facts=form.facts(),
            checked_by=form.cleaned_data["checked_by"],
            now=request.now,
        )
        flash(request, "Saved.")
        return see_other("help:desk-helpline", helpline=helpline)
    return _line_page(request, line, form, VerifyForm(auto_id="verify_%s"))


@staff("operator", "lead")
@require_POST
def verify(request: HttpRequest, helpline: int) -> HttpResponse:
    """Write down that somebody checked it today."""
    form = VerifyForm(request.POST, auto_id="verify_%s")
    if not form.is_valid():
        line = desk_helpline(request.viewer, helpline, request.now)
        return _line_page(request, line, HelplineForm(initial=_initial(line)), form)
    verify_helpline(
        viewer=request.viewer, helpline=helpline, now=request.now, **form.cleaned_data
    )
    flash(request, "Saved.")
    return see_other("help:desk-helpline", helpline=helpline)


@staff("operator", "lead")
@require_POST
def retire(request: HttpRequest, helpline: int) -> HttpResponse:
    retire_helpline(viewer=request.viewer, helpline=helpline, now=request.now)
    flash(request, "Saved.")
    return see_other("help:desk-helpline", helpline=helpline)


@staff("operator", "lead")
@require_POST
def restore(request: HttpRequest, helpline: int) -> HttpResponse:
    restore_helpline(viewer=request.viewer, helpline=helpline, now=request.now)
    flash(request, "Saved.")
    return see_other("help:desk-helpline", helpline=helpline)


def _line_page(request, line, form: HelplineForm, verifying: VerifyForm) -> HttpResponse:
    facts = {"line": line, "form": form, "verifying": verifying}
    return render(request, "help/desk_helpline.html", facts, status=_status(form, verifying))


def _initial(line) -> dict:
    channels = "\n".join(
        f"{kind} {value}" + (f" | {label}" if label else "") for kind, value, label in line.channels
    )
    return {name: getattr(line, name) for name in HelplineForm.base_fields if hasattr(line, name)} | {
        "channels": channels
    }


def _status(*forms) -> int:
    return 400 if any(form.is_bound and form.errors for form in forms) else 200

"""On this device: what the home screen may say, and whether words may wait here for the line to come back."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts import device as remembered
from tealight.accounts.forms import DeviceForm
from tealight.kernel.access import members
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

PICTURES = {"reader": ("book", "An open book."), "notes": ("note", "A sheet with lines."),
            "place": ("disc", "Its own name, which may say what it is about, and a plain disc.")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guise:
    """One name and picture, as `ui/presets.html` shows it."""

    value: str
    label: str
    text: str
    icon: str
    chosen: bool


@members
@require_http_methods(["GET", "HEAD", "POST"])
def device(request: HttpRequest) -> HttpResponse:
    """Show and set what this browser remembers. Nothing of it is kept with the member, or told to anyone."""
    before = remembered.device(request)
    form = DeviceForm(
        request.POST if request.method == "POST" else None,
        initial={"keeps": remembered.keeps_words(before, request.viewer)},
    )
    if form.is_bound and form.is_valid():
        response = see_other("accounts:device")
        remembered.remember(response, request.viewer, before=before, **form.cleaned_data)
        flash(request, "Set, for this browser only.")
        return response
    guises = [
        Guise(value, name or request.place.name, text, icon, value == before.guise)
        for value, name in remembered.GUISES.items()
        for icon, text in (PICTURES[value],)
    ]
    return render(request, "accounts/device.html", {"form": form, "guises": guises}, status=422 if form.is_bound else 200)

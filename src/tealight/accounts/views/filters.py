"""What shall we keep away: while joining, and whenever somebody likes."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.accounts.actions.choose_filters import PRESETS, choose_filters
from tealight.accounts.queries.own import EVERY_PHOTO, FilterRow, filter_rows, own_record
from tealight.kernel.access import members, own_things
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

ROOMS = "groups:first_rooms"


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made way, as `ui/presets.html` shows it."""

    value: str
    label: str
    text: str
    chosen: bool


WAYS = (
    ("start", "The usual start", "Leaves out pregnancies, births, scans and living babies’ photos. Covers photos of babies who died, physical detail and self-harm."),
    ("gentle", "Gentle", "Leaves out pregnancies, babies and every photo that members share, and covers more. Grief itself is never covered."),
    ("as-they-come", "As they come", "Nothing is left out and nothing is covered."),
    ("own", "My own", "Note by note, below."),
)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def join_filters(request: HttpRequest) -> HttpResponse:
    """Begin with the usual start, or choose."""
    if request.method == "POST":
        choose_filters(viewer=request.viewer, now=request.now, preset="start")
        return see_other(ROOMS)
    return render(request, "accounts/join_filters.html")


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def join_own_filters(request: HttpRequest) -> HttpResponse:
    """Choose note by note while joining."""
    return _page(request, joining=True)


@own_things
@require_http_methods(["GET", "HEAD", "POST"])
def filters(request: HttpRequest) -> HttpResponse:
    """Choose note by note, at any time."""
    return _page(request, joining=False)


def _page(request: HttpRequest, *, joining: bool) -> HttpResponse:
    record = own_record(request.viewer)
    rows = filter_rows(record)
    if request.method == "POST":
        preset, choices = _sent(request, rows, record.preset)
        photos = choices.pop(EVERY_PHOTO)
        choose_filters(viewer=request.viewer, now=request.now, preset=preset, choices=choices, photos=photos)
        if joining:
            return see_other(ROOMS)
        flash(request, "Your filters are saved.")
        return see_other("accounts:filters")
    presets = [Preset(value, label, text, value == record.preset) for value, label, text in WAYS]
    return render(request, "accounts/filters.html", {"presets": presets, "rows": rows, "joining": joining})


def _sent(request: HttpRequest, rows: tuple[FilterRow, ...], before: str) -> tuple[str, dict[str, str]]:
    """Return the preset and the choices that were meant.

    Whoever changed a single note wants that note so, whatever ready-made way is
    still marked above it.
    """
    choices = {row.name.removeprefix("note-"): request.POST.get(row.name, row.value) for row in rows}
    changed = any(choices[row.name.removeprefix("note-")] != row.value for row in rows)
    preset = request.POST.get("preset", before)
    if changed or preset not in PRESETS:
        preset = "own"
    return preset, choices

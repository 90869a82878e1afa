"""The operator's page: what the place is called, its rules, its hours, its switches."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.kernel import clock
from tealight.kernel.access import staff
from tealight.place.actions.shape_place import shape_place
from tealight.place.forms import PARTS
from tealight.place.forms.hours import write_hours
from tealight.place.queries import Answers, answers
from tealight.place.views.switches import SWITCHES, cards
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@dataclass(frozen=True, slots=True)
class Row:
    """One line of `ui/facts.html`."""

    name: str
    value: str
    url: str
    action: str = "Change"


@staff("operator")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show what is decided, each with a way to change it."""
    now = answers(request.viewer)
    return render(request, "place/desk.html", {"rows": _rows(now), "switches": cards(now)})


@staff("operator")
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, part: str) -> HttpResponse:
    """Change one part; bad input is answered with what was typed."""
    if part not in PARTS:
        raise Http404
    form = PARTS[part](request.POST or None, answers=answers(request.viewer))
    if form.is_bound and form.is_valid():
        shape_place(viewer=request.viewer, now=request.now, **form.changes())
        flash(request, "Saved.")
        return see_other("place:desk")
    return render(request, "place/desk_part.html", {"form": form}, status=422 if form.is_bound else 200)


@staff("operator")
@require_POST
def turn(request: HttpRequest, switch: str) -> HttpResponse:
    """Turn a switch; turned already is as good."""
    found = next((entry for entry in SWITCHES if entry.key == switch), None)
    if found is None or request.POST.get("turn") not in {"on", "off"}:
        raise Http404
    on = request.POST["turn"] == "on"
    shape_place(
        viewer=request.viewer, now=request.now, **{found.column: clock.day(request.now) if on else None}
    )
    flash(request, found.said_on if on else found.said_off)
    return see_other("place:desk")


def _rows(now: Answers) -> tuple[Row, ...]:
    shown = {
        "name": now.name,
        "joining": now.sign_up,
        "hours": write_hours(now.hours).replace("\n", "; ") or "None yet",
        "safeguarding": "; ".join(_people(now)),
        "promises": _beginning(now.confidentiality),
        "leaving": now.leave_address,
        "limits": _limits(now),
    }
    rules = Row("The rules", _beginning(now.rules), reverse("place:desk-rules"))
    parts = [Row(PARTS[key].title, value, reverse("place:desk-part", args=[key])) for key, value in shown.items()]
    return (parts[0], rules, *parts[1:])


def _limits(now: Answers) -> str:
    return (
        f"New for {now.newcomer_days} days. Stories a day: {now.stories_a_day or 'no bound'}; replies an hour: "
        f"{now.replies_an_hour or 'no bound'}; links in a text: {now.most_links or 'no bound'}."
    )


def _people(now: Answers) -> list[str]:
    trustee = [f"trustee {now.trustee}"] if now.trustee else []
    return [now.safeguarding_lead, f"deputy {now.safeguarding_deputy}", *trustee]


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 120 else words[:120].rsplit(" ", 1)[0] + " …"

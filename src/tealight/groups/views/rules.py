"""The rules of a room, as they hold and as they held; and where they are written."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tealight.accounts.actions.see_rules import see_rules
from tealight.groups import queries
from tealight.groups.actions.write_room_rules import write_room_rules
from tealight.groups.queries.rules import told
from tealight.groups.views.rooms import room_or_404
from tealight.kernel.access import members, open_to_all, staff
from tealight.kernel.verdict import NotFound
from tealight.place.forms import RulesForm
from tealight.place.queries import earlier_rules, rules_version, standing
from tealight.place.queries.rules import cards
from tealight.place.rules import type_rules
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@open_to_all
@require_safe
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a room's own rules to whoever may know of it, and what held before them."""
    room = room_or_404(request.viewer, slug)
    now = standing(request.place.version).rules.get(room.id)
    return render(request, "groups/rules.html", {"room": room, "rules": cards(now), "earlier": earlier_rules(room.id)})


@open_to_all
@require_safe
def version(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Show a room's rules as they held for a time."""
    room = room_or_404(request.viewer, slug)
    found = rules_version(room.id, version)
    if found is None:
        raise NotFound
    facts = {"found": found, "rules": cards(found), "title": room.name, "now_url": reverse("groups:rules", args=[slug])}
    return render(request, "place/rules_version.html", facts)


@members
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Tell somebody no more of the changes their page told them of."""
    versions = told(request.viewer, request.POST.get("seen", ""), standing(request.place.version))
    if versions:
        see_rules(viewer=request.viewer, now=request.now, versions=versions)
    return see_other("/")


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a room's rules anew; what held until now is kept."""
    room = queries.desk_room(request.viewer, slug)
    now = standing(request.place.version).rules.get(room.id)
    form = RulesForm(
        request.POST if request.method == "POST" else None, typed=type_rules(now.rules if now else ()), may_be_empty=True,
    )
    if form.is_bound and form.is_valid():
        write_room_rules(viewer=request.viewer, now=request.now, group=room.id, rules=form.cleaned_data["rules"])
        flash(request, "The rules are saved. Whom they hold for is told once.")
        return see_other("groups:desk-rooms")
    facts = {"form": form, "room": room}
    return render(request, "groups/desk_rules.html", facts, status=422 if form.is_bound else 200)

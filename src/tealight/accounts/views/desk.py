"""The team's page about people: who asks to come in, invitations, roles, a way back in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.accounts.actions.grant_role import grant_role
from tealight.accounts.actions.hand_over_link import hand_over_link
from tealight.accounts.actions.invite_to_join import invite_to_join
from tealight.accounts.actions.let_in import let_in
from tealight.accounts.actions.revoke_role import revoke_role
from tealight.accounts.actions.turn_away import turn_away
from tealight.accounts.forms import FindForm, InvitationForm
from tealight.accounts.models import Role
from tealight.accounts.queries.arrivals import arrivals, desk_person
from tealight.accounts.queries.faces import persona_named
from tealight.accounts.queries.staff import staff_list
from tealight.kernel.access import staff
from tealight.kernel.verdict import NotFound
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

NOBODY = "Nobody here has this name. Look for a slip in it."
GIVEN = "Saved. They are signed out everywhere, and need a second step before the team’s pages open."
ANSWERED = "Somebody has answered this already."


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Show who waits and who is on the team; a POST looks somebody up by pen name."""
    find = FindForm(request.POST if request.method == "POST" else None)
    if find.is_bound and find.is_valid():
        name = find.cleaned_data["pen_name"]
        found = persona_named([name])
        if found and "operator" in request.viewer.roles:
            return see_other("accounts:desk_person", persona=found[name])
        find.add_error("pen_name", NOBODY)
    return _page(request, find, status=422 if find.is_bound else 200)


def _page(request: HttpRequest, find: FindForm, *, link: str = "", status: int = 200) -> HttpResponse:
    return render(request, "accounts/desk_people.html", {
        "arrivals": arrivals(request.viewer), "team": staff_list(), "find": find,
        "invitation": InvitationForm(), "link": link, "is_operator": "operator" in request.viewer.roles,
    }, status=status)


@staff("operator", "lead")
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Make an invitation. Its link is on this one page and nowhere else."""
    form = InvitationForm(request.POST)
    days = int(form.cleaned_data["days"]) if form.is_valid() else 7
    return _page(request, FindForm(), link=invite_to_join(viewer=request.viewer, now=request.now, days=days))


@staff("operator", "lead")
@require_POST
def answer(request: HttpRequest, arrival: int) -> HttpResponse:
    """Let somebody in, or not."""
    deed, said = (let_in, "They’re in. Nobody else is told.")
    if request.POST.get("answer") == "no":
        deed, said = (turn_away, "They’re not let in. Nothing is kept of it.")
    try:
        deed(viewer=request.viewer, now=request.now, arrival_id=arrival)
    except NotFound:
        said = ANSWERED
    flash(request, said)
    return see_other("accounts:desk_people")


@staff("operator")
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, persona: int) -> HttpResponse:
    """Show one member's roles; a POST gives or takes one."""
    role = request.POST.get("grant") or request.POST.get("revoke")
    if request.method == "POST" and role in Role.values:
        change = grant_role if "grant" in request.POST else revoke_role
        change(viewer=request.viewer, now=request.now, persona_id=persona, role=role)
        flash(request, GIVEN if change is grant_role else "Saved.")
        return see_other("accounts:desk_person", persona=persona)
    return _person(request, persona)


@staff("operator")
@require_POST
def hand_over(request: HttpRequest, persona: int) -> HttpResponse:
    """Make a way back in for somebody; the record keeps that it was made, and by whom."""
    return _person(request, persona, hand_over_link(viewer=request.viewer, now=request.now, persona_id=persona))


def _person(request: HttpRequest, persona: int, link: str = "") -> HttpResponse:
    return render(request, "accounts/desk_person.html", {
        "person": desk_person(request.viewer, persona), "link": link,
    })

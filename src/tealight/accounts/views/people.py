"""People a member turned from, with a way back to each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from tealight.accounts.actions.unblock_persona import unblock_persona
from tealight.accounts.actions.unhide_persona import unhide_persona
from tealight.accounts.actions.unmute_persona import unmute_persona
from tealight.accounts.queries.own import turned_from
from tealight.kernel.access import own_things
from tealight.kernel.verdict import NotFound
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

BACK = {"blocked": unblock_persona, "muted": unmute_persona, "hidden": unhide_persona}


@own_things
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Show whom the viewer blocked, muted and hid."""
    found = turned_from(request.viewer)
    lists = (
        ("blocked", "Blocked", "You don’t meet their words, and what they write to you doesn’t arrive. They can still read what you share.", found.blocked),
        ("muted", "Muted", "Their stories stay out of your lists.", found.muted),
        ("hidden", "Hidden", "You see nothing they write.", found.hidden),
    )
    return render(request, "accounts/people.html", {
        "lists": [entry for entry in lists if entry[3]],
    })


@own_things
@require_POST
def turn_back(request: HttpRequest, how: str, persona: int) -> HttpResponse:
    """Undo one. They are not told."""
    if how not in BACK:
        raise NotFound
    BACK[how](viewer=request.viewer, now=request.now, persona_id=persona)
    flash(request, "You can see this person’s words again.")
    return see_other("accounts:people")

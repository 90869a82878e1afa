"""Who may read, choose and let appear the photo on the page of a pen name."""

from django.db.models import Q

from tealight.accounts.models import Persona
from tealight.accounts.policy import WITH_PAGE, may_take_part
from tealight.kernel.verdict import ALLOWED, Verdict, refused
from tealight.kernel.viewer import Person, Viewer
from tealight.stories.models import Portrait
from tealight.stories.policy import keeps


def portraits_waiting_for(viewer: Viewer) -> Q:
    """Return the condition on the portraits that wait for `viewer` to look at them: never their own."""
    if not isinstance(viewer, Person) or not keeps(viewer):
        return Q(pk__in=())
    here = Persona.objects.filter(WITH_PAGE)
    return Q(held_on__isnull=False, persona__in=here) & ~Q(persona_id=viewer.persona_id)


def may_see_portrait(viewer: Viewer, portrait: Portrait) -> bool:
    """Return whether `viewer`, who may open the page, meets the photo there.

    Whoever turned from somebody does not meet their photo, as they do not meet their
    words; who keeps the place sees one that waits, whomever they turned from.
    """
    if not isinstance(viewer, Person):
        return False
    if portrait.persona_id == viewer.persona_id:
        return True
    if portrait.held_on:
        return keeps(viewer)
    return portrait.persona_id not in viewer.unwanted | viewer.muted


def may_choose_portrait(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may have a photo on their page; whether it may be a new one, media says."""
    return may_take_part(viewer)


def may_take_portrait_away(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may take their photo from their page. No decision stops them."""
    return ALLOWED if isinstance(viewer, Person) else refused("Sign in first.")


def may_let_portrait_appear(viewer: Viewer) -> Verdict:
    """Say whether `viewer` may let a photo appear that waits for them: who keeps the place."""
    return ALLOWED if keeps(viewer) else refused("Only the team can do this.")

"""What every page of stories has in common: notes, hours, and who may not know."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from tealight.accounts.queries import with_own_faces
from tealight.accounts.views.carry import ask_again, ask_to_sign_in
from tealight.kernel.slots import fill
from tealight.kernel.verdict import NotFound
from tealight.kernel.viewer import Person
from tealight.place.queries import HoursNow, Notes, notes
from tealight.ui.see_other import see_other

#: said to the author of what waits for its hour
LATER = "Your words are saved. They appear by themselves within a day; until then members cannot see them."
#: what is said of the hours where no room says them
_UNSAID = HoursNow(False, "")


@dataclass(frozen=True, slots=True)
class Aside:
    """One note in the side column; see ui/aside.html."""

    title: str
    text: str
    url: str = ""
    label: str = ""


def notes_of(request: HttpRequest) -> Notes:
    """Return the content notes of this place."""
    return notes(request.place.version)


def hours_of(request: HttpRequest) -> HoursNow:
    """Return who is here now, as a true sentence or none: what fills the slot of the hours."""
    return fill("hours beside the composer", request.viewer, request.place, request.now) or _UNSAID


def asides(request: HttpRequest) -> tuple[Aside, ...]:
    """Return the side column of lists: who is here, where help is, what is kept away."""
    hours = hours_of(request)
    watched = f"{hours.otherwise} members may answer, but nobody is watching for emergencies."
    found = [
        Aside("Who is here", f"{hours.sentence} {watched}".strip()),
        Aside("If it is too much", "Numbers to ring or text, at any hour.", "/help/", "Help now"),
    ]
    if request.viewer.is_person:
        found.append(Aside(
            "What you meet here",
            "Your filters decide what is shown, covered or left out. Members write the notes, "
            "so something may slip through.",
            "/account/filters/", "My filters",
        ))
    return tuple(found)


def as_they_are_now(request: HttpRequest, *, anonymous: bool, story: int) -> Person:
    """Return the viewer, with the name that was made for what they just wrote: it is one of theirs now."""
    if anonymous and story not in request.viewer.thread_personas:
        request.viewer = with_own_faces(request.viewer)
    return request.viewer


def was_left_open(request: HttpRequest) -> bool:
    """Say whether somebody else may be holding this browser: a member's, who was asked too long ago."""
    return isinstance(request.viewer, Person) and not request.session.is_fresh(request.now, second=False)


def ask_if_left_open(request: HttpRequest) -> HttpResponse | None:
    """Return the page that asks again, before words are shown that only their author can read; else None."""
    return ask_again(request, second=False) if was_left_open(request) else None


def after_writing(request: HttpRequest, story_id: int, *, alone: bool) -> HttpResponse:
    """Lead on to the story just written, or taken back.

    What only its author can read (`alone`) would ask for the password first. They
    have it before their eyes, so where that is due they are led to the list instead.
    """
    if alone and was_left_open(request):
        return see_other("stories:feed")
    return see_other("stories:story", story_id=story_id)


def unseen(request: HttpRequest) -> HttpResponse:
    """Answer for what is not there, or not for this viewer: nobody can tell which.

    A visitor is asked to sign in, whatever they asked for: they may be a member
    whose session ended, following their own link.
    """
    if not request.viewer.is_person:
        return ask_to_sign_in(request)
    raise NotFound

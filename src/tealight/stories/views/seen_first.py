"""Words seen before they go, with what is suggested about them: for browsers that ask nothing while they are typed."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from tealight.kernel import prose
from tealight.kernel.pace import Pace, session_of
from tealight.kernel.verdict import Refused
from tealight.place.queries import Notes
from tealight.stories.actions.writing import Written, write
from tealight.stories.forms.kept import KeptForm
from tealight.stories.offers import NUDGE, OF_NOTES, Offer, better_in, offers
from tealight.stories.queries.preview import words_shown
from tealight.stories.views.beside import notes_of

_BETTER = f"better-{NUDGE}"
#: a text of forty thousand characters is read anew each time: nobody keeps the others waiting by pressing again
PACE = Pace(each=60, by=session_of)


@dataclass(frozen=True, slots=True)
class SeenFirst:
    """A reply as others will read it, and what is suggested about it; names as `ui/seen_first.html` asks for."""

    html: SafeString
    offers: tuple[Offer, ...]


def take_in_offer(request: HttpRequest, form: KeptForm) -> None:
    """Do as the pressed button of a suggestion says: choose the note, take the better words, or suggest this no more."""
    pressed = request.POST.get("offer", "")
    if pressed.startswith("no-"):
        form.decline(pressed.removeprefix("no-"))
    elif pressed in OF_NOTES:
        form.add_note(pressed)
    elif pressed == _BETTER and len(form.data.get("body", "")) <= prose.LONGEST:
        form.put(body=better_in(prose.tidy(form.data.get("body", ""))))


def offered(
    request: HttpRequest, form: KeptForm, written: Written, notes: Notes, *, audience: str = "", nudges: bool = False
) -> tuple[Offer, ...]:
    """Return what is suggested for `written`, without what was declined in `form`; asked too often, nothing."""
    if not PACE.allows(request):
        return ()
    mask = written.notes
    for part, _ in written.words.parts:
        mask |= part
    said = f"{written.words.title}\n\n{written.words.source}".strip()
    declined = form.data.get("declined", "").split(",")
    return offers(said, notes, noted=notes.keys(mask), declined=declined, audience=audience, nudges=nudges)


def asks_to_see(request: HttpRequest) -> bool:
    """Return whether the pressed button wants a reply to be seen, and not sent."""
    return request.POST.get("do") == "look" or "offer" in request.POST


def reply_seen_first(request: HttpRequest, form: KeptForm, *, answers_own: bool) -> SeenFirst | None:
    """Return how the reply in `form` will look; None, with the reason in it, if it could not be sent.

    On one's own story (`answers_own`) no better words are suggested.
    """
    if not form.is_valid():
        return None
    notes = notes_of(request)
    try:
        written = write("", form.cleaned_data["body"], form.cleaned_data["notes"], wordless=bool(form.rows), known=notes)
    except Refused as refused:
        form.add_error(refused.about or None, refused.sentence)
        return None
    return SeenFirst(words_shown(notes, written.words), offered(request, form, written, notes, nudges=not answers_own))

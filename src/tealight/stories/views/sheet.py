"""The page a story is written on, for a new one and for changes alike."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tealight.kernel import prose
from tealight.kernel.verdict import Refused
from tealight.place import slow
from tealight.stories import danger, policy, watching
from tealight.stories.actions.writing import why_it_waits, write
from tealight.stories.forms import StoryForm
from tealight.stories.forms.notes import note_paragraphs_of
from tealight.stories.models import Audience
from tealight.stories.queries.audiences import AudienceChoice
from tealight.stories.queries.facts import Author
from tealight.stories.queries.preview import note_options, preview, unchosen
from tealight.stories.views.beside import hours_of, notes_of
from tealight.stories.views.photos import carried, photos_of, previewed
from tealight.stories.views.seen_first import offered
from tealight.stories.wording import NO_WORDS, Wording

#: stands for a face that is made when the story is shared
NOT_MADE_YET = Author(0, "A name made for this story", "", anonymous=True)
ANOTHERS = (
    "This page was made for someone else who was signed in here. Nothing was shared or saved. "
    "If these are your words, press the button again."
)

DANGER_WAITS = (
    "Some of these words sound as if somebody may be in danger, so a person reads them before members can. "
    "You are not in trouble, and help is behind “Help now”."
)


WORDS_WAIT = "Some of these words are looked at by a person of the team before members can see them."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What differs between writing something new and changing it."""

    title: str
    under: str
    action: str
    save_url: str
    #: what the main button says without script, and what it sends
    button: str
    deed: str
    #: the choice whose words the button takes over with script; empty where it says the same always
    follows: str = ""
    state: str = ""
    #: the story that is changed
    story: int | None = None
    #: the face it stands under, where that is another than the pen name
    writer: Author | None = None
    #: what members could read of it until now
    so_far: Wording = NO_WORDS
    #: what the team was told of already, if it sounded dangerous
    told: Wording | None = None
    back_url: str = ""
    back_label: str = ""
    throw_away_url: str = ""


def show_sheet(
    request: HttpRequest, form: StoryForm, sheet: Sheet, *, status: int = 200, already: str = ""
) -> HttpResponse:
    """Show the page; with `already`, a link to what was shared from it before."""
    viewer = request.viewer
    facts = {
        "form": form, "sheet": sheet, "already": already, "photos": photos_of(request, form, sheet.story),
        "writer": sheet.writer or Author(viewer.persona_id, viewer.pen_name, "", anonymous=False),
        "notes_now": ", ".join(form.chosen_notes) or "none",
        "no_circle": viewer.own_circle is None and bool(sheet.follows),
        "aside": hours_of(request).sentence,
        "state": sheet.state or _state(request),
    }
    return render(request, "stories/compose.html", facts, status=status)


def show_preview(request: HttpRequest, form: StoryForm, sheet: Sheet) -> HttpResponse:
    """Show the text as others will see it; the page to write on again, if it cannot be shown."""
    form.is_valid()
    for later in ("audience", "need"):
        form.errors.pop(later, None)
    notes, for_whom = notes_of(request), form.for_whom
    if not form.errors:
        keys = form.cleaned_data["notes"]
        private = for_whom is not None and for_whom.audience == Audience.ME
        try:
            written = write(
                form.data.get("title", ""), form.data.get("body", ""), keys, mentions=not private,
                wordless=bool(form.rows),
            )
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
    if form.errors:
        return show_sheet(request, form, sheet, status=422)
    shown = preview(
        request.viewer, notes, written.words, written.notes, form.data.get("need", ""), for_whom, request.now,
        persona=sheet.writer or (NOT_MADE_YET if form.is_anonymous else None),
    )
    others_read = for_whom and for_whom.audience in policy.OPEN
    standing = {picture.id for picture in sheet.so_far.pictures}
    new_photos = any(not row.is_there or row.id not in standing for row in form.rows)
    waits = why_it_waits(
        request.viewer, written.words, new_photos, here=request.place, anonymous=shown.anonymous, so_far=sheet.so_far
    ) if others_read else ""  # fmt: skip
    if others_read and danger.waits(danger.new_danger(written.words, sheet.told), request.place):
        waits = DANGER_WAITS
    elif others_read and not waits and _words_wait(request, written.words, for_whom, sheet):
        waits = WORDS_WAIT
    options = note_options(form.offered)
    hidden = form.unchecked()
    for field in hidden.fields.values():
        field.help_text = ""  # it stands hidden on this page, and would say that a hint describes it
    facts = {
        "offers": offered(request, form, written, notes, audience=for_whom.audience if for_whom else ""),
        "form": hidden, "sheet": sheet, "preview": shown, "for_whom": for_whom,
        "lead": "This is how it will look to those who can read it. Nobody else can see it yet.",
        "later": form.is_later and bool(others_read), "guessable": shown.anonymous and for_whom is not None and for_whom.is_few,
        "options": options, "unchosen": unchosen(options), "waits": waits,
        "aside": hours_of(request).sentence,
        "pictures": previewed(request, form, sheet.story), "carried": carried(form),
    }
    return render(request, "stories/preview.html", facts)


def _words_wait(request: HttpRequest, words: Wording, for_whom: AudienceChoice, sheet: Sheet) -> bool:
    group = for_whom.group
    return watching.waits(watching.noticed(words, group, request.place, sheet.told or NO_WORDS, group), group)


def take_in_notes(request: HttpRequest, form: StoryForm) -> None:
    """Write the notes chosen for single paragraphs on the preview above those paragraphs.

    Not into what is too long to be shared, which is about to be refused: taking a
    hundred thousand paragraphs apart would keep everyone else waiting.
    """
    typed = form.data.get("body", "")
    if len(typed) > prose.LONGEST:
        return
    body = note_paragraphs_of(request.POST, typed, notes_of(request))
    if body is not None:
        form.put(body=body)


def _state(request: HttpRequest) -> str:
    """Return what stands in the way of sharing today, before somebody writes for an hour."""
    if request.place.read_only:
        return "This place can only be read for now. What you write here cannot be kept or shared yet."
    if request.place.posting_paused:
        return "Sharing is paused for now. You can write, keep it for yourself, or keep it as a draft."
    return policy.may_write(request.viewer).sentence or slow.sentence(request.place.slow)


def circle_address() -> str:
    """Return where a circle is made."""
    return reverse("groups:circle")

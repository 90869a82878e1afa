"""Writing something new, and seeing it before anybody else does."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tealight.kernel.access import members
from tealight.kernel.verdict import Refused
from tealight.stories import policy
from tealight.stories.actions.keep_draft import keep_draft
from tealight.stories.actions.share_story import share_story
from tealight.stories.actions.writing import SharedAlready
from tealight.stories.forms import StoryForm, ticket
from tealight.stories.forms.kept import beginning
from tealight.stories.forms.story import offered
from tealight.stories.models import Audience
from tealight.stories.queries.audiences import audiences, usual
from tealight.stories.queries.drafts import KeptDraft
from tealight.stories.queries.own import story_waits
from tealight.stories.views.beside import after_writing, as_they_are_now, notes_of
from tealight.stories.views.danger_help import said_now, to_help
from tealight.stories.views.photos import take_in_photos
from tealight.stories.views.seen_first import take_in_offer
from tealight.stories.views.sheet import (
    ANOTHERS,
    Sheet,
    circle_address,
    show_preview,
    show_sheet,
    take_in_notes,
)
from tealight.ui import flash
from tealight.ui.see_other import see_other

SHARED = {
    Audience.ME: "Kept. Only you can read it.",
    Audience.CIRCLE: "Shared. Only your circle can read it.",
    Audience.GROUP: "Shared with this room.",
    Audience.MEMBERS: "Shared. All members can read it.",
    Audience.ANYONE: "Shared. Anyone can read it, with or without an account.",
}
DRAFT_KEPT = "Your draft is saved. Nobody can read it until you share it."
DRAFT_BESIDE = "Your draft is saved as one of its own, beside what another window saved."


@members
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a story; what happens to it, the pressed button says. None pressed: it is only shown."""
    if request.method != "POST":
        return show_sheet(request, begin(request), sheet())
    form = StoryForm(request.viewer, _choices(request), offered(notes_of(request)), request.POST)
    take_in_notes(request, form)
    take_in_offer(request, form)
    came = take_in_photos(request, form)
    if form.story_id is None:
        form.draw_ticket()
        form.add_error(None, ANOTHERS)
        return show_sheet(request, form, sheet(), status=422)
    deed = request.POST.get("do", "")
    if deed == "photos" or (came and deed == "share"):
        # Nobody meets a photo that its author could not yet say a word about.
        return show_sheet(request, form, sheet(), status=422 if form.has_error("photos") else 200)
    if deed == "share":
        return _share(request, form)
    if deed in ("keep", "circle"):
        return _keep(request, form, circle_address() if deed == "circle" else reverse("stories:feed"))
    if deed == "write":
        return show_sheet(request, form.unchecked(), sheet())
    return show_preview(request, form, sheet())


def sheet(throw_away_url: str = "") -> Sheet:
    """Return what the page of a new story says."""
    return Sheet(
        title="Write something",
        under="Nobody can read it until you share it.",
        action=reverse("stories:new"),
        save_url=reverse("stories:keep_draft"),
        button="Share",
        deed="share",
        follows="audience",
        throw_away_url=throw_away_url,
    )


def begin(request: HttpRequest, kept: KeptDraft | None = None) -> StoryForm:
    """Return an empty form, or one that goes on with a draft."""
    choices = _choices(request)
    initial = {"audience": usual(choices, request.GET.get("room", "")), **beginning(kept)}
    initial["ticket"] = ticket.draw(request.viewer, "story", kept.subject.id if kept else None)
    return StoryForm(request.viewer, choices, offered(notes_of(request)), initial=initial)


def _choices(request: HttpRequest):
    return audiences(request.viewer, request.place, request.now)


def _share(request: HttpRequest, form: StoryForm) -> HttpResponse:
    """Share what was written; refused, everything typed is still there, with the reason."""
    already = ""
    if form.is_valid():
        for_whom = form.for_whom
        judged = share_story.judge(
            viewer=request.viewer, now=request.now, title=form.cleaned_data["title"],
            source=form.cleaned_data["body"], audience=for_whom.audience, group=for_whom.group,
            need=form.cleaned_data["need"], notes=form.cleaned_data["notes"],
            photos=form.chosen_photos or (), story_id=form.story_id, anonymous=form.is_anonymous,
            later=form.cleaned_data["later"], named_only=form.cleaned_data["named_only"], draft=form.keeping,
        )
        try:
            story = judged.do()
        except SharedAlready as shared:
            form.draw_ticket()
            form.add_error(None, shared.sentence)
            already = reverse("stories:story", args=(shared.shared,))
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        else:
            # What the team is never told of is judged here alone.
            said = (form.cleaned_data["title"], form.cleaned_data["body"], form.rows)
            if judged.judgement or (for_whom.audience not in policy.OPEN and said_now(*said)):
                return to_help(request, story, alone=for_whom.audience == Audience.ME)
            # Where it waits, its page says so itself, today and until it appears.
            if not story_waits(as_they_are_now(request, anonymous=form.is_anonymous, story=story), story):
                flash(request, SHARED[for_whom.audience])
            return after_writing(request, story, alone=for_whom.audience == Audience.ME)
    return show_sheet(request, form, sheet(), status=422, already=already)


def _keep(request: HttpRequest, form: StoryForm, then: str) -> HttpResponse:
    """Keep what was written as a draft, and go on elsewhere."""
    try:
        kept = keep_draft(
            viewer=request.viewer, now=request.now, subject=form.subject, fields=form.typed,
            keeping=form.keeping,
        )
    except Refused as refused:
        form.is_valid()
        form.errors.clear()
        form.add_error(None, refused.sentence)
        return show_sheet(request, form, sheet(), status=422)
    if kept.shared:
        return see_other("stories:story", story_id=kept.subject.id)
    flash(request, DRAFT_BESIDE if kept.beside else DRAFT_KEPT)
    return see_other(then)

"""The photo on one's own page: chosen, described, put in another's place, taken away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.kernel.access import members
from tealight.kernel.verdict import Refused
from tealight.media.actions.drop_uploads import drop_uploads
from tealight.stories.actions.choose_portrait import choose_portrait
from tealight.stories.actions.take_portrait_away import take_portrait_away
from tealight.stories.actions.writing import why_it_waits
from tealight.stories.forms.photos import Row
from tealight.stories.forms.portrait import PortraitForm
from tealight.stories.queries.portraits import OwnPortrait, own_portrait
from tealight.stories.views.beside import notes_of
from tealight.stories.views.photos import portrait_of, take_in_photos
from tealight.stories.wording import NO_WORDS
from tealight.ui import flash
from tealight.ui.see_other import see_other

THERE = "Your photo is on your page. Members who open it can see it."
WAITS = "Your photo is saved. Members cannot see it yet: a person looks at it first."
AWAY = "Your photo is taken away. Nobody can see it now."
NONE_YET = "No photo is chosen yet. Choose one first, or leave the page as it is."
ANOTHERS = "This page was made for someone else who was signed in here. Nothing was changed. Open it again."


@members
@require_http_methods(["GET", "HEAD", "POST"])
def portrait(request: HttpRequest) -> HttpResponse:
    """Choose the photo on one's own page, or take it away."""
    own = own_portrait(request.viewer, notes_of(request))
    form = PortraitForm(request.viewer, _row(own), request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, form, own)
    came, deed = take_in_photos(request, form), request.POST.get("do")
    drop_uploads(viewer=request.viewer, now=request.now, uploads=form.replaced)
    if deed == "away":
        return _take_away(request, form)
    if came or deed == "photos":
        return _page(request, form, own, status=422 if form.has_error("photos") else 200)
    if form.is_valid() and _chosen(request, form):
        return see_other("stories:person", persona_id=request.viewer.persona_id)
    return _page(request, form, own, status=422)


def _chosen(request: HttpRequest, form: PortraitForm) -> bool:
    """Put the photo on the page and say so; False, with the reason in the form, if it cannot be."""
    if not form.rows or form.portrait_id is None:
        form.add_error("photos", ANOTHERS if form.rows else NONE_YET)
        return False
    try:
        waits = choose_portrait(
            viewer=request.viewer, now=request.now, portrait=form.portrait_id, photo=form.rows[0].chosen()
        )
    except Refused as refused:
        form.add_error("photos", refused.sentence)
        return False
    flash(request, WAITS if waits else THERE)
    return True


def _take_away(request: HttpRequest, form: PortraitForm) -> HttpResponse:
    """Take away what the form shows: a photo not shared yet, or the one on the page."""
    if form.rows and not form.rows[0].is_there:
        drop_uploads(viewer=request.viewer, now=request.now, uploads=[form.rows[0].id])
    else:
        take_portrait_away(viewer=request.viewer, now=request.now)
        flash(request, AWAY)
    return see_other("stories:portrait")


def _row(own: OwnPortrait | None) -> Row | None:
    return None if own is None else Row(f"p{own.photo}", own.alt, "", own.notes)


def _page(request: HttpRequest, form: PortraitForm, own: OwnPortrait | None, status: int = 200) -> HttpResponse:
    is_there = bool(form.rows) and form.rows[0].is_there
    facts = {
        "form": form, "deed": "Save what is said of it" if is_there else "Show it on my page", "photos": portrait_of(request, form), "waits": own is not None and own.waits,
        "before": why_it_waits(request.viewer, NO_WORDS, photos=True, here=request.place), "persona": request.viewer.persona_id,
    }
    return render(request, "stories/portrait.html", facts, status=status)

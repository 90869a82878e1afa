"""What readers do with an article: keep it for later, and say if it helped."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.accounts.actions.keep_article import keep_article
from tealight.accounts.actions.unkeep_article import unkeep_article
from tealight.help.queries import fitting_help
from tealight.kernel.access import members, open_to_all
from tealight.kernel.pace import Pace
from tealight.kernel.verdict import Refused
from tealight.magazine.actions.answer_helpful import answer_helpful
from tealight.magazine.forms.reading import YES, HelpfulForm
from tealight.magazine.queries.after import after_article, card_at, kept_at
from tealight.magazine.queries.facts import ArticleCard, ArticlePage
from tealight.screening import Danger, danger_of
from tealight.stories.help_words import PLAN, WORDS
from tealight.stories.views.beside import notes_of
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other

#: a ward's whole waiting room may share one address
PACE = Pace(each=20, everyone=600, per=timedelta(hours=1))
#: whoever is signed in is never shut out by how much strangers send
MEMBERS_PACE = Pace(each=40, per=timedelta(hours=1))
TOO_OFTEN = (
    "Several answers came from this connection within the hour, and we pause it to keep machines "
    "out. What you wrote is still here. Press Send again in a while."
)
KEPT = "Kept for later, among what you keep. Nobody is told."
THANKS = "Thank you. The editors read it. Nothing says who wrote it."


def beneath(request: HttpRequest, page: ArticlePage) -> dict:
    """Return what `magazine/_after.html` is told, under the article `page`.

    Visitors are led to a page of its own: a form has a number, and the page of an article is drawn once for them all.
    """
    form = HelpfulForm(now=request.now, viewer=request.viewer, auto_id="helpful-%s") if request.viewer.is_person else None
    return {"after": after_article(request.viewer, page.card.id, page.slug), "helpful": form}


@members
@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep an article one may read, or let go of one kept; nobody is told."""
    if request.POST.get("keep") == "no":
        number = kept_at(request.viewer, slug)
        if number is not None:
            unkeep_article(viewer=request.viewer, now=request.now, article=number)
        flash(request, "No longer kept.")
        return see_other("stories:kept")
    card = card_at(request.viewer, notes_of(request), slug)
    keep_article(viewer=request.viewer, now=request.now, article=card.id)
    flash(request, KEPT)
    return see_other("magazine:article", slug=slug)


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def helpful(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask if an article helped; sent, keep the answer and lead back. Where a line tells of danger, show help at once."""
    card = card_at(request.viewer, notes_of(request), slug)
    form = HelpfulForm(
        request.POST if request.method == "POST" else None, now=request.now, viewer=request.viewer,
        initial={"helpful": request.GET.get("was", "")},
    )
    if form.is_bound and form.is_valid() and _kept(request, card, form):
        danger = danger_of(form.cleaned_data["line"]) if form.cleaned_data["line"] else None
        if danger:
            return _help(request, card, danger)
        flash(request, THANKS)
        return see_other("magazine:article", slug=slug)
    return render(request, "magazine/helpful.html", {"card": card, "form": form}, status=422 if form.errors else 200)


def _kept(request: HttpRequest, card: ArticleCard, form: HelpfulForm) -> bool:
    """Keep an answer; False, with what is wrong in the form."""
    if not (MEMBERS_PACE if request.viewer.is_person else PACE).allows(request):
        form.add_error(None, TOO_OFTEN)
        return False
    said = form.cleaned_data
    try:
        answer_helpful(
            viewer=request.viewer, now=request.now, article=card.id, was_helpful=said["helpful"] == YES, line=said["line"],
            form_number=form.number,
        )
    except Refused as refused:
        form.add_error(refused.about or None, refused.sentence)
        return False
    return True


def _help(request: HttpRequest, card: ArticleCard, danger: Danger) -> HttpResponse:
    """Show where to turn, in the answer itself: an address that named the danger would stay in a browser's history."""
    found = fitting_help(request.viewer, request.place.country, danger.kind, request.now)
    where = found.here.where_to_go if found.here else "an emergency department"
    words = WORDS[danger.kind]
    return render(request, "magazine/helpful_help.html", {
        "card": card, "help": found, "danger": danger.kind, "words": words, "now": words.now.format(where=where),
        "plan": PLAN if danger.plan else "",
    })

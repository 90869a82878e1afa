"""The words this place watches."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tealight.groups.forms.words import WordForm
from tealight.groups.queries.words import watched_words, where_to_watch
from tealight.kernel.access import staff
from tealight.kernel.verdict import Refused
from tealight.place.actions.stop_watching_words import stop_watching_words
from tealight.place.actions.watch_words import watch_words
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff("operator", "lead")
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show what is watched, and take in one more."""
    form = WordForm(request.POST if request.method == "POST" else None, where=where_to_watch(request.viewer))
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            watch_words(
                viewer=request.viewer, now=request.now, words=given["words"], does=given["does"], group=int(given["group"])
            )
        except Refused as refused:
            form.add_error(refused.about or None, refused.sentence)
        else:
            flash(request, "It is watched from now on, in what is shared or changed.")
            return see_other("groups:desk-words")
    facts = {"form": form, "words": watched_words(request.viewer)}
    return render(request, "groups/desk_words.html", facts, status=422 if form.is_bound else 200)


@staff("operator", "lead")
@require_POST
def let_be(request: HttpRequest, word: int) -> HttpResponse:
    """Watch an entry no more."""
    stop_watching_words(viewer=request.viewer, now=request.now, word=word)
    flash(request, "It is watched no more.")
    return see_other("groups:desk-words")

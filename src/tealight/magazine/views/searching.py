"""Looking for articles, with or without an account. What somebody looks for is in no address, and kept nowhere."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.kernel.access import open_to_all
from tealight.kernel.pace import Pace
from tealight.magazine.forms.reading import ArticleSearchForm
from tealight.magazine.queries.found import MOST, articles_searched

#: a search costs more than a page: machines without an account that send many are paused, and no reader notices
PACE = Pace(each=60, everyone=1_500, per=timedelta(minutes=10))
TOO_OFTEN = "Many searches came from this connection, and we pause it to keep machines out. Press Search again in a while."


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Show the form; sent, show what was found in the answer itself.

    Led on to an address instead, it would have to hold the words, or something that opens them: a visitor has
    no key of their own, and whoever picks up the phone could open it from the history.
    """
    form = ArticleSearchForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        if request.viewer.is_person or PACE.allows(request):
            found = articles_searched(request.viewer, form.cleaned_data["words"])
        else:
            form.add_error(None, TOO_OFTEN)
    facts = {"form": form, "found": found, "is_full": found is not None and len(found) == MOST}
    return render(request, "magazine/search.html", facts, status=422 if form.errors else 200)

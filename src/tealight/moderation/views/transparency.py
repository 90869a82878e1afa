"""What the team decided, counted for everyone, with or without an account."""

import csv
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tealight.kernel import clock
from tealight.kernel.access import open_to_all
from tealight.moderation.queries.counted import (
    Counted,
    DecisionsCounted,
    decisions_counted,
    twelve_months,
    words_of,
)

_COLUMNS = tuple(words_of(Counted(date.min, "none", "", "", "", "")))


@open_to_all
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the counts, in plain words."""
    since, until = twelve_months(clock.day(request.now))
    facts = {"counted": _counted(request), "since": since, "until": until}
    return render(request, "moderation/transparency.html", facts)


@open_to_all
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give the counts as a table."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": 'attachment; filename="decisions.csv"'})
    table = csv.DictWriter(answer, _COLUMNS)
    table.writeheader()
    table.writerows(words_of(row) for row in _counted(request).rows)
    return answer


@open_to_all
@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Give the counts as JSON."""
    counted = _counted(request)
    return JsonResponse({
        "decisions": [words_of(row) for row in counted.rows],
        "appeals": [{"outcome": one.outcome, "count": one.how_many} for one in counted.appeals],
    })


def _counted(request: HttpRequest) -> DecisionsCounted:
    return decisions_counted(request.viewer, *twelve_months(clock.day(request.now)))

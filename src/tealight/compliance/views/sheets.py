"""The workbook, its sheets, and their versions."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from tealight.compliance import policy
from tealight.compliance.actions.write_sheet import write_sheet
from tealight.compliance.forms import SheetForm
from tealight.compliance.queries.sheets import answered, version_of, versions, workbook
from tealight.compliance.sheets import SHEETS, Sheet
from tealight.kernel import clock
from tealight.kernel.access import staff
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Person
from tealight.place.queries import whom_to_call
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff(*policy.KEEPERS)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the chapters, how each stands, and the files."""
    return render(request, "compliance/workbook.html", {"chapters": workbook(request.viewer, clock.day(request.now))})


@staff(*policy.KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, sheet: str) -> HttpResponse:
    """Write a sheet anew; each save is a version, and what was there stays."""
    there = versions(request.viewer, sheet)
    newest, asked = there[0] if there else None, SHEETS[sheet]
    begins = newest.answers if newest else _start(request.viewer, asked, clock.day(request.now))
    form = SheetForm(request.POST or None, sheet=asked, initial={**begins, "base": newest.version if newest else 0})
    if form.is_bound and form.is_valid():
        try:
            write_sheet(
                viewer=request.viewer, now=request.now, sheet=sheet, base=form.cleaned_data["base"], answers=form.answers()
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
            form.take_base(newest.version if newest else 0)
        else:
            flash(request, "Saved as a version of its own. What was there before can still be read.")
            return see_other("compliance:sheet", sheet=sheet)
    facts = {"form": form, "sheet": asked, "versions": there}
    return render(request, "compliance/sheet.html", facts, status=422 if form.errors else 200)


@staff(*policy.KEEPERS)
@require_safe
def version(request: HttpRequest, sheet: str, number: int) -> HttpResponse:
    """Show one version, and how it differs from the one before or from another (`?beside=2`)."""
    there = versions(request.viewer, sheet)
    written = version_of(request.viewer, sheet, number)
    asked = request.GET.get("beside", "")
    other = next((one for one in there if f"{one.version}" == asked), None)
    beside = other or next((one for one in there if one.version == number - 1), None)
    facts = {
        "sheet": SHEETS[sheet], "written": written, "beside": beside, "answers": answered(SHEETS[sheet], written, beside),
        "others": [one for one in there if one.version != number],
    }
    return render(request, "compliance/version.html", facts)


def _start(viewer: Person, asked: Sheet, today: date) -> dict[str, str]:
    """Return what a sheet begins with: our words, the lead, and today."""
    words = {question.key: question.start for question in asked.questions if question.start}
    return {"owner": whom_to_call(viewer).lead, "on": today, **words}

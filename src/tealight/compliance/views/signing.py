"""Signing a chapter off."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tealight.compliance import policy
from tealight.compliance.actions.sign_chapter import sign_chapter
from tealight.compliance.forms import SignForm
from tealight.compliance.queries.sheets import chapter_now, sign_offs
from tealight.kernel import clock
from tealight.kernel.access import staff
from tealight.kernel.verdict import Refused
from tealight.ui.flash import flash
from tealight.ui.see_other import see_other


@staff(*policy.KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, chapter: str) -> HttpResponse:
    """Show what is signed, and sign it; earlier sign-offs stay to be read."""
    today = clock.day(request.now)
    now = chapter_now(request.viewer, chapter, today)
    form = SignForm(request.POST or None, today=today, seen=now.mark)
    if form.is_bound and form.is_valid():
        try:
            sign_chapter(viewer=request.viewer, now=request.now, chapter=chapter, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.about if refused.about == "review_on" else None, refused.sentence)
            form.data = {**form.data.dict(), "seen": now.mark}
        else:
            flash(request, "Signed off. The desk says so when it is time to look again.")
            return see_other("compliance:sign", chapter=chapter)
    facts = {"form": form, "now": now, "earlier": sign_offs(request.viewer, chapter)}
    return render(request, "compliance/sign.html", facts, status=422 if form.errors else 200)

"""The workbook as files, for who keeps it elsewhere or shows it to Ofcom."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from tealight.compliance import policy
from tealight.compliance.queries.book import (
    Book,
    every_version,
    signed_book,
    version_book,
    whole_book,
)
from tealight.kernel import clock
from tealight.kernel.access import staff


@staff(*policy.KEEPERS)
@require_safe
def whole_pdf(request: HttpRequest) -> HttpResponse:
    """Give the whole workbook as it is now."""
    return _pdf(whole_book(request.viewer, request.place.name, clock.day(request.now)), "workbook")


@staff(*policy.KEEPERS)
@require_safe
def whole_json(request: HttpRequest) -> HttpResponse:
    """Give the whole workbook, with every version and sign-off there ever was."""
    now = asdict(whole_book(request.viewer, request.place.name, clock.day(request.now)))
    answer = JsonResponse({"now": now, **every_version(request.viewer)}, json_dumps_params={"ensure_ascii": False})
    return _named(answer, "workbook.json")


@staff(*policy.KEEPERS)
@require_safe
def version_pdf(request: HttpRequest, sheet: str, number: int) -> HttpResponse:
    """Give one version of a sheet."""
    book = version_book(request.viewer, request.place.name, clock.day(request.now), sheet, number)
    return _pdf(book, f"{sheet}-{number}")


@staff(*policy.KEEPERS)
@require_safe
def signed_pdf(request: HttpRequest, chapter: str, number: int) -> HttpResponse:
    """Give a chapter as it was signed off."""
    book = signed_book(request.viewer, request.place.name, clock.day(request.now), chapter, number)
    return _pdf(book, f"{chapter}-signed-{number}")


def _pdf(book: Book, name: str) -> HttpResponse:
    # Loaded by whoever asks for paper, once in months: the library would lie in every web process's memory.
    from tealight.compliance.printing import printed

    return _named(HttpResponse(printed(book), content_type="application/pdf"), f"{name}.pdf")


def _named(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

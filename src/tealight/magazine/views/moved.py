"""Where an article of an old site is now."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import register_converter
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.magazine.queries.old_addresses import is_old_address, where_it_is


class OldPath:
    """A path that a row names. Any other is no route at all, and answers as what never was."""

    regex = r"[^?]+"

    def to_python(self, path: str) -> str:
        if not is_old_address(f"/{path}"):
            raise ValueError
        return f"/{path}"

    def to_url(self, path: str) -> str:
        return path.lstrip("/")


register_converter(OldPath, "old")


@open_to_all
@require_safe
def moved(request: HttpRequest, path: str) -> HttpResponse:
    """Lead from where an article was on the old site to where it is."""
    found = where_it_is(request.viewer, path)
    if found is None:
        raise NotFound
    return HttpResponsePermanentRedirect(found)

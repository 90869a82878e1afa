"""What a browser needs to put the place on a home screen, under a name and a picture that tell nothing.

The guise stands in the address, since browsers ask for a manifest without any cookie; so this needs no
sign-in and says nothing about who asked.
"""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from tealight.accounts.device import GUISES
from tealight.kernel.access import open_to_all
from tealight.web.context import place_of

#: warm paper, as the page itself begins
_PAPER = "#fbf7f0"


@open_to_all
@require_safe
def manifest(request: HttpRequest, guise: str) -> HttpResponse:
    """Answer with the manifest of one guise. No description, no category, no pictures of pages."""
    if guise not in GUISES:
        raise Http404
    name = GUISES[guise] or place_of(request).name
    facts = {
        "id": "/", "start_url": "/", "scope": "/", "display": "standalone",
        "name": name, "short_name": name, "lang": "en-GB", "dir": "ltr",
        "background_color": _PAPER, "theme_color": _PAPER,
        "icons": [
            {"src": static(f"ui/icons/app/{guise}.svg"), "sizes": "any", "type": "image/svg+xml"},
            *(
                {"src": static(f"ui/icons/app/{guise}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png",
                 "purpose": purpose}
                for size, purpose in ((192, "any"), (512, "any"), (512, "maskable"))
            ),
        ],
    }
    response = JsonResponse(facts, content_type="application/manifest+json")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response

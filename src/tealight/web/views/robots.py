"""What crawlers are asked: to leave the community alone. Articles are for them as far as the operator says."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.place.queries import Place
from tealight.web.context import place_of

#: those who gather words for language models, or read pages for one, by the names they give themselves
AI_CRAWLERS = (
    "AI2Bot", "Ai2Bot-Dolma", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot",
    "ChatGPT-User", "Claude-SearchBot", "Claude-User", "Claude-Web", "ClaudeBot", "cohere-ai",
    "cohere-training-data-crawler", "Diffbot", "DuckAssistBot", "FacebookBot", "Google-CloudVertexBot",
    "Google-Extended", "GPTBot", "ICC-Crawler", "ImagesiftBot", "img2dataset", "meta-externalagent",
    "meta-externalfetcher", "MistralAI-User", "OAI-SearchBot", "omgili", "omgilibot", "PanguBot",
    "Perplexity-User", "PerplexityBot", "PetalBot", "Timpibot", "VelenPublicWebCrawler", "Webzio-Extended",
    "YouBot",
)  # fmt: skip


@open_to_all
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask every crawler to leave, but for articles if the operator lets them; those of AI by name, with rules of their own.

    It is a request: a crawler that does as it likes is not stopped by it. Nor do we refuse anyone by
    the agent they name, since agents are neither read nor kept here; what is not for strangers is
    behind the gate, and every answer but an article's says `noindex` and `noai` besides.
    """
    place = place_of(request)
    named = "".join(f"User-agent: {name}\n" for name in AI_CRAWLERS) + _rules(place, may_read=place.articles_for_ai)
    others = "User-agent: *\n" + _rules(place, may_read=not place.articles_unlisted)
    response = HttpResponse(f"{named}\n{others}{_map(place)}", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response


def _rules(place: Place, *, may_read: bool) -> str:
    """Return what is open, and that nothing else is. First what is open: some crawlers keep the first rule that fits.

    The files a page is drawn with are open with it, and what says to AI that it may not: `llms.txt`.
    """
    if not place.is_open:
        return "Disallow: /\n"
    opened = ("/llms.txt", *((reverse("magazine:front"), "/sitemap.xml", "/static/") if may_read else ()))
    return "".join(f"Allow: {path}\n" for path in opened) + "Disallow: /\n"


def _map(place: Place) -> str:
    if not place.is_open or place.articles_unlisted:
        return ""
    return f"\nSitemap: {settings.TEALIGHT.own_address}{reverse('magazine:map')}\n"

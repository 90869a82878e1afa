"""What crawlers are asked: to leave. Nothing of a community may be found by searching or learned by a machine."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all

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
_EVERYONE = "User-agent: *\nDisallow: /\n"
_NAMED = "".join(f"User-agent: {name}\n" for name in AI_CRAWLERS) + "Disallow: /\n"


@open_to_all
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask every crawler to read nothing, and those of AI by name, so that they stay out whatever opens later.

    It is a request: a crawler that does as it likes is not stopped by it. Nor do we refuse anyone by
    the agent they name, since agents are neither read nor kept here; what is not for strangers is
    behind the gate, and every answer says `noindex` and `noai` besides.
    """
    response = HttpResponse(f"{_NAMED}\n{_EVERYONE}", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response

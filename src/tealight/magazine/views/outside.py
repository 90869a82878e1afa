"""What programs read of the magazine: feeds, the map, the list for AI, the card of a link."""

from datetime import UTC, date, datetime, time
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from tealight.kernel.access import open_to_all
from tealight.kernel.verdict import NotFound
from tealight.magazine.queries.cards import card_file
from tealight.magazine.queries.outside import (
    Outside,
    everything_mapped,
    newest,
    shelf,
    stranger,
)

#: so long a feed, a map or a card may be kept by whoever asked
_KEPT = "public, max-age=3600"


@open_to_all
@require_safe
def feed(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Answer with the newest articles as an Atom feed: of all, or of a category."""
    found = shelf(slug, request.place) if slug else None
    if slug and found is None:
        raise NotFound
    place, own = request.place, settings.TEALIGHT.own_address
    title = f"{found.title} · {place.name}" if found else f"Reading · {place.name}"
    articles = newest(place, found)
    written = Atom1Feed(
        title=title, link=own + (found.path if found else reverse("magazine:front")), description=place.line,
        language="en-gb", feed_url=own + request.path, feed_guid=own + request.path,
    )
    for article in articles:
        _add(written, article, own, place.name)
    changed = max((article.changed_on for article in articles), default=None)
    return _answer(request, written.writeString("utf-8").encode(), "application/atom+xml", changed)


def _add(written: Atom1Feed, article: Outside, own: str, place: str) -> None:
    host = own.split("://", 1)[1].partition(":")[0]
    written.add_item(
        title=article.title, link=own + article.path, description=article.standfirst or None,
        # The name of an entry outlives a change of its address.
        unique_id=f"tag:{host},{article.published_on:%Y-%m-%d}:article-{article.id}",
        author_name=article.author or place, categories=(article.category,),
        pubdate=_at(article.published_on), updateddate=_at(article.changed_on),
    )  # fmt: skip


@open_to_all
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Answer with every page of the magazine that may be listed; 404 while the operator lets none be."""
    if request.place.articles_unlisted:
        raise NotFound
    pages = everything_mapped(request.place)
    own = settings.TEALIGHT.own_address
    written = render_to_string("magazine/sitemap.xml", {"pages": pages, "own": own})
    return _answer(request, written.encode(), "application/xml", max((page.changed_on for page in pages), default=None))


@open_to_all
@require_safe
def for_ai(request: HttpRequest) -> HttpResponse:
    """Answer with what AI may read here: the articles, or nothing."""
    place = request.place
    articles = newest(place, most=1_000) if place.articles_for_ai else ()
    facts = {"here": place, "articles": articles, "own": settings.TEALIGHT.own_address}
    written = render_to_string("magazine/llms.txt", facts)
    return _answer(request, written.encode(), "text/plain; charset=utf-8", None)


@open_to_all
@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the picture that goes with a link to an article."""
    found = card_file(stranger(request.place), request.place, slug)
    if found is None:
        raise NotFound
    sign = f'"{found.sign[:32]}"'
    named = {"ETag": sign, "Cache-Control": _KEPT, "Content-Disposition": 'inline; filename="card.png"'}
    response = HttpResponse(found.png, content_type="image/png", headers=named)
    return get_conditional_response(request, sign, None, response)


def _answer(request: HttpRequest, content: bytes, kind: str, changed: date | None) -> HttpResponse:
    """Answer with `content`, or that whoever asks has it. A day says when it changed: nothing finer is told."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Cache-Control"] = _KEPT
    response.headers["ETag"] = sign = f'"{sha256(content).hexdigest()[:32]}"'
    moment = int(_at(changed).timestamp()) if changed else None
    if changed:
        response.headers["Last-Modified"] = http_date(moment)
    return get_conditional_response(request, sign, moment, response)


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)

"""What editors write, made safe: it may have been brought here from another program, with anything in it."""

import re
from collections.abc import Callable

import nh3
from django.utils.safestring import SafeString

from tealight.magazine.models import Article

_TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a"}
#: nobody's address for mail stands in a page
_SCHEMES = {"https", "http", "tel"}
#: how Wagtail keeps a link to a page of its own tree
_PAGE = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
_ID = re.compile(r"\bid=\"(\d{1,16})\"")
_OUT = re.compile(r"<a (?=href=\"http)")


def set_text(source: str) -> SafeString:
    """Return `source`, rich text as Wagtail keeps it, as safe HTML. A link to an article leads to where readers read it."""
    linked = _PAGE.sub(_to_article(source), source)
    clean = nh3.clean(linked, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None)
    # Whoever follows a link takes along no address of ours.
    return SafeString(_OUT.sub('<a rel="nofollow noreferrer" ', clean))


def _to_article(source: str) -> Callable[[re.Match[str]], str]:
    ids = {int(found[1]) for tag in _PAGE.findall(source) if (found := _ID.search(tag))}
    slugs = dict(Article.objects.filter(id__in=ids).values_list("id", "slug")) if ids else {}

    def begin(tag: re.Match[str]) -> str:
        found = _ID.search(tag[0])
        slug = slugs.get(int(found[1])) if found else None
        return f'<a href="/reading/{slug}/">' if slug else "<a>"

    return begin

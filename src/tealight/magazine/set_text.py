"""What editors write, made safe: it may have been brought here from another program, with anything in it."""

import re
from collections.abc import Callable

import nh3
from django.utils.safestring import SafeString

from tealight.magazine.link_rule import SCHEMES, may_lead
from tealight.magazine.models import Article

_TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a"}
#: how Wagtail keeps a link to a page of its own tree
_PAGE = re.compile(r"<a\b[^>]*\blinktype=\"page\"[^>]*>")
_ID = re.compile(r"\bid=\"(\d{1,16})\"")
_OUT = re.compile(r"<a (?=href=\"http)")


def set_text(source: str) -> SafeString:
    """Return `source`, rich text as Wagtail keeps it, as safe HTML. A link to an article leads to where readers read it."""
    linked = _PAGE.sub(_to_article(source), source)
    clean = nh3.clean(linked, tags=_TAGS, attributes={"a": {"href"}}, attribute_filter=_leading, url_schemes=set(SCHEMES), link_rel=None)
    # Whoever follows a link takes along no address of ours.
    return SafeString(_OUT.sub('<a rel="nofollow noreferrer" ', clean))


def _leading(tag: str, name: str, value: str) -> str | None:
    return value if may_lead(value) else None


def linked_in(source: str) -> dict[int, str]:
    """Return the articles that rich text leads to, and the slug at which each is read; "" for one that is not.

    What is not published is named to nobody: its slug is made of its title.
    """
    ids = {int(found[1]) for tag in _PAGE.findall(source) if (found := _ID.search(tag))}
    return {**dict.fromkeys(ids, ""), **slugs_of(ids)}


def slugs_of(ids: set[int]) -> dict[int, str]:
    """Return the slugs of those articles of `ids` that are published."""
    return dict(Article.objects.filter(id__in=ids, live=True).values_list("id", "slug")) if ids else {}


def _to_article(source: str) -> Callable[[re.Match[str]], str]:
    slugs = linked_in(source)

    def begin(tag: re.Match[str]) -> str:
        found = _ID.search(tag[0])
        slug = slugs.get(int(found[1])) if found else None
        return f'<a href="/reading/{slug}/">' if slug else "<a>"

    return begin

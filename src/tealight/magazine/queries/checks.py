"""What the place sees in an article's text, for its editors: how hard it is to read, what is missing, what leads nowhere.

No request leaves: an address elsewhere is looked at, never asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.models import Page

from tealight.magazine.link_rule import may_lead
from tealight.magazine.models import Article, PublishedArticle
from tealight.magazine.reading_age import Difficulty, difficulty
from tealight.magazine.rendering import PACE

#: parts of a piece that are no prose of the article
_NO_PROSE = frozenset({"alt", "credit", "notes", "image", "url"})
_BREAK = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Checks:
    """What an editor is told beside the text. `wants` are sentences, each about one thing to mend."""

    difficulty: Difficulty | None
    minutes: int
    wants: tuple[str, ...]


def checks_of(page: Article, today: date) -> Checks:
    """Return what is seen in `page` as it stands, saved or not."""
    texts = [said for block in page.body for said in _prose(block.block, block.value)]
    text = "\n".join(_BREAK.sub("\n", said) for said in texts)
    plain = unescape(_TAG.sub(" ", text))
    wants = (*_links(texts), *_pictures(page), *_references(page), *_read_next(page), *_dates(page, today))
    return Checks(difficulty(plain), max(1, round(len(plain.split()) / PACE)), tuple(dict.fromkeys(wants)))


def _prose(block, value) -> Iterator[str]:
    """Yield the prose of a piece and of what is in it; rich text as it is kept."""
    if value is None:
        return
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            if name not in _NO_PROSE:
                yield from _prose(child, value.get(name))
    elif isinstance(block, ListBlock):
        for one in value:
            yield from _prose(block.child_block, one)
    elif isinstance(block, StreamBlock):
        for one in value:
            yield from _prose(one.block, one.value)
    elif isinstance(block, RichTextBlock):
        yield value.source
    elif isinstance(value, str):
        yield value + "\n"


def _links(texts: list[str]) -> Iterator[str]:
    for html in texts:
        for attributes, words in _LINK.findall(html):
            given = dict(_ATTRIBUTE.findall(attributes))
            said = unescape(_TAG.sub("", words)).strip()
            if not said:
                yield "A link has no words: nobody can see or hear it."
            elif wrong := _wrong(given):
                yield f"The link “{said}” {wrong}"


def _wrong(given: dict[str, str]) -> str:
    """Return what is wrong with a link of these attributes, after its words; "" if nothing is."""
    if given.get("linktype") == "page":
        page = Page.objects.filter(id=given["id"]).first() if given.get("id", "").isdecimal() else None
        if page is None:
            return "leads to an article that is gone."
        return "" if page.live else f"leads to “{page.title}”, which is not published."
    if given.get("linktype"):
        return "leads to something that is no page."
    return address_wrong(unescape(given.get("href", "")))


def address_wrong(address: str) -> str:
    """Return what is wrong with `address`, "" if it looks right. Addresses elsewhere are only looked at."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "has an address nobody can follow."
    if parts.scheme == "mailto":
        return "leads to an e-mail address, and none stands in a page: readers get the words alone."
    if not may_lead(address):
        return "has an address nobody can follow."
    if parts.scheme == "tel":
        return "" if re.search(r"\d", parts.path) else "has an address nobody can follow."
    if not parts.scheme and not host and address.startswith("#") and len(address) > 1:
        return ""
    if not parts.scheme and not host and address.startswith("/"):
        return _ours_wrong(parts.path)
    if parts.scheme not in {"http", "https"} or "." not in host.strip("."):
        return "has an address nobody can follow."
    return ""


def _ours_wrong(path: str) -> str:
    try:
        found = resolve(path)
    except Resolver404:
        return "leads to a page that is not here."
    if found.view_name == "magazine:article" and not PublishedArticle.objects.filter(slug=found.kwargs["slug"]).exists():
        return "leads to an article that is not published."
    return ""


def _pictures(page: Article) -> Iterator[str]:
    for block in page.body:
        if block.block_type == "picture":
            if block.value.get("image") is None:
                yield "A picture is gone from the magazine. Choose another, or take its place away."
            elif not (block.value.get("alt") or "").strip():
                yield f"The picture “{block.value['image'].title}” has no words for people who do not see it."


def _references(page: Article) -> Iterator[str]:
    parent = page.get_parent().specific if page.pk and page.path else None
    if getattr(parent, "is_clinical", False) and not len(page.references):
        yield "It is in a clinical category and names no reference."
    for one in page.references:
        if one.value.get("url") and (wrong := address_wrong(one.value["url"])):
            yield f"The reference “{one.value['title']}” {wrong}"


def _read_next(page: Article) -> Iterator[str]:
    for one in page.read_next:
        if one.value is None:
            yield "An article to read next is gone."
        elif not one.value.live:
            yield f"“{one.value.title}”, to be read next, is not published."


def _dates(page: Article, today: date) -> Iterator[str]:
    if page.next_review_on is None:
        yield "Nobody has said when it is to be reviewed again."
    elif page.next_review_on < today:
        yield "Its next review is overdue."

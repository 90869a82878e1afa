"""WordPress's export: WXR 1.2, an XML file. Read without trust: no document type, so no entity of its own is ever made larger."""

from collections import Counter
from datetime import date
from html import unescape
from io import StringIO
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from xml.parsers import expat

from tealight.magazine.bringing.addresses import own_path, picture_name
from tealight.magazine.bringing.classic import as_html
from tealight.magazine.bringing.facts import (
    Brought,
    Picture,
    Shipment,
    Unreadable,
    decoded,
    shortened,
)
from tealight.magazine.bringing.pieces import read_pieces, words_of

_WP = "{http://wordpress.org/export/1.2/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def read_wordpress(content: bytes, *, pages: bool = False) -> Shipment:
    """Return what the export holds; Unreadable with a sentence if it is none. `pages`: those of no date are taken too."""
    channel = _channel(decoded(content))
    own = frozenset(
        host.lower() for name in ("base_site_url", "base_blog_url") if (host := _host(channel.findtext(f"{_WP}{name}") or ""))
    )
    authors = {
        one.findtext(f"{_WP}author_login"): one.findtext(f"{_WP}author_display_name") or "" for one in channel.iter(f"{_WP}author")
    }
    items, left = channel.findall("item"), Counter()
    files = {number: item for item in items if _of(item, "post_type") == "attachment" and (number := _of(item, "post_id"))}
    shown = {number: (_of(file, "attachment_url"), _meta(file, "_wp_attachment_image_alt")) for number, file in files.items()}
    articles = []
    for item in items:
        if comments := len(item.findall(f"{_WP}comment")):
            left["comments, never taken"] += comments
        kind, status = _of(item, "post_type"), _of(item, "status")
        if kind == "attachment":
            continue
        if kind != "post" and not (pages and kind == "page"):
            left["pages that are no articles" if kind == "page" else f"things of the kind {shortened(kind, 30)}"] += 1
        elif status in {"trash", "auto-draft"}:
            left["articles in the bin"] += 1
        else:
            articles.append(_article(item, authors, files, shown, own, left))
    return Shipment(f"wordpress {sorted(own)[0] if own else ''}".strip()[:120], tuple(articles), left)


def _channel(text: str) -> ElementTree.Element:
    if text.lstrip()[:1] != "<":
        raise Unreadable("The file is no XML. In WordPress: Tools, Export, All content; take the .xml file out of the .zip.")
    try:
        _refuse_document_type(text)
        root = ElementTree.parse(StringIO(text)).getroot()  # noqa: S314 - without a document type there is nothing to make larger
    except (expat.ExpatError, ElementTree.ParseError) as fault:
        at = getattr(fault, "lineno", 0) or getattr(fault, "position", (0,))[0]
        raise Unreadable(f"The file is no whole XML: it stops making sense at line {at:,}. Copy or export it again.") from None
    except (RecursionError, ValueError):
        raise Unreadable("The file is no XML that can be read.") from None
    channel = root.find("channel")
    version = channel.findtext(f"{_WP}wxr_version") if root.tag == "rss" and channel is not None else None
    if version is None:
        raise Unreadable("The file is XML, but no export of WordPress in WXR 1.2. In WordPress: Tools, Export, All content.")
    if version.strip() != "1.2":
        raise Unreadable(f"The export says it is WXR {shortened(version, 20)}; we read 1.2, which WordPress writes since 2011.")
    return channel


def _refuse_document_type(text: str) -> None:
    def refuse(*_) -> None:
        raise Unreadable("The file brings a document type, as no export of WordPress does. It was not read.")

    reader = expat.ParserCreate()
    reader.StartDoctypeDeclHandler = reader.EntityDeclHandler = refuse
    reader.Parse(text, True)


def _host(address: str) -> str:
    try:
        return urlsplit(address.strip()).netloc
    except ValueError:
        return ""


def _of(item: ElementTree.Element, name: str) -> str:
    return (item.findtext(f"{_WP}{name}") or "").strip()


def _meta(item: ElementTree.Element, key: str) -> str:
    found = (one for one in item.findall(f"{_WP}postmeta") if one.findtext(f"{_WP}meta_key") == key)
    return next((one.findtext(f"{_WP}meta_value") or "" for one in found), "")


def _article(item: ElementTree.Element, authors: dict, files: dict, shown: dict, own: frozenset[str], left: Counter) -> Brought:
    pieces = read_pieces(as_html(item.findtext(_CONTENT) or "", shown, left), own, left)
    if (first := files.get(_meta(item, "_thumbnail_id"))) is not None:
        name = picture_name(first.findtext(f"{_WP}attachment_url") or "", own)
        alt, said = _meta(first, "_wp_attachment_image_alt"), words_of(first.findtext(_EXCERPT) or "")
        pieces.insert(0, ("picture", Picture(name, shortened(alt, 300), shortened(said, 300))))
    published = _of(item, "status") == "publish" and not _of(item, "post_password")
    under = [
        (one.get("domain"), shortened(unescape(one.text or ""), 80))
        for one in item.findall("category") if one.get("domain") in {"category", "post_tag"} and one.text
    ]  # fmt: skip
    shelves = [name for domain, name in under if domain == "category"]
    path = own_path(item.findtext("link") or "", own) if published else ""
    login = (item.findtext(_CREATOR) or "").strip()
    return Brought(
        number=_of(item, "post_id")[:64], slug=unquote(_of(item, "post_name")), title=shortened(words_of(item.findtext("title") or ""), 255),
        standfirst=shortened(words_of(item.findtext(_EXCERPT) or ""), 300), author=shortened(authors.get(login) or "", 120),
        category=shelves[0] if shelves else "", topics=tuple(dict.fromkeys([*shelves[1:], *(n for d, n in under if d == "post_tag")])),
        published_on=_day(_of(item, "post_date_gmt")) or _day(_of(item, "post_date")), changed_on=_day(_of(item, "post_modified_gmt")),
        was_published=published, pieces=tuple(pieces), old_paths=(path,) if path.strip("/") else (),
    )  # fmt: skip


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:  # 0000-00-00: never
        return None

"""WordPress's export: WXR 1.2, an XML file. Read without trust: no document type, so no entity of its own is ever made larger."""

from collections import Counter
from dataclasses import dataclass
from html import unescape
from io import StringIO
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.parsers import expat

from tealight.magazine.bringing.addresses import (
    OldSite,
    host_of,
    kept_path,
    numbered,
    own_path,
    picture_name,
)
from tealight.magazine.bringing.classic import as_html
from tealight.magazine.bringing.facts import (
    Brought,
    Picture,
    Shipment,
    Unreadable,
    day_of,
    decoded,
    distinct,
    sayable,
    shortened,
)
from tealight.magazine.bringing.pieces import read_pieces, words_of

_WP = "{http://wordpress.org/export/1.2/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_EXCERPT = "{http://wordpress.org/export/1.2/excerpt/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


@dataclass(frozen=True, slots=True)
class _Export:
    """What all its articles need: names of authors by login, files by number, and what each shows, for galleries."""

    site: OldSite
    authors: dict[str, str]
    files: dict[str, ElementTree.Element]
    shown: dict[str, tuple[str, str]]
    left: Counter


def read_wordpress(content: bytes, *, pages: bool = False) -> Shipment:
    """Return what the export holds; Unreadable with a sentence if it is none. `pages`: those of no date are taken too."""
    channel = _channel(decoded(content))
    own = frozenset(host for name in ("base_site_url", "base_blog_url") if (host := host_of(channel.findtext(f"{_WP}{name}") or "")))
    left: Counter = Counter()
    items = channel.findall("item")
    taken = [item for item in items if _is_taken(item, pages, left)]
    files = {number: item for item in items if _of(item, "post_type") == "attachment" and (number := _of(item, "post_id"))}
    shown = {number: (_of(file, "attachment_url"), _meta(file, "_wp_attachment_image_alt")) for number, file in files.items()}
    authors = {
        (one.findtext(f"{_WP}author_login") or "").strip(): one.findtext(f"{_WP}author_display_name") or "" for one in channel.iter(f"{_WP}author")
    }
    site = OldSite(own, frozenset(_of(item, "post_id") for item in taken if _was_read(item)))
    export = _Export(site, authors, files, shown, left)
    articles = distinct((_article(item, export) for item in taken), left)
    return Shipment(f"wordpress {min(own, default='')}".strip()[:120], articles, left)


def _is_taken(item: ElementTree.Element, pages: bool, left: Counter) -> bool:
    """Say whether an item is an article that comes along; count it in `left` if it is one of what does not."""
    if comments := len(item.findall(f"{_WP}comment")):
        left["comments, never taken"] += comments
    kind = _of(item, "post_type")
    if kind == "attachment":
        return False
    if kind != "post" and not (pages and kind == "page"):
        left["pages that are no articles" if kind == "page" else f"things of the kind {shortened(kind, 30)}"] += 1
        return False
    if _of(item, "status") in {"trash", "auto-draft"}:
        left["articles in the bin"] += 1
        return False
    return True


def _channel(text: str) -> ElementTree.Element:
    if text.lstrip()[:1] != "<":
        raise Unreadable("The file is no XML. In WordPress: Tools, Export, All content; take the .xml file out of the .zip.")
    try:
        _refuse_document_type(text)
        root = ElementTree.parse(StringIO(text)).getroot()  # noqa: S314 - without a document type there is nothing to make larger
    except (expat.ExpatError, ElementTree.ParseError) as fault:
        at = getattr(fault, "lineno", 0) or getattr(fault, "position", (0,))[0]
        raise Unreadable(f"The file is no whole XML: it stops making sense at line {at:,}. Copy or export it again.") from None
    except (RecursionError, ValueError, LookupError):
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


def _of(item: ElementTree.Element, name: str) -> str:
    return sayable(item.findtext(f"{_WP}{name}") or "").strip()


def _meta(item: ElementTree.Element, key: str) -> str:
    found = (one for one in item.findall(f"{_WP}postmeta") if one.findtext(f"{_WP}meta_key") == key)
    return next((one.findtext(f"{_WP}meta_value") or "" for one in found), "")


def _was_read(item: ElementTree.Element) -> bool:
    return _of(item, "status") == "publish" and not _of(item, "post_password")


def _old_paths(item: ElementTree.Element, site: OldSite) -> tuple[str, ...]:
    """Return where readers found the article: WordPress shows it by its number too, whatever else its address is."""
    if not _was_read(item):
        return ()
    paths = kept_path(own_path(item.findtext("link") or "", site.hosts)), numbered(_of(item, "post_id"))
    return tuple(path for path in paths if path)


def _article(item: ElementTree.Element, export: _Export) -> Brought:
    own, left = export.site.hosts, export.left
    pieces = read_pieces(as_html(item.findtext(_CONTENT) or "", export.shown, left), export.site, left)
    if (first := export.files.get(_meta(item, "_thumbnail_id"))) is not None:
        name = picture_name(first.findtext(f"{_WP}attachment_url") or "", own)
        alt, said = _meta(first, "_wp_attachment_image_alt"), words_of(first.findtext(_EXCERPT) or "")
        pieces.insert(0, ("picture", Picture(name, shortened(alt, 300), shortened(said, 300))))
    under = [
        (one.get("domain"), shortened(unescape(one.text or ""), 80))
        for one in item.findall("category") if one.get("domain") in {"category", "post_tag"} and one.text
    ]  # fmt: skip
    shelves = [name for domain, name in under if domain == "category"]
    login = (item.findtext(_CREATOR) or "").strip()
    number = _of(item, "post_id")
    return Brought(
        number=number if len(number) <= 64 else "", slug=unquote(_of(item, "post_name")), title=shortened(words_of(item.findtext("title") or ""), 255),
        standfirst=shortened(words_of(item.findtext(_EXCERPT) or ""), 300), author=shortened(export.authors.get(login) or "", 120),
        category=shelves[0] if shelves else "", topics=tuple(dict.fromkeys([*shelves[1:], *(n for d, n in under if d == "post_tag")])),
        published_on=day_of(_of(item, "post_date_gmt")) or day_of(_of(item, "post_date")), changed_on=day_of(_of(item, "post_modified_gmt")),
        was_published=_was_read(item), pieces=tuple(pieces), old_paths=_old_paths(item, export.site),
    )  # fmt: skip

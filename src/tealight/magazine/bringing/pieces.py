"""From the HTML of another program to our blocks.

What it cannot be trusted with is gone before anything is read: nh3 mends what is broken and drops what runs; what
is left is walked, and only words, emphasis, lists and links are taken from it.
"""

import re
from collections import Counter
from html import escape, unescape

import nh3
from bs4 import BeautifulSoup, NavigableString, Tag

from tealight.magazine.bringing.addresses import OldSite, host_of, picture_name
from tealight.magazine.bringing.facts import LARGEST_TEXT, Picture, Piece, sayable, shortened
from tealight.magazine.link_rule import SCHEMES, may_lead

_ATTRIBUTES = {"*": {"class"}, "a": {"href"}, "img": {"src", "alt"}, "iframe": {"src"}, "embed": {"src"}, "object": {"data"}}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "blockquote", "ul", "ol", "table",
    "details", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "iframe", "embed", "object", "img", "center", "dl",
}  # fmt: skip
_TAGS = _BLOCKS | {
    "a", "b", "strong", "i", "em", "br", "span", "li", "figcaption", "cite", "summary", "caption", "thead", "tbody",
    "tfoot", "tr", "th", "td", "code", "sup", "sub", "u", "s", "del", "small", "mark", "dt", "dd", "q", "abbr", "font",
}  # fmt: skip
#: dropped with everything inside, and what each is called when it is counted
_DROPPED = {
    "script": "scripts", "style": "styles", "form": "forms", "video": "videos", "audio": "sounds", "svg": "drawings",
    "noscript": "", "template": "", "button": "", "select": "", "textarea": "", "math": "",
}  # fmt: skip
_EMPHASIS = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_SEEN = re.compile(r"<(script|style|form|video|audio|svg)\b", re.IGNORECASE)
_ALONE = re.compile(r"https?://\S+")
#: as deep as a person nests; below it only the words are read
_DEEPEST, _NOBODY_NESTS = 40, 300
_TAG, _ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)"), re.compile(r"<[^>]{0,2000}>")
_NEVER_ENDED = {"br", "img", "hr", "embed", "input", "meta", "link", "source", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "col", "path"}
_RICH = {"p", "b", "i", "a", "ul", "ol", "li", "br"}


def read_pieces(html: str, site: OldSite, left: Counter) -> list[Piece]:
    """Return the blocks of `html`. Addresses of `site` become paths; what is left out is counted in `left`."""
    html = sayable(html)
    if len(html) > LARGEST_TEXT:
        left["texts cut at 2 MB"] += 1
        html = html[:LARGEST_TEXT]
    left.update(_DROPPED[name.lower()] for name in _SEEN.findall(html))
    if _depth(html) > _NOBODY_NESTS:
        left["texts nested too deep, of which only the words are kept"] += 1
        html = _ANY_TAG.sub(" ", html)
    schemes = SCHEMES | {"mailto"}  # so that whoever brings it is told
    clean = nh3.clean(html, tags=_TAGS, clean_content_tags=set(_DROPPED), attributes=_ATTRIBUTES, url_schemes=schemes, link_rel=None)
    reader = _Reader(site, left)
    reader.walk(BeautifulSoup(f"<hr>{clean}", "html.parser"), 0)  # a text that is an address alone would be warned of as one
    return reader.ended()


def _depth(html: str) -> int:
    """Return how deep HTML may nest, end tags that are often left out set aside; parsers take the square of it."""
    depth = deepest = 0
    for end, name in _TAG.findall(html):
        if name.lower() not in _NEVER_ENDED:
            depth = max(depth - 1, 0) if end else depth + 1
            deepest = max(deepest, depth)
    return deepest


def words_of(html: str) -> str:
    """Return the words of a little HTML: a title, a caption."""
    return " ".join(unescape(nh3.clean(html, tags=set())).split())


def _plain(html: str) -> str:
    """Return the words of HTML that we wrote ourselves."""
    return " ".join(unescape(_ANY_TAG.sub("", html)).split())


def _taken_out(tag: Tag | None) -> str:
    """Return the words of a tag, which stand elsewhere from now on."""
    words = tag.get_text(" ") if tag else ""
    if tag:
        tag.decompose()
    return words


class _Reader:
    def __init__(self, site: OldSite, left: Counter):
        self.site, self.left = site, left
        self.pieces: list[Piece] = []
        #: words outside any block, and paragraphs that follow each other: joined once, at their end
        self._open: list[str] = []
        self._prose: list[str] = []

    def ended(self) -> list[Piece]:
        self._close()
        self._add()
        return self.pieces

    def _add(self, *pieces: Piece) -> None:
        if self._prose:
            self.pieces.append(("text", "".join(self._prose)))
            self._prose = []
        self.pieces += pieces

    def walk(self, node: Tag, depth: int) -> None:
        if depth > _DEEPEST:
            self._open.append(escape(node.get_text(" ")))
            return
        for child in node.children:
            if isinstance(child, NavigableString):
                self._open.append(escape(str(child)))
            elif child.name in _BLOCKS:
                self._close()
                self._block(child, depth + 1)
                self._close()
            elif child.find(list(_BLOCKS)):
                self.walk(child, depth + 1)
            else:
                self._open.append(self._inline(child))

    def _close(self) -> None:
        """End the paragraph that was begun by words outside any block."""
        words, self._open = "".join(self._open), []
        if not words.strip():
            return
        if plain := _plain(words):
            if _ALONE.fullmatch(plain):
                self._leads_to(plain)
            else:
                self._text(f"<p>{words.strip()}</p>")

    def _block(self, tag: Tag, depth: int) -> None:
        kinds = set(tag.get("class") or ())
        if card := next((read for kind, read in _CARDS.items() if kind in kinds), None):
            card(self, tag, depth)
        elif tag.name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self._heading(tag, depth)
        elif tag.name == "img":
            self._picture(tag, "")
        elif tag.name in {"iframe", "embed", "object"}:
            self._leads_to(tag.get("src") or tag.get("data") or "")
        elif tag.name in {"ul", "ol"} and not tag.find(["img", "table", "iframe", "figure"]):
            self._text(self._list(tag, depth))
        elif tag.name == "blockquote":
            self._quote(tag, depth)
        elif tag.name == "figure":
            self._figure(tag, depth)
        elif tag.name == "table":
            self._table(tag)
        elif tag.name == "details":
            self._boxed("folded", _taken_out(tag.find("summary")) or "More", tag, depth)
        elif tag.name != "hr":
            self.walk(tag, depth)

    def _text(self, html: str) -> None:
        html = nh3.clean(html, tags=_RICH, attributes={"a": {"href"}}, url_schemes=set(SCHEMES), link_rel=None)
        if _plain(html):
            self._prose.append(html)

    def _heading(self, tag: Tag, depth: int) -> None:
        words = " ".join(tag.get_text(" ").split())
        if len(words) > 160:
            self._text(f"<p><b>{escape(words)}</b></p>")
        elif words:
            self._add(("heading" if tag.name in {"h1", "h2"} else "subheading", words))
        for image in tag.find_all("img"):
            self._picture(image, "")

    def _quote(self, tag: Tag, depth: int) -> None:
        by = tag.find(["cite", "footer"])
        said_by = shortened(by.get_text(" "), 100) if by else ""
        if tag.find(["img", "ul", "ol", "table", "iframe"]) or len(tag.get_text(" ")) > 400:
            self.walk(tag, depth)
            return
        if by:
            by.decompose()
        if words := shortened(tag.get_text(" "), 400):
            self._add(("quote", {"words": words, "said_by": said_by}))

    def _figure(self, tag: Tag, depth: int) -> None:
        """A figure holds pictures with one caption, or a table, or what another site shows."""
        caption = shortened(_taken_out(tag.find("figcaption")), 300)
        if table := tag.find("table"):
            self._table(table, caption)
            return
        if not tag.find(["iframe", "blockquote"]) and (images := tag.find_all("img")):
            for image in images:
                self._picture(image, caption)
            return
        self.walk(tag, depth)
        if caption:
            self._text(f"<p>{escape(caption)}</p>")

    def _picture(self, image: Tag, caption: str) -> None:
        name = picture_name(image.get("src") or "", self.site.hosts)
        if name:
            self._add(("picture", Picture(name, shortened(image.get("alt") or "", 300), caption)))
        else:
            self.left["pictures on other sites"] += 1

    def _table(self, table: Tag, caption: str = "") -> None:
        said = table.find("caption")
        title = shortened(said.get_text(" ") if said else caption, 160) or "Table"
        own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        rows = [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"], recursive=False)] for row in own]
        rows = [row for row in rows if any(row)]
        wide = max(map(len, rows), default=0)
        fits = len(rows) > 1 and wide <= 6 and max(map(len, rows[0])) <= 80 and all(len(cell) <= 300 for row in rows for cell in row)
        if fits:
            rows = [row + [""] * (wide - len(row)) for row in rows]
            self._add(("table", {"title": title, "head": rows[0], "rows": rows[1:]}))
        else:
            items = [f"<li>{escape(' · '.join(row))}</li>" for row in rows]
            self._text(f"<ul>{''.join(items)}</ul>" if items else "")

    def _boxed(self, kind: str, title: str, tag: Tag, depth: int) -> None:
        """A box or a folded answer: what in it is more than text follows it."""
        inside = _Reader(self.site, self.left)
        inside.walk(tag, depth)
        found = inside.ended()
        text = "".join(_as_text(piece) for piece in found)
        if text:
            self._add((kind, {"title": shortened(title, 120 if kind == "callout" else 160), "text": text}))
        self._add(*(piece for piece in found if not _as_text(piece)))

    def _leads_to(self, address: str) -> None:
        """What another site shows becomes a link to it, which nothing fetches until it is pressed."""
        address = re.sub(r"^//", "https://", address.strip())
        if not address.lower().startswith(("https://", "http://")):
            return
        self.left["things shown from other sites, now links"] += 1
        shown = host_of(address).rpartition("@")[2].removeprefix("www.") or address
        self._text(f'<p><a href="{escape(address)}">{escape(shown)}</a></p>')

    def _list(self, tag: Tag, depth: int) -> str:
        items = [self._inline(item, depth + 1).strip() for item in tag.children if isinstance(item, Tag) and item.name == "li"]
        return f"<{tag.name}>{''.join(f'<li>{item}</li>' for item in items if item)}</{tag.name}>"

    def _inline(self, node: Tag, depth: int = 0) -> str:
        if depth > _DEEPEST:
            return escape(node.get_text(" "))
        if node.name == "br":
            return "<br/>"
        inside = "".join(
            escape(str(child)) if isinstance(child, NavigableString)
            else self._list(child, depth) if child.name in {"ul", "ol"}
            else self._inline(child, depth + 1)
            for child in node.children
        )  # fmt: skip
        if not inside.strip():
            return inside
        if node.name in _EMPHASIS:
            return f"<{_EMPHASIS[node.name]}>{inside}</{_EMPHASIS[node.name]}>"
        if node.name == "a" and (to := self._link(node.get("href") or "")):
            return f'<a href="{escape(to)}">{inside}</a>'
        return inside

    def _link(self, address: str) -> str:
        to = self.site.way(address)
        if to[:7].lower() == "mailto:":
            self.left["links to e-mail addresses, of which the words stay"] += 1
        return to if may_lead(to) and to[0] != "#" else ""  # no place within an old text has a name any more

    # ── Ghost's cards ────────────────────────────────────────────────────────────────────────
    def _callout(self, tag: Tag, depth: int) -> None:
        for emoji in tag.find_all(class_="kg-callout-emoji"):
            emoji.decompose()
        self._boxed("callout", "Worth knowing", tag, depth)

    def _toggle(self, tag: Tag, depth: int) -> None:
        self._boxed("folded", _taken_out(tag.find(class_="kg-toggle-heading")) or "More", tag, depth)

    def _bookmark(self, tag: Tag, depth: int) -> None:
        link, title = tag.find("a"), tag.find(class_="kg-bookmark-title")
        to = self._link(link.get("href") or "") if link else ""
        if to:
            self._text(f'<p><a href="{escape(to)}">{escape(title.get_text(" ") if title else to)}</a></p>')

    def _left_out(self, tag: Tag, depth: int) -> None:
        self.left["cards for signing up, files, sounds and videos"] += 1


#: class -> how what has it is read
_CARDS = {
    "kg-callout-card": _Reader._callout, "kg-toggle-card": _Reader._toggle, "kg-bookmark-card": _Reader._bookmark,
    "kg-signup-card": _Reader._left_out, "kg-file-card": _Reader._left_out, "kg-audio-card": _Reader._left_out,
    "kg-video-card": _Reader._left_out,
}  # fmt: skip


def _as_text(piece: Piece) -> str:
    kind, value = piece
    if kind == "text":
        return str(value)
    if kind in {"heading", "subheading"}:
        return f"<p><b>{escape(str(value))}</b></p>"
    return f"<p>{escape(value['words'])}</p>" if kind == "quote" else ""

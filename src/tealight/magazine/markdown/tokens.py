"""What Markdown's tokens say: prose as HTML, plain words, a quotation, a picture."""

from html import escape

from markdown_it.token import Token

from tealight.magazine.link_rule import may_lead
from tealight.magazine.markdown.prose import clean, one_line
from tealight.magazine.markdown.written import NotAnArticle

_TAGS = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>", "link_close": "</a>", "hardbreak": "<br>"}
_KEPT = frozenset({"p", "ul", "ol", "li"})


def prose_html(tokens: list[Token], before: int) -> str:
    """Return paragraphs and lists as HTML, not yet tidied. `before`: lines before the text they are of."""
    html, line = "", before
    for token in tokens:
        if token.map:
            line = before + token.map[0] + 1
        if token.type == "inline":
            html += "".join(_inline(child, line) for child in token.children or [])
        elif token.tag in _KEPT:
            # a paragraph inside a list is a line of its thing
            html += f"<{'/' if token.nesting < 0 else ''}{token.tag}>"
        else:
            raise NotAnArticle(line, f"{_NAMES.get(token.tag, 'this')} cannot stand inside a list or a box.")
    return html


_NAMES = {"blockquote": "a quotation", "table": "a table", "h1": "a heading", "h2": "a heading", "h3": "a heading"}


def _inline(child: Token, line: int) -> str:
    if child.type == "text":
        return escape(child.content, quote=False)
    if child.type == "softbreak":
        return " "
    if child.type == "link_open":
        href = str(child.attrs["href"])
        if not may_lead(href):
            raise NotAnArticle(line, f"a link cannot lead to “{href}”: https://…, /reading/…, tel:… are ways.")
        return f'<a href="{escape(href)}">'
    if child.type == "image":
        raise NotAnArticle(line, "a picture stands in a paragraph of its own.")
    return _TAGS[child.type]


def words_of(children: list[Token], between: str = " ") -> str:
    """Return the plain words of a line; bold, italic and links leave their words. `between` stands for a line break."""
    said = ""
    for child in children:
        if child.type in {"text", "image"}:
            said += child.content if child.type == "text" else words_of(child.children or [])
        elif child.type in {"softbreak", "hardbreak"}:
            said += between if child.type == "hardbreak" else " "
    return one_line(said) if between == " " else "\n".join(map(one_line, said.split("\n")))


def cell_words(children: list[Token]) -> str:
    """Return the words of a table's cell."""
    return words_of(children)


def quote_of(group: list[Token], line: int) -> dict:
    """Return a quotation: its words, and by whom, if its last line says so after a long dash."""
    if any(token.tag not in {"blockquote", "p", ""} for token in group):
        raise NotAnArticle(line, "in a quotation stand words alone.")
    paragraphs = [token.children or [] for token in group if token.type == "inline"]
    if not paragraphs:
        raise NotAnArticle(line, "a quotation without words.")
    by = _by_in(paragraphs)
    words = "\n\n".join(filter(None, (words_of(children, "\n").strip("\n") for children in paragraphs)))
    if not words:
        raise NotAnArticle(line, "a quotation without words.")
    return {"words": words, "said_by": by}


def _by_in(paragraphs: list[list[Token]]) -> str:
    """Take who said it from the last paragraph, or its last line."""
    last = paragraphs[-1]
    at = max((at for at, child in enumerate(last) if child.type == "softbreak"), default=-1)
    if at < 0 and len(paragraphs) == 1:
        return ""
    words = words_of(last[at + 1 :])
    if not words.startswith("—"):
        return ""
    del last[max(at, 0) :]
    return words.removeprefix("—").strip()


def picture_of(children: list[Token], line: int) -> dict | None:
    """Return the picture a paragraph is, its credit and notes on the lines below; None if it begins with none."""
    if not children or children[0].type != "image":
        return None
    image, below = children[0], {}
    rest: list[list[Token]] = []
    for child in children[1:]:
        if child.type == "softbreak":
            rest.append([])
        elif rest:
            rest[-1].append(child)
        elif child.content.strip():
            raise NotAnArticle(line, "a picture stands in a paragraph of its own.")
    for one in rest:
        name, colon, said = words_of(one).partition(":")
        if not colon or name not in {"Credit", "Notes"}:
            raise NotAnArticle(line, "below a picture stand “Credit: …” and, if it needs them, “Notes: …”, each on its line.")
        below[name] = said.strip()
    alt = words_of(image.children or [])
    if not alt:
        raise NotAnArticle(line, "say what the picture shows, for those who do not see it: ![here](file).")
    if not below.get("Credit"):
        raise NotAnArticle(line, "say whose picture it is, on the next line: Credit: …")
    notes = [note.strip() for note in below.get("Notes", "").split(",") if note.strip()]
    return {
        "image": clean(str(image.attrs["src"])), "alt": alt, "caption": one_line(str(image.attrs.get("title") or "")),
        "credit": below["Credit"], "notes": notes,
    }

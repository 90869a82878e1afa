"""WordPress's texts of before its blocks: paragraphs are empty lines, and square brackets stand for more."""

import re
from collections import Counter
from html import escape

_CAPTION = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.DOTALL | re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery\b([^\]]*)\]", re.IGNORECASE)
_EMBED = re.compile(r"\[embed[^\]]*\]\s*(https?://[^\s\[]+)\s*\[/embed\]", re.IGNORECASE)
_MORE = re.compile(r"<!--(more|nextpage).*?-->", re.IGNORECASE)
#: any other; a word alone in brackets may be a person's own
_SHORT = re.compile(r"\[/?[a-z][a-z0-9]*[_-][a-z0-9_-]*[^\]]*\]|\[/?(contact|audio|video|playlist|youtube|form)\b[^\]]*\]", re.IGNORECASE)
_BREAK = re.compile(r"\n\s*\n")
#: begins a block of its own, inside which lines are left alone
_OWN = re.compile(r"\s*</?(p|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|figure|div|hr|pre|details)\b", re.IGNORECASE)


def as_html(text: str, shown: dict[str, tuple[str, str]], left: Counter) -> str:
    """Return `text` as HTML. `shown`: number of a file -> its address and what it shows, for galleries."""
    text = _MORE.sub("\n\n", text.replace("\r\n", "\n"))
    text = _CAPTION.sub(_captioned, text)
    text = _GALLERY.sub(lambda found: _gallery(found[1], shown), text)
    text = _EMBED.sub(lambda found: f"\n\n{found[1]}\n\n", text)
    text, others = _SHORT.subn("", text)
    if others:
        left["things in square brackets"] += others
    if "<!-- wp:" in text:
        return text
    return "\n".join(_paragraph(piece) for piece in _BREAK.split(text) if piece.strip())


def _paragraph(piece: str) -> str:
    if _OWN.match(piece):
        return piece
    return f"<p>{piece.strip().replace(chr(10), '<br>')}</p>"


def _captioned(found: re.Match) -> str:
    image = _IMAGE.search(found[1])
    if image is None:
        return found[1]
    words = re.sub(r"<[^>]+>", "", found[1][image.end():]).strip()
    return f"\n\n<figure>{image[0]}<figcaption>{words}</figcaption></figure>\n\n"


def _gallery(attributes: str, shown: dict[str, tuple[str, str]]) -> str:
    found = re.search(r"ids=[\"']?([\d,\s]+)", attributes)
    numbers = found[1].replace(" ", "").split(",") if found else []
    pictures = (shown[number] for number in numbers if number in shown)
    return "\n\n" + "".join(f'<figure><img src="{escape(at)}" alt="{escape(alt)}"></figure>' for at, alt in pictures) + "\n\n"

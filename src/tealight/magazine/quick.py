"""The quick view of an article: which text it was approved for."""

from hashlib import sha256

from tealight.magazine.models import Article


def digest(page: Article) -> str:
    """Return a sign of the article's text; another text has another."""
    said = "\n".join((page.title, page.standfirst, str(page.body.get_prep_value())))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def is_approved(page: Article) -> bool:
    """Return whether an editor approved a quick view for the text as it is now."""
    return bool(page.quick_points) and page.quick_of == digest(page)

"""Articles as Markdown with TOML front matter between lines of +++, and back. docs/articles-as-markdown.md shows one.

Pure: no database. Pictures stand under the names of their files; whoever keeps an article knows which picture that is.
"""

from tealight.magazine.markdown.body import body_from, body_lines
from tealight.magazine.markdown.front import FENCE, front_lines, read_front
from tealight.magazine.markdown.prose import tidy
from tealight.magazine.markdown.written import NotAnArticle, Quick, Source, Written

__all__ = ["NotAnArticle", "Quick", "Source", "Written", "article_from_markdown", "markdown_of", "tidy"]


def article_from_markdown(text: str) -> Written:
    """Return the article `text` is. `NotAnArticle` says, in a sentence and with the number of the line, what it cannot be.

    Whatever the text holds, the HTML in the body has the editors' few tags and no others.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].strip() != FENCE:
        raise NotAnArticle(1, "an article begins with a line of +++, its front matter, and +++ again.")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise NotAnArticle(1, "the front matter that begins here does not end: a line of +++ is missing.")
    return read_front(lines[1:end], body_from(lines[end + 1 :], end + 1))


def markdown_of(article: Written) -> str:
    """Return `article` as Markdown. Read again, it is the same article."""
    return "\n".join([FENCE, *front_lines(article), FENCE, "", *body_lines(article.body)]).rstrip("\n") + "\n"

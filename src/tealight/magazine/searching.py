"""The words of an article as the search engine has them."""

from tealight.magazine.models import PublishedArticle
from tealight.search.words import Question, Term

#: stands among the words of every article and nowhere else, so that a search can be for articles alone. A search of
#: everything, sifted afterwards, would tell a visitor by how long it takes whether members' stories hold a word
AMONG_ARTICLES = "tealightarticle"


def words_of(row: PublishedArticle) -> dict[int, str]:
    """Return {mask of notes: words} of all that is read of an article; what stands over the text has the notes of the whole."""
    head = " ".join((AMONG_ARTICLES, row.title, row.standfirst, *(one.question for one in row.questions.all())))
    found = {row.notes: head}
    for mask, words in row.words.items():
        whole = int(mask) | row.notes
        found[whole] = f"{found.get(whole, AMONG_ARTICLES)} {words}"
    return found


def of_articles(asked: Question) -> Question:
    """Return the question that asks the same of articles alone."""
    return Question((Term(AMONG_ARTICLES), *asked.terms)) if asked else asked

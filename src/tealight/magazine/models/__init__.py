"""What the magazine keeps: articles as their editors write them, and what of them readers read."""

from tealight.magazine.models.article import Article
from tealight.magazine.models.beside import (
    ArticleTopic,
    BesideArticle,
    BesideKind,
    BesideStory,
    Compared,
)
from tealight.magazine.models.brought import BroughtArticle, OldAddress
from tealight.magazine.models.category import Category
from tealight.magazine.models.drawn import DrawnCard
from tealight.magazine.models.published import PublishedArticle, PublishedPicture, PublishedQuestion
from tealight.magazine.models.readers import HelpfulAnswer, HelpfulLine, IndexedArticle
from tealight.magazine.models.review import Eyes, ReviewTask
from tealight.magazine.models.series import Series
from tealight.magazine.models.subscriber import Subscriber
from tealight.magazine.models.topic import Topic

__all__ = [
    "Article",
    "ArticleTopic",
    "BesideArticle",
    "BesideKind",
    "BesideStory",
    "BroughtArticle",
    "Category",
    "Compared",
    "DrawnCard",
    "Eyes",
    "HelpfulAnswer",
    "HelpfulLine",
    "IndexedArticle",
    "OldAddress",
    "PublishedArticle",
    "PublishedPicture",
    "PublishedQuestion",
    "ReviewTask",
    "Series",
    "Subscriber",
    "Topic",
]

"""Articles of which readers read something else than what is published."""

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat
from wagtail.images.models import Rendition

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.drawn import FOLDER
from tealight.magazine.models import Article, PublishedArticle, PublishedPicture


def articles_behind(viewer: Viewer) -> list[int]:
    """Return the ids of articles to settle: published and not read, read and not published, of another revision,
    or with a picture whose file is another now."""
    require(policy.may_settle(viewer))
    live = Article.objects.filter(live=True)
    changed = Q(published=None) | ~Q(published__revision=F("live_revision_id"))
    moved = ~Q(published__place=F("path"))
    drawn = Rendition.objects.filter(file=Concat(Value(FOLDER), OuterRef("file")))
    blank = PublishedPicture.objects.exclude(Exists(drawn)).values_list("article_id", flat=True)
    gone = PublishedArticle.objects.filter(article__live=False).values_list("pk", flat=True)
    return sorted({*live.filter(changed | moved).values_list("id", flat=True), *gone, *blank})


def body_of(viewer: Viewer, article: int):
    """Return the text of an article as Wagtail keeps it; nothing where it is gone."""
    require(policy.may_settle(viewer))
    page = Article.objects.filter(id=article, live=True).first()
    return page.body if page else ()

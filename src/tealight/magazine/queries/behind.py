"""Articles of which readers read something else than what is published."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat
from wagtail.images.models import Rendition

from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.drawn import FOLDER
from tealight.magazine.models import Article, PublishedArticle, PublishedPicture
from tealight.magazine.set_text import slugs_of


def articles_behind(viewer: Viewer) -> list[int]:
    """Return the ids of articles to settle: published and not read, read and not published, of another revision,
    with a picture whose file is another now, or with a link to an article that is read at another address, or no more."""
    require(policy.may_settle(viewer))
    live = Article.objects.filter(live=True)
    changed = Q(published=None) | ~Q(published__revision=F("live_revision_id"))
    moved = ~Q(published__place=F("path"))
    drawn = Rendition.objects.filter(file=Concat(Value(FOLDER), OuterRef("file")))
    blank = PublishedPicture.objects.exclude(Exists(drawn)).values_list("article_id", flat=True)
    gone = PublishedArticle.objects.filter(article__live=False).values_list("pk", flat=True)
    return sorted({*live.filter(changed | moved).values_list("id", flat=True), *gone, *blank, *_misleading()})


def _misleading() -> Iterator[int]:
    links = dict(PublishedArticle.objects.values_list("pk", "about__links"))
    slugs = slugs_of({int(one) for of_one in links.values() for one in of_one or ()})
    for number, of_one in links.items():
        if of_one is None or any(slugs.get(int(one), "") != slug for one, slug in of_one.items()):
            yield number


def body_of(viewer: Viewer, article: int):
    """Return the text of an article as Wagtail keeps it; nothing where it is gone."""
    require(policy.may_settle(viewer))
    page = Article.objects.filter(id=article, live=True).first()
    return page.body if page else ()

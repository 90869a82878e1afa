from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.text import slugify
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.utils.file import hash_filelike

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.bringing.facts import Brought, Picture, shortened
from tealight.magazine.drawn import draw
from tealight.magazine.models import Article, BroughtArticle, Category, OldAddress, Topic
from tealight.magazine.models.article import FIXED_WORDS
from tealight.magazine.only_days import only_days
from tealight.magazine.pictures import SHOWN

#: what has no category there
OTHERS = "Other articles"
#: neither program writes down whose a picture is
UNKNOWN = "Whose picture it is was not written down."


@action
def take_in_article(
    *, viewer: Viewer, now: datetime, source: str, brought: Brought, pictures: Mapping[str, SimpleUploadedFile], publish: bool = False
) -> int | None:
    """Take in an article of another site, with its pictures and old addresses; return its id, or None if it came before.

    A draft, and reviewed by nobody, whatever it was there; with `publish`, published if it was. `pictures`: name -> the
    picture drawn anew; one that is not among them is left out. Readers read what is published from the next minute on.
    """
    require(policy.may_settle(viewer))
    if BroughtArticle.objects.filter(source=source, number=brought.number).exists():
        return None
    goes_out = publish and brought.was_published
    article = Article(
        title=brought.title or "Without a title", slug=_free_slug(brought.slug or brought.title), live=False,
        standfirst=brought.standfirst, author_name=brought.author, first_published_at=_at(brought.published_on),
        body=_body(brought, pictures), topics=[("topic", _topic(name)) for name in brought.topics if slugify(name)],
    )  # fmt: skip
    _category(shortened(brought.category or OTHERS, 255)).add_child(instance=article)
    with only_days(writes=True):  # as in the CMS, which takes the newest for the last
        revision = article.save_revision()
    if goes_out:
        revision.publish()
        changed = _at(brought.changed_on or brought.published_on)
        if changed:
            Article.objects.filter(id=article.id).update(last_published_at=changed)
    BroughtArticle.objects.create(source=source, number=brought.number, article=article)
    for path in brought.old_paths:
        OldAddress.objects.get_or_create(path=path, defaults={"article": article})
    return article.id


def _at(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), UTC) if day else None


def _free_slug(wanted: str) -> str:
    """Return a slug no article has: readers find articles by it alone, whatever their category."""
    slug = first = slugify(wanted)[:240] or "article"
    number = 2
    while slug in FIXED_WORDS or Page.objects.filter(slug=slug).exists():
        slug, number = f"{first}-{number}", number + 1
    return slug


def _category(title: str) -> Category:
    there = Category.objects.filter(title__iexact=title).order_by("path").first()
    return there or Page.get_first_root_node().add_child(instance=Category(title=title, slug=_free_slug(title)))


def _topic(name: str) -> Topic:
    title = shortened(name, 80)
    return Topic.objects.filter(title__iexact=title).first() or Topic.objects.get_or_create(slug=slugify(title)[:60], defaults={"title": title})[0]


def _body(brought: Brought, pictures: Mapping[str, SimpleUploadedFile]) -> list:
    body = []
    for kind, value in brought.pieces:
        if not isinstance(value, Picture):
            body.append((kind, value))
        elif value.name in pictures:
            image = _image(pictures[value.name], value.alt or brought.title)
            body.append((kind, {"image": image, "alt": value.alt, "caption": value.caption, "credit": UNKNOWN, "notes": []}))
    return body


def _image(file: SimpleUploadedFile, title: str):
    """Keep a picture once, however many articles show it, in every size the editors' tool shows."""
    file.seek(0)
    sign = hash_filelike(file)
    there = get_image_model().objects.filter(file_hash=sign).first()
    if there is not None:
        return there
    file.seek(0)
    image = get_image_model()(title=shortened(title, 255) or "Picture", file=file, file_hash=sign)
    image.save()
    # Its sizes take a second to draw: after the last word, while nobody else waits to write.
    transaction.on_commit(partial(image.get_renditions, *SHOWN))
    transaction.on_commit(partial(draw, image))
    return image

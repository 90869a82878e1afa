"""The file of a picture, for readers."""

from django.db.models.fields.files import FieldFile
from wagtail.images.models import Rendition

from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.drawn import FOLDER
from tealight.magazine.models import PublishedArticle, PublishedPicture


def picture_shown(viewer: Viewer, file: str) -> FieldFile | None:
    """Return the file named `file` if an article shows it that `viewer` may read and wants to meet; else None."""
    articles = PublishedArticle.objects.filter(policy.visible_to(viewer), policy.wanted_by(viewer))
    if not PublishedPicture.objects.filter(file=file, article__in=articles.values("pk")).exists():
        return None
    row = Rendition.objects.filter(file=f"{FOLDER}{file}").first()
    return row.file if row else None

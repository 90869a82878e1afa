"""Addresses of an old site, and the articles they lead to."""

from collections.abc import Iterable

from django.urls import reverse

from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.bringing.addresses import numbered
from tealight.magazine.models import OldAddress, PublishedArticle


def is_old_address(path: str) -> bool:
    """Return whether an article that readers read now was once read at `path`. The same for everyone."""
    # a null byte is in no address, and PostgreSQL may not even be asked about one
    return len(path) <= 255 and path.endswith("/") and "\0" not in path and OldAddress.objects.filter(path=path, article__live=True).exists()


def where_it_is(viewer: Viewer, path: str) -> str | None:
    """Return where the article of an old path is read; None while it is not published."""
    rows = PublishedArticle.objects.filter(policy.visible_to(viewer), pk__in=OldAddress.objects.filter(path=path).values("article"))
    slug = rows.values_list("slug", flat=True).first()
    return slug and reverse("magazine:article", args=[slug])


def where_number_is(viewer: Viewer, number: str) -> str | None:
    """Return where the article is read that WordPress showed as "/?p=" and `number`; None while it is not published, or for nonsense."""
    path = numbered(number)
    return where_it_is(viewer, path) if path else None


def leading_already(paths: Iterable[str]) -> frozenset[str]:
    """Return those of `paths` that lead to an article here already."""
    wanted = frozenset(paths)
    return frozenset(path for path in OldAddress.objects.values_list("path", flat=True).iterator() if path in wanted)

"""What came from an old site before."""

from tealight.magazine.models import BroughtArticle


def brought_before(source: str) -> frozenset[str]:
    """Return what articles were called at `source` that are here already."""
    return frozenset(BroughtArticle.objects.filter(source=source).values_list("number", flat=True))

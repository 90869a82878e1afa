from datetime import datetime

from django.utils.text import slugify
from wagtail.models import Page

from tealight.kernel.actions import action
from tealight.kernel.verdict import require
from tealight.kernel.viewer import Viewer
from tealight.magazine import policy
from tealight.magazine.models import Category


@action
def add_category(*, viewer: Viewer, now: datetime, title: str, about: str = "", is_clinical: bool = True) -> int:
    """Add a category after the others; return its id. One of that title is left as it is."""
    require(policy.may_settle(viewer))
    there = Category.objects.filter(title__iexact=title).first() or Category.objects.filter(slug=slugify(title)).first()
    if there is not None:
        return there.id
    made = Category(title=title, slug=slugify(title) or "category", about=about, is_clinical=is_clinical)
    return Page.get_first_root_node().add_child(instance=made).id

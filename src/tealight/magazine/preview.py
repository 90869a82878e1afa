"""An article as readers will read it, before anything of it is published: the readers' own page, from an unsaved text.

Nothing is kept. The page may stand in a frame of the CMS, which shows it as wide as a phone; nowhere else.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from tealight.help.queries import URGENT_SIGNS, help_now
from tealight.kernel import clock
from tealight.kernel.viewer import Visitor
from tealight.magazine.actions.settle_article import facts_of
from tealight.magazine.models import Article, Category, PublishedArticle
from tealight.magazine.queries.article import page_of
from tealight.magazine.rendering import render_body
from tealight.place.queries import notes as notes_of
from tealight.place.queries import place

#: editors look at everything; whose filters leave out what, readers decide
_READER = Visitor()


def install() -> None:
    """Let Wagtail's previews of articles show our page. Categories and bare pages have none.

    Wagtail's own checks look into a preview by a script of theirs, which the readers' page does not carry. They would see
    nothing and say "Issues found 0" of any text, so they are left out; ours are in the form (queries/checks.py).
    """
    Article.make_preview_request = show
    for view in (CreateView, EditView):
        view.get_side_panels = _without_blind_checks(view.get_side_panels)


def _without_blind_checks(wagtails):
    def get_side_panels(self) -> MediaContainer:
        return MediaContainer(panel for panel in wagtails(self) if panel.name != "checks")

    return get_side_panels


def show(page: Article, original_request: HttpRequest, preview_mode: str = "", extra_request_attrs=None) -> HttpResponse:
    """Answer with `page` as a reader without filters would read it today."""
    notes, today = notes_of(place().version), clock.day(clock.now())
    facts = {**facts_of(page, render_body(page.body, notes)), "published_on": today, "changed_on": today}
    parent = page.get_parent().specific
    row = PublishedArticle(article_id=page.id or 0, **{**facts, "category_id": parent.id, "slug": page.slug or "preview"})
    row.category_title, row.category_slug = parent.title, parent.slug
    row.is_clinical = isinstance(parent, Category) and parent.is_clinical
    shown = page_of(row, _READER, notes, today)
    facts = {"page": shown, "help": help_now(original_request.viewer, original_request.now), "signs": URGENT_SIGNS if shown.has_urgent_box else ()}
    return render(original_request, "magazine/article.html", facts)

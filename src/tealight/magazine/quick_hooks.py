"""Where editors meet the quick view in their tool: a page of its own, a way to it, and a word when it went stale."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from tealight.magazine.actions.approve_quick_view import APPROVED
from tealight.magazine.actions.draft_quick_view import DRAFTED
from tealight.magazine.models import Article
from tealight.magazine.queries.quick_desk import STANDS
from tealight.magazine.quick import CHANGED, STALE, state
from tealight.magazine.quick import DRAFTED as IS_DRAFTED
from tealight.magazine.views import quick_desk


@hooks.register("register_admin_urls")
def quick_pages():
    """Add the page of a quick view and what is pressed on it."""
    return [
        path("quick/<int:article>/", quick_desk.desk, name="magazine_quick"),
        path("quick/<int:article>/draft/", quick_desk.draft, name="magazine_quick_draft"),
        path("quick/<int:article>/approve/", quick_desk.approve, name="magazine_quick_approve"),
    ]


@hooks.register("register_page_header_buttons")
def to_quick_view(page, user, view_name, next_url=None):
    """Lead from an article to its quick view."""
    if isinstance(page.specific_deferred, Article):
        yield Button("Quick view", reverse("magazine_quick", args=[page.id]), icon_name="list-ol", priority=12)


@hooks.register("register_log_actions")
def name_what_was_done(actions):
    """Let an article's history say who drafted and who approved."""
    actions.register_action(DRAFTED, "Quick view drafted", "Had a quick view drafted from the text")
    actions.register_action(APPROVED, "Quick view approved", "Approved the quick view")


@hooks.register("before_edit_page")
def say_that_it_is_stale(request, page):
    """Say so above the form when a quick view would not reach readers, and where to mend that."""
    if request.method == "GET" and isinstance(page, Article) and (how := state(page)) in {IS_DRAFTED, CHANGED, STALE}:
        there = messages.button(reverse("magazine_quick", args=[page.id]), "Look at the quick view")
        say = messages.info if how == IS_DRAFTED else messages.warning
        say(request, f"The quick view. {STANDS[how][0]} Published as it is, it would not reach readers.", buttons=[there])


"""What of Wagtail's menu leads somewhere here, and what every page of it loads of ours."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from tealight.kernel import clock
from tealight.magazine import (
    only_days,
    panels,
    policy,
    preview,
    quick_hooks,  # noqa: F401 - Wagtail asks this module alone for hooks
    said_by_days,
)
from tealight.magazine.actions.keep_back import keep_back
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.models import Article, Category, Series, Topic
from tealight.magazine.models.review import CORRECTION, published_text
from tealight.magazine.queries.standing import is_approved
from tealight.magazine.views.standing import StandingPanel, standing

#: people, sites and the like are looked after at the desk, or not built; help is on other hosts
NOT_HERE = frozenset({"users", "groups", "sites", "workflows", "workflow-tasks", "help", "documents"})


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
@hooks.register("construct_main_menu")
def leave_out(request, items):
    """Leave out what is closed, not built, or leads to other places."""
    items[:] = [item for item in items if item.name not in NOT_HERE]


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_out_files(request, items):
    """Leave out the count of files of any kind: they are never taken here. Comes last, to find it there."""
    items[:] = [item for item in items if type(item).__name__ != "DocumentsSummaryItem"]


Article.edit_handler = panels.article_form()
only_days.install()
said_by_days.install()
preview.install()


@hooks.register("register_admin_urls")
def our_pages():
    """Add the list of where articles stand."""
    return [path("articles/", standing, name="magazine_standing")]


@hooks.register("register_admin_menu_item")
def where_articles_stand():
    """Lead to the list of what waits for whom."""
    return MenuItem("Articles", reverse("magazine_standing"), name="standing", icon_name="list-ul", order=50)


@hooks.register("construct_homepage_panels", order=1000)
def what_waits(request, panels):
    """Say first what waits for an editor; Wagtail's own lists of reviews lead to pages that are closed."""
    panels[:] = [StandingPanel(request), *(one for one in panels if "Workflow" not in type(one).__name__)]


@hooks.register("register_admin_menu_item")
def back_to_the_team():
    """Lead back to the team's pages; to their main part, or the menu would take every page here for one of them."""
    return MenuItem("The team’s pages", reverse("web:desk") + "#main", name="desk", icon_name="home", order=20_000)


@hooks.register("register_admin_menu_item")
def help_now():
    """Offer help: whoever writes here may need it like anyone."""
    return MenuItem("Help now", reverse("help:home"), name="help-now", icon_name="help", order=20_100)


@hooks.register("register_admin_menu_item")
def leave_site():
    """Lead away, as on every page."""
    return MenuItem("Leave site", reverse("help:leave"), name="leave", icon_name="logout", order=20_200)


@hooks.register("insert_global_admin_js")
def begin_quiet_widgets():
    """Begin date pickers, choosers and panels from data; see quiet_widgets.py."""
    return format_html('<script src="{}"></script>', static("magazine/cms.js"))


@hooks.register("insert_global_admin_css")
def wear_our_colours():
    """Load our few rules after Wagtail's."""
    return format_html('<link rel="stylesheet" href="{}">', static("magazine/cms.css"))


register_snippet(Topic)
register_snippet(Series)


@hooks.register("construct_page_action_menu")
def review_articles_alone(items, request, context):
    """Offer a review of articles only: a category is a shelf with a line on it."""
    page = context.get("page") or context.get("parent_page")
    if not (isinstance(page, Article) or (context["view"] == "create" and isinstance(page.specific, Category))):
        items[:] = [item for item in items if item.name != "action-submit"]


@hooks.register("construct_page_action_menu")
def approving_publishes_nothing(items, request, context):
    """Let the last review's button say what it does: Wagtail adds “and Publish”, and here somebody does that afterwards."""
    for item in items:
        if item.name == "approve":
            item.label = str(item.label).removesuffix(" and Publish")


@hooks.register("register_log_actions")
def name_corrections(actions):
    """Let an article's history say that a text was a small correction."""
    actions.register_action(CORRECTION, "Small correction", "Published as a small correction that changes no advice")


@hooks.register("before_edit_page")
def one_answer_once(request, page: Page):
    """Take an answer for the review that was asked on the page alone: pressed twice, it would answer the next one too."""
    if not request.POST.get("action-workflow-action"):
        return None
    waiting = page.current_workflow_task_state
    if waiting is not None and request.POST.get("review") == str(waiting.id):
        return None
    messages.warning(request, "This review was answered already. Nothing was changed.")
    return redirect("wagtailadmin_pages:edit", page.id)


@hooks.register("before_publish_page")
def only_what_was_approved(request, page: Page):
    """Publish, or schedule, what both reviews saw; or a small correction, and note in its history that it was one."""
    if not isinstance(page, Article):
        return None
    content = page.latest_revision.content
    was_seen, correction = is_approved(page, content), bool(request.POST.get("small_correction"))
    may = policy.may_publish(
        request.viewer, approved=was_seen, correction=correction, live=published_text(page)[0] > 0,
        next_review_on=page.next_review_on,
    )
    if not may:
        keep_back(viewer=request.viewer, now=clock.now(), article=page.id)
        messages.error(request, may.sentence)
        return redirect("wagtailadmin_pages:edit", page.id)
    if not was_seen:
        log(instance=page, action=CORRECTION, user=request.user, revision=page.latest_revision)
    return None


@hooks.register("before_bulk_action")
def not_many_at_once(request, action_type, objects, action):
    """Publish articles one by one: each has reviews of its own."""
    if action_type == "publish":
        messages.error(request, "Articles are published one by one, from their own pages.")
        return redirect("wagtailadmin_explore_root")
    return None


@hooks.register("before_copy_page")
def copies_are_drafts(request, page: Page):
    """Let a copy begin as a draft of its own: nobody has approved it, and an alias would show readers one article twice."""
    if request.method == "POST" and (request.POST.get("publish_copies") or request.POST.get("alias")):
        messages.error(request, "A copy begins as a draft. Nothing was copied; leave “publish” and “alias” open.")
        return redirect("wagtailadmin_pages:copy", page.id)
    return None


@hooks.register("after_publish_page")
@hooks.register("after_unpublish_page")
@hooks.register("after_move_page")
def settle(request, page: Page):
    """Let readers read what was just published, and no longer what was taken back."""
    if isinstance(page.specific_deferred, Article):
        settle_article(viewer=request.viewer, now=clock.now(), article=page.id)

"""What of Wagtail's menu leads somewhere here, and what every page of it loads of ours."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from tealight.kernel import clock
from tealight.magazine import quick_hooks  # noqa: F401  Wagtail asks this module alone for hooks
from tealight.magazine.actions.settle_article import settle_article
from tealight.magazine.models import Article, Series, Topic

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


@hooks.register("after_publish_page")
@hooks.register("after_unpublish_page")
@hooks.register("after_move_page")
def settle(request, page: Page):
    """Let readers read what was just published, and no longer what was taken back."""
    if isinstance(page.specific_deferred, Article):
        settle_article(viewer=request.viewer, now=clock.now(), article=page.id)

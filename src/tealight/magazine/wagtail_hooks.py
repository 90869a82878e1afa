"""What of Wagtail's menu leads somewhere here."""

from wagtail import hooks

#: people are looked after at the desk, not in the CMS
NOT_HERE = frozenset({"users", "groups", "sites", "workflows", "workflow-tasks", "help", "documents"})


@hooks.register("construct_settings_menu")
def leave_out_people(request, items):
    """Leave out what is closed or not built."""
    items[:] = [item for item in items if item.name not in NOT_HERE]


@hooks.register("construct_main_menu")
def leave_out_help(request, items):
    """Leave out links to other places."""
    items[:] = [item for item in items if item.name not in NOT_HERE]


@hooks.register("insert_global_admin_js")
def begin_quiet_widgets():
    """Begin date pickers, choosers and panels from data; see quiet_widgets.py."""
    from django.templatetags.static import static
    from django.utils.html import format_html

    return format_html('<script src="{}"></script>', static("magazine/cms.js"))


@hooks.register("construct_homepage_summary_items")
def leave_out_files(request, items):
    """Leave out the count of files of any kind: they are never taken here."""
    items[:] = [item for item in items if type(item).__name__ != "DocumentsSummaryItem"]

"""No page of the CMS runs an inline script: every place where Wagtail writes one is known and covered.

A new version of Wagtail that writes another fails here, before an editor meets a button that does nothing.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import wagtail
from django.forms import Form, formset_factory
from django.template.loader import get_template, render_to_string
from wagtail.admin.panels.inline_panel import InlinePanel
from wagtail.admin.panels.multiple_chooser_panel import MultipleChooserPanel
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminTimeInput,
)

ROOMS = ("admin", "images", "search", "users", "sites")
SCRIPT = re.compile(r"<script\b(?![^>]*(?:\ssrc=|application/json|text/x-))[^>]*>")
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=|<style\b|<[a-z][^>]*\sstyle\s*=")
#: where Wagtail writes inline scripts -> what we put in their place
COVERED = {
    "admin/templates/wagtailadmin/panels/inline_panel.html",
    "admin/templates/wagtailadmin/panels/multiple_chooser_panel.html",
    "admin/templates/wagtailadmin/widgets/date_input.html",
    "admin/templates/wagtailadmin/widgets/datetime_input.html",
    "admin/templates/wagtailadmin/widgets/time_input.html",
    "admin/widgets/chooser.py",  # quiet_widgets.py
}
#: never shown in a page of the CMS
MAIL = "admin/templates/wagtailadmin/notifications/"


def sources():
    home = Path(wagtail.__file__).parent
    for room in ROOMS:
        for path in sorted((home / room).rglob("*")):
            name = path.relative_to(home).as_posix()
            if path.suffix in {".html", ".py"} and "/tests/" not in name and not name.startswith(MAIL):
                yield name, re.sub(r"\{#.*?#\}|\{% comment.*?endcomment %\}", "", path.read_text(), flags=re.S)


def test_every_inline_script_of_wagtail_is_covered():
    assert {name for name, text in sources() if SCRIPT.search(text)} == COVERED


def test_wagtail_writes_no_inline_style_or_handler():
    found = {name for name, text in sources() if name.endswith(".html") and HANDLER.search(text)}
    assert found == set(), found


@pytest.mark.parametrize("name", sorted(name.partition("templates/")[2] for name in COVERED if name.endswith(".html")))
def test_ours_stands_before_wagtails(name):
    assert "tealight" in get_template(name).origin.name


class Marks(HTMLParser):
    """What the page's one script will begin."""

    def __init__(self, html: str):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "data-cms-args" in given:
            self.found.append((given.get("data-cms-new") or given["data-cms-call"], json.loads(given["data-cms-args"])))


@pytest.mark.parametrize(
    ("widget", "begun"),
    [(AdminDateInput, "initDateChooser"), (AdminTimeInput, "initTimeChooser"), (AdminDateTimeInput, "initDateTimeChooser")],
)
def test_a_picker_is_begun_from_data(widget, begun):
    html = widget().render("when", None, {"id": 'id_"when'})
    assert not SCRIPT.search(html)
    [(name, (where, config))] = Marks(html).found
    assert name == begun and where == 'id_"when' and "format" in config


def test_a_chooser_is_begun_from_data(db):
    html = AdminPageChooser().render("page", None, {"id": "id_page"})
    assert not SCRIPT.search(html)
    [(name, (where, options))] = Marks(html).found
    assert name == "PageChooser" and where == "id_page" and options["modalUrl"].startswith("/desk/cms/")


@pytest.mark.parametrize(
    ("template", "begun"),
    [(InlinePanel, "InlinePanel"), (MultipleChooserPanel, "MultipleChooserPanel")],
)
def test_a_panel_of_rows_is_begun_from_data(template, begun):
    class Row(Form):
        prefix = "row"

    class Panel:
        formset = formset_factory(Row)(prefix="rows")
        children = ()
        label = "Row"
        help_text = ""
        empty_child = None

    options = {"formsetPrefix": "id_rows", "emptyChildFormPrefix": "rows-__prefix__", "canOrder": True, "say": "<b>\"'"}
    html = render_to_string(
        template.BoundPanel.template_name,
        {"self": Panel, "options_json": json.dumps(options), "chooser_widget_definition": {"_type": "chooser"}},
    )
    assert not SCRIPT.search(html.replace('type="application/json"', "application/json"))
    assert Marks(html).found == [(begun, [options])]

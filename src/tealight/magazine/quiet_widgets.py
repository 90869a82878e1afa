"""Wagtail's choosers, without their inline scripts.

No inline script runs in this place: should one ever slip into a text, it stays
dead. Wagtail writes its date pickers and choosers as inline scripts; here they
are written as data, and static/magazine/cms.js begins them. The date pickers and
the panels are templates, covered in templates/wagtailadmin/; the chooser is
Python, and covered here.
"""

import json

from django.utils.html import format_html
from wagtail.admin.widgets.chooser import BaseChooser


def install() -> None:
    """Let every chooser of Wagtail render itself as data."""
    BaseChooser.render = _render


def _render(self, name, value, attrs=None, renderer=None):
    """Render a chooser and, beside it, what its script needs to begin."""
    id_ = attrs["id"]
    value_data = self.get_value_data(value)
    return format_html(
        '{}<template data-cms-new="{}" data-cms-args="{}"></template>',
        self.render_html(name, value_data, attrs),
        self.js_constructor,
        json.dumps([id_, self.get_js_init_options(id_, name, value_data)]),
    )

"""The ui room: base templates, components, tags and assets."""

from django.apps import AppConfig


class UIConfig(AppConfig):
    """Below every room with pages, above the kernel."""

    name = "tealight.ui"
    label = "ui"

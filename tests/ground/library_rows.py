"""Rows that libraries lay once, in their own migrations, and that a test of real commits washes away."""


def lay_again() -> None:
    """Lay what Wagtail needs before any page of it opens: a language, and the roots of its two trees."""
    from wagtail.models import Collection, Locale, Page

    if not Locale.objects.exists():
        Locale.objects.create(language_code="en-gb")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root"))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")

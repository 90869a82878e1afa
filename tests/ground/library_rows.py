"""Rows that libraries lay once, in their own migrations, and that a test of real commits washes away."""


def lay_again() -> None:
    """Lay what Wagtail needs before any page of it opens: a language, and the roots of its two trees.

    In bulk, so that nobody is told: Wagtail would queue jobs, which other tests would find waiting.
    """
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Collection, Locale, Page

    if not Locale.objects.exists():
        Locale.objects.bulk_create([Locale(language_code="en-gb")])
    root = {"path": "0001", "depth": 1, "numchild": 0}
    if Page.get_first_root_node() is None:
        kind, locale = ContentType.objects.get_for_model(Page), Locale.objects.get()
        Page.objects.bulk_create([
            Page(title="Root", draft_title="Root", slug="root", url_path="/", content_type=kind, locale=locale, **root)
        ])
    if Collection.get_first_root_node() is None:
        Collection.objects.bulk_create([Collection(name="Root", **root)])

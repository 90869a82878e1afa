"""What a test of real commits leaves otherwise than it found it: rows that libraries laid once are washed away,
and the words of the search index, in a table Django knows nothing of, stay."""

from importlib import import_module


def lay_again() -> None:
    """Lay what Wagtail needs before any page of it opens: a language, the roots of its two trees, and the reviews.

    In bulk, so that nobody is told: Wagtail would queue jobs, which other tests would find waiting.
    """
    from django.apps import apps
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Collection, Locale, Page

    from tealight.magazine.models import ReviewTask

    if not Locale.objects.exists():
        Locale.objects.bulk_create([Locale(language_code="en-gb")])
    root = {"path": "0001", "depth": 1, "numchild": 0}
    if Page.get_first_root_node() is None:
        kind, locale = ContentType.objects.get_for_model(Page), Locale.objects.get()
        Page.objects.bulk_create([
            Page(title="Root", draft_title="Root", slug="root", url_path="/", content_type=kind, locale=locale, **root)
        ])
    if not ReviewTask.objects.exists():
        import_module("tealight.magazine.migrations.0006_reviews_are_laid").lay(apps, None)
    if Collection.get_first_root_node() is None:
        Collection.objects.bulk_create([Collection(name="Root", **root)])


def forget_words() -> None:
    """Empty the index for searching: its keys are drawn again, and would meet those of things that are gone."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute('TRUNCATE "search_words"')
        else:
            cursor.execute("""INSERT INTO "search_words" ("search_words") VALUES ('delete-all')""")

"""Wagtail plants a public page, “Welcome to your new Wagtail site!”, and a site around it.

The magazine begins empty. What somebody has changed meanwhile stays.
"""

from django.db import migrations

WELCOME = "Welcome to your new Wagtail site!"


def take_away(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    welcome = Page.objects.filter(depth=2, path="00010001", slug="home", title=WELCOME, numchild=0)
    if welcome.filter(latest_revision__isnull=True).delete()[0]:  # the site goes with its root page
        Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count())


class Migration(migrations.Migration):
    dependencies = [("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]
    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]

from django.db import migrations

from tealight.search.engines import postgres


def mark(apps, schema_editor):
    """Put its span beside the words of each passage, where PostgreSQL keeps them."""
    if schema_editor.connection.vendor == "postgresql":
        for statement in postgres.MARK:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]

from django.db import migrations, models

import tealight.kernel.ids
from tealight.search.engines import postgres, sqlite


def _statements(schema_editor, on_postgres, on_sqlite):
    return on_postgres if schema_editor.connection.vendor == "postgresql" else (on_sqlite,)


def make(apps, schema_editor):
    """Make the engine's own table, which Django knows nothing of."""
    for statement in _statements(schema_editor, postgres.MAKE, sqlite.MAKE):
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in _statements(schema_editor, postgres.UNMAKE, sqlite.UNMAKE):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", tealight.kernel.ids.RandomIdField(serialize=False)),
                ("kind", models.CharField(max_length=8)),
                ("thing", models.BigIntegerField()),
                ("mask", models.BigIntegerField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.UniqueConstraint(fields=("thing", "kind", "mask"), name="search_passage_once"),
        ),
        migrations.RunPython(make, unmake),
    ]

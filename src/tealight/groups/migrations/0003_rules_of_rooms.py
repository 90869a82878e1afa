"""The rules of rooms stand among those of the place, with versions; what a room had is its version 1."""

from django.db import migrations

from tealight.kernel import clock
from tealight.kernel.ids import new_id


def write_versions(apps, schema_editor):
    """Keep the rules each room has as version 1."""
    versions = apps.get_model("place", "RulesVersion")
    versions.objects.bulk_create(
        versions(
            id=new_id(), group=room.id, version=1, since=room.opened_on or clock.day(clock.now()),
            rules=[{"title": "", "sentence": sentence, "more": ""} for sentence in room.rules],
        )
        for room in apps.get_model("groups", "Group").objects.all() if room.rules
    )


def write_lists(apps, schema_editor):
    """Make one list of sentences of the rules each room has."""
    holding = apps.get_model("place", "RulesVersion").objects.filter(until__isnull=True).exclude(group=0)
    for row in holding:
        said = [" ".join(filter(None, (rule["title"], rule["sentence"]))) for rule in row.rules]
        apps.get_model("groups", "Group").objects.filter(id=row.group).update(rules=said)
    apps.get_model("place", "RulesVersion").objects.exclude(group=0).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("groups", "0002_enough_people"),
        ("place", "0007_rules_words_and_bounds"),
    ]

    operations = [
        migrations.RunPython(write_versions, write_lists),
        migrations.RemoveField(model_name="group", name="rules"),
    ]

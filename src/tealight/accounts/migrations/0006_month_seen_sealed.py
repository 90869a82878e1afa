from django.db import migrations, models
from django.db.models import F


def as_old_as_the_account(apps, schema_editor):
    """Going back: of nobody is known when they were last here, but not before they joined."""
    apps.get_model("accounts", "Member").objects.filter(seen_month=None).update(seen_month=F("joined_on"))


class Migration(migrations.Migration):
    """The month last seen stands in the record from the next visit on; what the column said is in no copy of it any more."""

    dependencies = [("accounts", "0005_leaves_on")]
    operations = [
        migrations.AlterField("member", "seen_month", models.DateField(null=True)),
        migrations.RunPython(migrations.RunPython.noop, as_old_as_the_account),
        migrations.RemoveField("member", "seen_month"),
    ]

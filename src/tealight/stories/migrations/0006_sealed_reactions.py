import os

import django.db.models.deletion
from django.db import migrations, models

import tealight.kernel.crypto.fields
from tealight.kernel.crypto import member_keys, place_keys
from tealight.kernel.crypto.ring import KeysMissing


def seal(apps, schema_editor):
    """Seal who left each reaction and which, and put it under a tag that only they can make."""
    Reaction = apps.get_model("stories", "Reaction")
    members = dict(apps.get_model("accounts", "Member").objects.values_list("persona", "id"))
    sealed = Reaction._meta.get_field("sealed")
    for row, story, persona, kind in list(Reaction.objects.values_list("id", "story", "persona", "kind")):
        value = sealed.seal_json(place_keys(), row, [persona, kind])
        Reaction.objects.filter(id=row).update(tag=_tag(members.get(persona), story), sealed=value)


def _tag(member, story):
    try:
        return member_keys(member).tag("reaction/v1", story) if member else os.urandom(32)
    except KeysMissing:
        return os.urandom(32)  # of whoever left: nobody looks for it


def unseal(apps, schema_editor):
    """Write down who left each reaction, as it was."""
    Reaction = apps.get_model("stories", "Reaction")
    for row, sealed in list(Reaction.objects.values_list("id", "sealed")):
        persona, kind = sealed.open_json(place_keys(), row)
        Reaction.objects.filter(id=row).update(persona=persona, kind=kind)
    if schema_editor.connection.vendor == "postgresql":
        # The table is changed next, and nothing may wait to be checked then.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_leaves_on"), ("stories", "0005_its_hour_and_names_only")]
    operations = [
        migrations.AddField("reaction", "tag", models.BinaryField(max_length=32, null=True)),
        migrations.AddField("reaction", "sealed", tealight.kernel.crypto.fields.SealedField("reaction", null=True)),
        migrations.AlterField(
            "reaction", "persona",
            models.ForeignKey("accounts.persona", django.db.models.deletion.CASCADE, null=True, related_name="+"),
        ),
        migrations.AlterField("reaction", "kind", models.CharField(max_length=12, null=True)),
        migrations.RunPython(seal, unseal),
        migrations.RemoveConstraint("reaction", "reaction_once"),
        migrations.RemoveConstraint("reaction", "reaction_kind_known"),
        migrations.RemoveField("reaction", "persona"),
        migrations.RemoveField("reaction", "kind"),
        migrations.AlterField("reaction", "tag", models.BinaryField(max_length=32, unique=True)),
        migrations.AlterField("reaction", "sealed", tealight.kernel.crypto.fields.SealedField("reaction")),
    ]

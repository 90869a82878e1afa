"""What editors read in their tool: words for fields, and a button that says “Submit to both reviews”."""

import wagtail.fields
from django.db import migrations, models

BEFORE, NAME = "Both reviews", "both reviews"


def rename(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=BEFORE).update(name=NAME)


class Migration(migrations.Migration):

    dependencies = [
        ('magazine', '0008_subscriber'),
    ]

    operations = [
        migrations.RunPython(rename, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='article',
            name='quick_points',
            field=wagtail.fields.StreamField([('point', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'In a few words', 'max_length': 120}), 1: ('wagtail.blocks.CharBlock', (), {'label': 'What belongs to them', 'max_length': 300, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('lead', 0), ('rest', 1)]], {})}),
        ),
        migrations.AlterField(
            model_name='article',
            name='references',
            field=wagtail.fields.StreamField([('reference', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'max_length': 300}), 1: ('wagtail.blocks.CharBlock', (), {'max_length': 200}), 2: ('wagtail.blocks.URLBlock', (), {'label': 'Address', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'A year, a month or a day: 2023, 2023-11, 2023-11-08', 'max_length': 20, 'required': False}), 4: ('wagtail.blocks.DateBlock', (), {'required': False}), 5: ('wagtail.blocks.StructBlock', [[('title', 0), ('publisher', 1), ('url', 2), ('published', 3), ('looked_at', 4)]], {})}),
        ),
        migrations.AlterField(
            model_name='article',
            name='series_part',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='part of the series'),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models

import tealight.kernel.crypto.fields


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0008_proposed_notes'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='story',
            name='story_unanswered',
        ),
        migrations.AddIndex(
            model_name='story',
            index=models.Index(condition=models.Q(('answered_on__isnull', True), ('closed_on__isnull', True), ('held_on__isnull', True), ('removed_on__isnull', True), ('withdrawn_on__isnull', True)), fields=['hour', 'id', 'audience', 'need'], name='story_unanswered'),
        ),
        migrations.CreateModel(
            name='ShelfClaim',
            fields=[
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='shelf_claim', serialize=False, to='stories.story')),
                ('tag', models.BinaryField(max_length=32)),
                ('sealed', tealight.kernel.crypto.fields.SealedField('shelf-claim')),
                ('until_hour', models.DateTimeField()),
            ],
        ),
    ]

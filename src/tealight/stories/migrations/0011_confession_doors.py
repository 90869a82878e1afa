from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [
        ('stories', '0010_confessions'),
    ]

    operations = [
        migrations.AddField(
            model_name='confession',
            name='again',
            field=models.BinaryField(max_length=32, null=True),
        ),
        migrations.AddIndex(
            model_name='confession',
            index=models.Index(
                condition=Q(held_on__isnull=False, removed_on__isnull=True), fields=['hour', 'id'], name='confession_waits',
            ),
        ),
        migrations.AddIndex(
            model_name='confession',
            index=models.Index(condition=Q(again__isnull=False), fields=['hour'], name='confession_just_sent'),
        ),
    ]

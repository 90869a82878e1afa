from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('place', '0010_small_hours'),
    ]

    operations = [
        migrations.AddField(
            model_name='placesettings',
            name='small_hours_shut_on',
            field=models.DateField(blank=True, null=True),
        ),
    ]

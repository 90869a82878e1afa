from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('place', '0008_trustee_and_rota'),
    ]

    operations = [
        migrations.AddField(
            model_name='placesettings',
            name='articles_unlisted_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='articles_for_ai_on',
            field=models.DateField(blank=True, null=True),
        ),
    ]

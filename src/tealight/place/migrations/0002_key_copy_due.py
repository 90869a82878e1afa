from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("place", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="placesettings",
            name="key_copy_due_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]

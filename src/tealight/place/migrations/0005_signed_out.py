from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("place", "0004_never_unseals")]

    operations = [
        migrations.AddField(
            model_name="placesettings",
            name="signed_out_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]

from django.db import migrations, models

import tealight.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("help", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="SentComplaint",
            fields=[
                ("id", tealight.kernel.ids.RandomIdField(serialize=False)),
                ("day", models.DateField()),
            ],
        ),
    ]

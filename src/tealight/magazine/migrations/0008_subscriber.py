from django.db import migrations, models

import tealight.kernel.crypto.fields
import tealight.kernel.ids


class Migration(migrations.Migration):

    dependencies = [
        ('magazine', '0007_for_machines'),
    ]

    operations = [
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('tag', models.BinaryField(db_index=True, max_length=32)),
                ('digest', models.BinaryField(max_length=32, unique=True)),
                ('sealed', tealight.kernel.crypto.fields.SealedField('subscriber')),
                ('asked_on', models.DateField(null=True)),
                ('mailed_on', models.DateField(null=True)),
                ('told_on', models.DateField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['told_on'], name='magazine_subscriber_told')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('asked_on__isnull', False), ('told_on__isnull', True)), models.Q(('asked_on__isnull', True), ('mailed_on__isnull', True), ('told_on__isnull', False)), _connector='OR'), name='magazine_subscriber_asks_or_is_told'),
                    models.UniqueConstraint(condition=models.Q(('told_on__isnull', False)), fields=('tag',), name='magazine_subscriber_once'),
                ],
            },
        ),
    ]

from django.db import migrations, models

import tealight.kernel.ids


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Bounce',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('tag', models.BinaryField(max_length=32, unique=True)),
                ('bounced_in', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='MailTotal',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('day', models.DateField(unique=True)),
                ('sent', models.PositiveIntegerField(default=0)),
                ('bounced', models.PositiveIntegerField(default=0)),
                ('given_up', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('kind', models.SmallIntegerField(choices=[(1, 'You have a new message'), (2, 'Your place to sign in'), (3, 'Your way back in'), (4, 'About your account'), (5, 'A test message')])),
                ('sealed_to', models.BinaryField(null=True)),
                ('sealed_body', models.BinaryField(null=True)),
                ('queued_on', models.DateField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('gave_up_on', models.DateField(null=True)),
                ('fault', models.CharField(default='', max_length=20)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('gave_up_on__isnull', True), ('sealed_body__isnull', False), ('sealed_to__isnull', False)), models.Q(('gave_up_on__isnull', False), ('sealed_body__isnull', True), ('sealed_to__isnull', True), models.Q(('fault', ''), _negated=True)), _connector='OR'), name='mail_outgoing_waits_or_was_given_up'), models.CheckConstraint(condition=models.Q(('kind__in', [1, 2, 3, 4, 5])), name='mail_outgoing_kind_is_known')],
            },
        ),
    ]

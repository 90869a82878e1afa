from django.db import migrations, models

import tealight.kernel.ids


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('task', models.CharField(max_length=200)),
                ('arguments', models.JSONField()),
                ('queue', models.CharField(max_length=32)),
                ('priority', models.SmallIntegerField(default=0)),
                ('run_at', models.DateTimeField(null=True)),
                ('unique_key', models.CharField(max_length=200, null=True, unique=True)),
                ('lease_token', models.BigIntegerField(null=True)),
                ('lease_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('max_attempts', models.PositiveSmallIntegerField()),
                ('progress_done', models.PositiveIntegerField(null=True)),
                ('progress_total', models.PositiveIntegerField(null=True)),
                ('progress_label', models.CharField(default='', max_length=32)),
                ('failed_on', models.DateField(null=True)),
                ('failure', models.CharField(default='', max_length=200)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('failed_on__isnull', True)), fields=['priority', 'id'], name='jobs_job_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('lease_token__isnull', True), ('lease_until__isnull', True)), models.Q(('lease_token__isnull', False), ('lease_until__isnull', False), ('unique_key__isnull', True)), _connector='OR'), name='jobs_job_lease_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('failed_on__isnull', True), ('failure', '')), models.Q(('lease_token__isnull', True), ('lease_until__isnull', True), ('failed_on__isnull', False), ('run_at__isnull', True), ('unique_key__isnull', True), models.Q(('failure', ''), _negated=True)), _connector='OR'), name='jobs_job_failed_rests'), models.CheckConstraint(condition=models.Q(('attempts__lte', models.F('max_attempts')), ('max_attempts__gte', 1)), name='jobs_job_attempts_bounded'), models.CheckConstraint(condition=models.Q(models.Q(('progress_done__isnull', True), ('progress_label', ''), ('progress_total__isnull', True)), models.Q(('progress_done__isnull', False), ('progress_total__isnull', False), ('progress_done__lte', models.F('progress_total')), ('progress_total__gte', 1)), _connector='OR'), name='jobs_job_progress_is_whole'), models.CheckConstraint(condition=models.Q(('priority__gte', -100), ('priority__lte', 100)), name='jobs_job_priority_bounded')],
            },
        ),
        migrations.CreateModel(
            name='Tick',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('name', models.CharField(max_length=64, unique=True)),
                ('due_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='jobs_tick_has_a_name')],
            },
        ),
    ]

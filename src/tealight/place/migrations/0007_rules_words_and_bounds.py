"""Rules get versions, words can be watched, and what one member may do at once is the operator's to bound.

The rules of the place were one text; each paragraph of it becomes a rule of version 1.
"""

from django.db import migrations, models

import tealight.kernel.ids
from tealight.kernel import clock


def write_versions(apps, schema_editor):
    """Keep the rules that stand as version 1, a paragraph each."""
    settings = apps.get_model("place", "PlaceSettings")
    versions = apps.get_model("place", "RulesVersion")
    for place in settings.objects.exclude(rules=""):
        rules = [
            {"title": "", "sentence": " ".join(paragraph.split()), "more": ""}
            for paragraph in place.rules.split("\n\n") if paragraph.strip()
        ]
        if rules:
            since = place.opened_on or clock.day(clock.now())
            versions.objects.create(id=tealight.kernel.ids.new_id(), group=0, version=1, rules=rules, since=since)
            place.rules_version = 1
            place.save(update_fields=["rules_version"])


def write_text(apps, schema_editor):
    """Make one text of the rules that hold."""
    settings = apps.get_model("place", "PlaceSettings")
    versions = apps.get_model("place", "RulesVersion")
    holding = versions.objects.filter(group=0, until__isnull=True).first()
    if holding is not None:
        said = ["\n".join(filter(None, (rule["title"], rule["sentence"], rule["more"]))) for rule in holding.rules]
        settings.objects.update(rules="\n\n".join(said))


class Migration(migrations.Migration):

    dependencies = [
        ('place', '0006_danger_waits'),
    ]

    operations = [
        migrations.CreateModel(
            name='RulesVersion',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('group', models.BigIntegerField(default=0)),
                ('version', models.PositiveIntegerField()),
                ('rules', models.JSONField(default=list)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='WatchedWord',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('group', models.BigIntegerField(default=0)),
                ('words', models.CharField(max_length=80)),
                ('plain', models.CharField(max_length=200)),
                ('does', models.CharField(choices=[('alert', 'A person is asked to look'), ('hold', 'It waits for a person')], default='alert', max_length=5)),
                ('since', models.DateField()),
            ],
        ),
        migrations.AddField(
            model_name='placesettings',
            name='anonymous_replies_a_day',
            field=models.PositiveSmallIntegerField(default=10),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='most_links',
            field=models.PositiveSmallIntegerField(default=5),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='newcomer_days',
            field=models.PositiveSmallIntegerField(default=7),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='newcomer_replies',
            field=models.PositiveSmallIntegerField(default=5),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='replies_an_hour',
            field=models.PositiveSmallIntegerField(default=30),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='rules_version',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='slow',
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='placesettings',
            name='stories_a_day',
            field=models.PositiveSmallIntegerField(default=10),
        ),
        migrations.RemoveConstraint(
            model_name='placesettings',
            name='place_open_has_its_answers',
        ),
        migrations.RunPython(write_versions, write_text),
        migrations.RemoveField(
            model_name='placesettings',
            name='rules',
        ),
        migrations.AddConstraint(
            model_name='placesettings',
            constraint=models.CheckConstraint(condition=models.Q(('opened_on__isnull', True), models.Q(models.Q(('safeguarding_lead', ''), _negated=True), models.Q(('safeguarding_deputy', ''), _negated=True), models.Q(('out_of_hours_plan', ''), _negated=True), models.Q(('police_position', ''), _negated=True), models.Q(('confidentiality', ''), _negated=True), ('rules_version__gt', 0), models.Q(('hours', []), _negated=True), ('key_copy_confirmed_on__isnull', False), models.Q(('mail_tested_on__isnull', False), ('without_mail_on__isnull', False), _connector='OR')), _connector='OR'), name='place_open_has_its_answers'),
        ),
        migrations.AddConstraint(
            model_name='rulesversion',
            constraint=models.UniqueConstraint(fields=('group', 'version'), name='rules_have_one_of_a_version'),
        ),
        migrations.AddConstraint(
            model_name='rulesversion',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('group',), name='rules_that_hold_are_one'),
        ),
        migrations.AddConstraint(
            model_name='rulesversion',
            constraint=models.CheckConstraint(condition=models.Q(('version__gt', 0)), name='rules_begin_at_one'),
        ),
        migrations.AddConstraint(
            model_name='watchedword',
            constraint=models.UniqueConstraint(fields=('group', 'plain'), name='watched_word_is_there_once'),
        ),
        migrations.AddConstraint(
            model_name='watchedword',
            constraint=models.CheckConstraint(condition=models.Q(('does__in', ['alert', 'hold'])), name='watched_word_does_known'),
        ),
    ]

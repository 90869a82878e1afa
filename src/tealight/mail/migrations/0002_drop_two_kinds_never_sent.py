from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0001_initial'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='outgoingmail',
            name='mail_outgoing_kind_is_known',
        ),
        migrations.AlterField(
            model_name='outgoingmail',
            name='kind',
            field=models.SmallIntegerField(choices=[(3, 'Your way back in'), (4, 'About your account'), (5, 'A test message')]),
        ),
        migrations.AddConstraint(
            model_name='outgoingmail',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', [3, 4, 5])), name='mail_outgoing_kind_is_known'),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0003_message'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='outgoingmail',
            name='mail_outgoing_kind_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='outgoingmail',
            name='mail_outgoing_waits_or_was_given_up',
        ),
        migrations.AddField(
            model_name='outgoingmail',
            name='sealed_leave',
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name='outgoingmail',
            name='kind',
            field=models.SmallIntegerField(choices=[(1, 'You have a new message'), (3, 'Your way back in'), (4, 'About your account'), (5, 'A test message'), (6, 'Please confirm'), (7, 'Something new to read')]),
        ),
        migrations.AddConstraint(
            model_name='outgoingmail',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', [1, 3, 4, 5, 6, 7])), name='mail_outgoing_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='outgoingmail',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('gave_up_on__isnull', True), ('sealed_body__isnull', False), ('sealed_to__isnull', False)), models.Q(('gave_up_on__isnull', False), ('sealed_body__isnull', True), ('sealed_leave__isnull', True), ('sealed_to__isnull', True), models.Q(('fault', ''), _negated=True)), _connector='OR'), name='mail_outgoing_waits_or_was_given_up'),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models

import tealight.kernel.ids


class Migration(migrations.Migration):

    dependencies = [
        ('magazine', '0006_reviews_are_laid'),
    ]

    operations = [
        migrations.CreateModel(
            name='DrawnCard',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='card', serialize=False, to='magazine.publishedarticle')),
                ('sign', models.CharField(max_length=64)),
                ('png', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='BroughtArticle',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('source', models.CharField(max_length=120)),
                ('number', models.CharField(max_length=64)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='magazine.article')),
            ],
        ),
        migrations.CreateModel(
            name='OldAddress',
            fields=[
                ('id', tealight.kernel.ids.RandomIdField(serialize=False)),
                ('path', models.CharField(max_length=255, unique=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='magazine.article')),
            ],
        ),
        migrations.AddConstraint(
            model_name='broughtarticle',
            constraint=models.UniqueConstraint(fields=('source', 'number'), name='magazine_brought_once'),
        ),
    ]

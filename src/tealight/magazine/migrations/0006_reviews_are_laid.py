"""Lay the one workflow of the magazine: a clinical review, then one by somebody who has been there.

Wagtail plants one of its own, asked of a group nobody here is in.
"""

from django.db import migrations

PLANTED = "Moderators approval"
NAME = "Both reviews"
REVIEWS = (("clinical", "Clinical review"), ("lived", "Lived-experience review"))


def lay(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    kind, _ = ContentType.objects.get_or_create(app_label="magazine", model="reviewtask")
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=PLANTED).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name=PLANTED).delete()
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME, active=True)
    for order, (eyes, name) in enumerate(REVIEWS):
        task = apps.get_model("magazine", "ReviewTask").objects.create(eyes=eyes, name=name, active=True, content_type=kind)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=order)
    for root in Page.objects.filter(depth=1):
        apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(page=root, defaults={"workflow": workflow})


class Migration(migrations.Migration):
    dependencies = [("magazine", "0005_reviews"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]

"""Rows as people make them: what the schema promises holds for what is stored."""

from django.apps import apps
from django.db import models

from tests.structure.test_schema import EMPTY, MOMENTS, OURS

# Moments that are not whole hours by their nature; MOMENTS says why they betray nobody.
UNEVEN = {"jobs.Job.run_at", "jobs.Job.lease_until", "jobs.Tick.due_at", "accounts.Throttle.until"}


def moments():
    for model in apps.get_models():
        if model._meta.app_label in OURS - {"keyring"}:
            for field in model._meta.local_fields:
                if isinstance(field, models.DateTimeField):
                    yield f"{model._meta.label}.{field.name}", model, field


def test_every_moment_stored_is_a_whole_hour(world):
    assert MOMENTS.keys() >= UNEVEN
    uneven, seen = {}, 0
    for name, model, field in moments():
        if name in UNEVEN:
            continue
        for moment in model.objects.exclude(**{f"{field.name}__isnull": True}).values_list(field.name, flat=True):
            seen += 1
            if (moment.minute, moment.second, moment.microsecond) != (0, 0, 0):
                uneven[name] = moment
    assert not uneven, uneven
    assert seen > 500


def test_the_tables_libraries_bring_stay_empty(world):
    filled = [column for column in EMPTY if apps.get_model(column.rsplit(".", 1)[0]).objects.exists()]
    assert not filled, filled


def test_every_key_is_drawn_at_random(world):
    """Keys that crowd at the low end were counted, not drawn."""
    crowded = []
    for model in apps.get_models():
        if model._meta.app_label not in OURS - {"keyring"} or not isinstance(model._meta.pk, models.BigIntegerField):
            continue
        keys = list(model.objects.values_list("pk", flat=True)[:200])
        if len(keys) > 5 and max(keys) < 2**40:
            crowded.append(model._meta.label)
    assert not crowded, crowded

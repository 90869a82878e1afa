"""Migrations tell how a living place changes; they are written, complete, and lead to one state."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.structure.code import SOURCE, shown

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("tealight.")}


@pytest.mark.django_db
def test_no_model_differs_from_its_migrations():
    out = StringIO()
    try:
        # Our own alone: libraries' defaults name Django's clock, and inside the CMS that shows the day (only_days.py).
        call_command("makemigrations", *sorted(OURS), check=True, dry_run=True, stdout=out, verbosity=1)
    except SystemExit:
        pytest.fail(f"makemigrations would write something:\n{out.getvalue()}")


def test_every_room_ends_in_one_migration():
    leaves = MigrationLoader(None).graph.leaf_nodes()
    several = {app: [name for label, name in leaves if label == app] for app, _ in leaves}
    assert all(len(names) == 1 for names in several.values()), several


def test_every_room_with_models_has_migrations():
    loader = MigrationLoader(None)
    for config in apps.get_app_configs():
        if config.label in OURS and any(config.get_models()):
            assert config.label in loader.migrated_apps, config.label


def test_a_migration_is_named_for_what_it_does():
    nameless = [shown(path) for path in SOURCE.glob("**/migrations/*.py") if re.search(r"auto_\d|_and_more", path.stem)]
    assert not nameless, nameless


def test_a_migration_that_moves_rows_can_be_undone():
    """An operator whose upgrade fails half-way must be able to go back."""
    strays = []
    for path in SOURCE.glob("**/migrations/*.py"):
        text = path.read_text()
        for call in re.finditer(r"migrations\.Run(Python|SQL)\((?P<arguments>[^()]*(?:\([^()]*\)[^()]*)*)\)", text):
            if "reverse" not in call["arguments"] and call["arguments"].count(",") < 1:
                strays.append(shown(path))
    assert not strays, strays

"""The ground every test stands on: its own data directory, one of two databases, a real browser.

TEALIGHT_TEST_DATABASE=sqlite (what holds without it) or postgres, which is started here as an
unprivileged user in a directory and on a port of its own.
"""

import atexit
import gc
import importlib
import os
import pkgutil
import shutil
import tempfile
from collections import Counter

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as drawing

import tealight
from tealight.config import env
from tests.ground import answers, kept_sample, library_rows, long, one_database, postgres, snapshot

if "DJANGO_SETTINGS_MODULE" in os.environ:
    raise pytest.UsageError("unset DJANGO_SETTINGS_MODULE: the tests prepare a place of their own first")
KIND = os.environ.get("TEALIGHT_TEST_DATABASE", "sqlite")
if KIND not in {"sqlite", "postgres"}:
    raise pytest.UsageError("TEALIGHT_TEST_DATABASE must be sqlite or postgres")

# An operator's own settings must not reach the tests.
for _name in [name for name in os.environ if name.startswith("TEALIGHT_") and not name.startswith("TEALIGHT_TEST_")]:
    del os.environ[_name]

# A place of its own for each test process, prepared like an operator's first start.
_data = tempfile.mkdtemp(prefix="tealight-test-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
_given = {"data": _data, "log_level": "warning"}
if KIND == "postgres":
    # The processes of one run (xdist) share the server that the first of them started.
    _url = os.environ.get("TEALIGHT_TEST_POSTGRES_URL") or postgres.started().url()
    _given["database_url"] = os.environ["TEALIGHT_TEST_POSTGRES_URL"] = _url
env.choose(**_given)
env.chosen().prepare()

os.environ["DJANGO_SETTINGS_MODULE"] = "tealight.config.settings"
from django.conf import settings

assert settings.TEALIGHT.data == env.chosen().data  # reads the settings now
# Not passed on: the processes of xdist must come by here first, not load the settings by name.
del os.environ["DJANGO_SETTINGS_MODULE"]

# Pages are asked for without a start, and so without collected files; the journeys use the real ones.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
if KIND == "postgres":
    settings.DATABASES["default"]["CONN_MAX_AGE"] = 0
    # Named after this process, so that two runs on one server do not meet.
    settings.DATABASES["default"].setdefault("TEST", {}).update({"NAME": f"test_tealight_{os.getpid()}"})
    if template := os.environ.get("TEALIGHT_TEST_POSTGRES_TEMPLATE"):
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = template

# One table; walking every library's history for it would take each test process seconds.
settings.DATABASES["ring"].setdefault("TEST", {}).update({"NAME": ":memory:", "MIGRATE": False})

# An SQLite database that was migrated before is laid in place; PostgreSQL copies a whole run's template, or migrates.
LAID = KIND == "sqlite" and snapshot.file().exists()
if KIND == "sqlite":
    # Said by name: the tests' own runner knows it for Django's engine only, and ours is a kind of that.
    settings.DATABASES["default"].setdefault("TEST", {}).update({"NAME": ":memory:", "MIGRATE": not LAID})

# How long an example takes is the machine's business: a busy one must not find faults that are none.
drawing.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
drawing.load_profile("tests")

_BLOCKER = pytest.StashKey()

pytest_plugins = ["tests.ground.traced_tests", "tests.ground.browser", "tests.ground.seen", "tests.people"]


def pytest_collection_modifyitems(items):
    """Tests of the database reach the key ring as well: sealing is part of every write."""
    taking_long = long.names()
    for item in items:
        if long.name_of(item.nodeid) in taking_long:
            item.add_marker(pytest.mark.long)
        # Who asks for people or a place asks for the database, without saying so.
        asked = set(getattr(item, "fixturenames", ()))
        if asked & {"browser", "visit", "page", "plain_page", "site", "sample"}:
            item.add_marker(pytest.mark.browser)
        if asked & {"db", "world"} and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db)
        if item.get_closest_marker("browser") and item.get_closest_marker("django_db"):
            # A database made for one test process would take the place of the one that is running.
            raise pytest.UsageError(f"{item.nodeid} asks for a browser and for the tests' own database")
        if item.get_closest_marker("django_db") and item.nodeid.partition("::")[0] not in one_database.PATHS:
            item.add_marker(pytest.mark.two_databases)
        for marker in item.iter_markers("django_db"):
            marker.kwargs.setdefault("databases", ["default", "ring"])
    items.sort(key=_longest_first(items))


def _longest_first(items):
    """Files of which some tests take seconds come first, then those of many tests.

    Two processes take one file after the other: were a long one taken last, the other process would wait for it.
    """
    def file_of(item):
        return item.nodeid.partition("::")[0]

    many = Counter(map(file_of, items))
    slow = Counter(file_of(item) for item in items if item.get_closest_marker("slow"))
    return lambda item: (-slow[file_of(item)], -many[file_of(item)], file_of(item))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, pytestconfig):
    """The databases of this process, migrated."""
    pytestconfig.stash[_BLOCKER] = django_db_blocker
    if KIND == "sqlite":
        from django.db import connection

        with django_db_blocker.unblock():
            (snapshot.lay if LAID else snapshot.keep)(connection)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test of real commits empties every table behind itself; what a library laid there is laid again."""
    yield
    if nextitem is None:
        return  # the last one: its database is gone, and nobody comes after it
    commits = any(marker.kwargs.get("transaction") for marker in item.iter_markers("django_db"))
    if commits or "transactional_db" in getattr(item, "fixturenames", ()):
        with item.config.stash[_BLOCKER].unblock():
            library_rows.lay_again()
            library_rows.forget_words()


@pytest.fixture(autouse=True, scope="session")
def _all_is_loaded():
    """Every module is loaded before a test replaces a name in one: what is first loaded meanwhile would keep the
    replacement, and a later test of the same process would meet it."""
    for module in pkgutil.walk_packages(tealight.__path__, "tealight."):
        if not module.name.endswith(("__main__", "config.wsgi")) and ".migrations" not in module.name:
            importlib.import_module(module.name)
    # What is loaded stays; looked through again and again for rubbish, it cost an eighth of every test.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True, scope="session")
def _draw_once():
    """The same photo by the same plan is drawn by a process of its own once."""
    from tealight.media import cleaning
    from tests.ground import drawn

    cleaning.draw = drawn.once(cleaning.draw)


@pytest.fixture(autouse=True, scope="session")
def _first_slot():
    """A draft is kept in the first slot that is free, so that a test can say its address; in life, in any."""
    from tealight.stories.actions import keep_draft

    keep_draft.draw = min


@pytest.fixture(autouse=True, scope="session")
def _hold():
    """Every answer of every test is held to what protects its reader."""
    from django.test import Client

    answers.hold(Client)


@pytest.fixture(autouse=True, scope="session")
def _doubt():
    """Statements that were kept are compared with ones written anew."""
    from tealight.kernel import prepared
    from tests.ground.doubt import Doubt

    prepared.doubts = Doubt(first_only=KIND == "postgres")


@pytest.fixture(autouse=True)
def _forget():
    """Keys and notes held in memory belong to the rows of one test, and so does how much visitors wrote in its hour."""
    yield
    kept_sample.forget()

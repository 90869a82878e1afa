"""Whatever is done in the CMS changes the magazine's own tables, and nobody's account or words.

To Wagtail an editor may do anything, and it knows every table there is: a page of its own that we
overlooked, or one that a new version brings, could delete a member or give away a role. The door
says what may be asked; this says what may happen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import connections

from tealight.kernel.statements import table_changed

#: rooms and libraries whose rows belong to the magazine; jobs, because pictures are indexed later
THE_MAGAZINES = frozenset({
    "magazine", "wagtailcore", "wagtailadmin", "wagtailimages", "wagtailsearch", "modelsearch", "taggit", "jobs",
})  # fmt: skip


class OutOfBounds(Exception):
    """A page of the CMS would have changed a row that is not the magazine's."""


@contextmanager
def only_the_magazine_changes() -> Iterator[None]:
    """Within, a statement that changes rows of any other table raises `OutOfBounds`, unsent."""
    with connections["default"].execute_wrapper(_watch), connections["ring"].execute_wrapper(_never):
        yield


def _watch(execute, sql, params, many, context):
    changed = table_changed(sql)
    if changed and changed not in _own_tables():
        raise OutOfBounds(changed)
    return execute(sql, params, many, context)


def _never(execute, sql, params, many, context):
    if table_changed(sql):
        raise OutOfBounds("the key ring")
    return execute(sql, params, many, context)


@cache
def _own_tables() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in THE_MAGAZINES
    )

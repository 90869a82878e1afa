"""What must hold before the place opens its doors; told all at once by `serve` and `doctor`."""

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connections


@register(Tags.security)
def never_debug(app_configs, **kwargs) -> list[Error]:
    """A debug page would show a visitor everyone's words and keys."""
    if settings.DEBUG:
        return [Error("DEBUG is on. It must never be.", id="tealight.E001")]
    return []


@register(Tags.database)
def secure_delete(app_configs, databases=None, **kwargs) -> list[Error]:
    """Deleted means overwritten: an SQLite that can not do that must not hold people's words."""
    faults = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            if cursor.fetchone()[0] != 1:
                faults.append(Error(f"SQLite ({alias}) does not overwrite what is deleted.", id="tealight.E002"))
    return faults


@register(Tags.security)
def a_read_on_the_way(app_configs, **kwargs) -> list[Error]:
    """A place other machines can reach speaks HTTPS, or does not speak."""
    env = settings.TEALIGHT
    if env.behind_https and not settings.SESSION_COOKIE_SECURE:
        return [Error("Behind HTTPS, yet cookies would also travel in the clear.", id="tealight.E003")]
    return []

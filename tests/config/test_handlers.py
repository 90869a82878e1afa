"""What the settings name by a dotted path is there; a missing one would be found by a person in need."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from tealight.config import urls

NAMED = [
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
    settings.CSRF_FAILURE_VIEW,
    settings.ACCOUNT_ADAPTER,
    settings.MFA_ADAPTER,
    settings.TEALIGHT_LISTENERS,
    settings.TEALIGHT_KINDS,
    settings.TEALIGHT_SLOTS,
    settings.TEALIGHT_SCHEDULE,
    f"{settings.SESSION_ENGINE}.SessionStore",
    *settings.MIDDLEWARE,
    *settings.AUTHENTICATION_BACKENDS,
    *settings.PASSWORD_HASHERS,
    *settings.DATABASE_ROUTERS,
    *(backend["BACKEND"] for backend in settings.TASKS.values()),
    *settings.TEMPLATES[0]["OPTIONS"]["context_processors"],
]


@pytest.mark.parametrize("name", NAMED)
def test_what_the_settings_name_is_there(name):
    assert import_string(name) is not None

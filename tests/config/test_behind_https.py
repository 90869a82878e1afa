"""What is different where HTTPS stands in front, as a place that starts so would have it."""

import json
import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

ASK = """
import json, sys
from pathlib import Path
from tealight.config import env
env.choose(data=Path(sys.argv[1]), behind_https="yes", address="https://harbour.example", host="0.0.0.0")
env.chosen().prepare()
from tealight.config import settings
print(json.dumps({name: getattr(settings, name) for name in dir(settings) if name.startswith(
    ("SESSION_COOKIE", "CSRF_", "SECURE_", "USE_X", "ALLOWED_HOSTS", "DEBUG", "MFA_WEBAUTHN"))}, default=str))
"""


@pytest.fixture(scope="module")
def chosen(tmp_path_factory):
    """The settings of such a place."""
    told = subprocess.run(
        [sys.executable, "-c", ASK, str(tmp_path_factory.mktemp("place"))], capture_output=True, text=True, check=True, env={"PATH": "/usr/bin"}
    )
    return json.loads(told.stdout)


@pytest.mark.parametrize("which", ["SESSION", "CSRF"])
def test_cookies_are_bound_to_the_host_and_never_sent_in_the_clear(chosen, which):
    assert chosen[f"{which}_COOKIE_NAME"].startswith("__Host-")
    assert chosen[f"{which}_COOKIE_SECURE"] is chosen[f"{which}_COOKIE_HTTPONLY"] is True
    assert chosen[f"{which}_COOKIE_SAMESITE"] == "Lax"


def test_only_our_own_address_is_answered_and_trusted(chosen):
    assert chosen["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]", "harbour.example"]
    assert chosen["CSRF_TRUSTED_ORIGINS"] == ["https://harbour.example"]
    assert chosen["USE_X_FORWARDED_HOST"] is False and chosen["DEBUG"] is False
    assert chosen["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False


@pytest.mark.parametrize("https", [True, False])
def test_browsers_are_told_to_come_by_https_alone(settings, https):
    from dataclasses import replace

    from tealight.web.middleware.security import security

    settings.TEALIGHT = replace(settings.TEALIGHT, behind_https=https)
    answer = security(lambda request: HttpResponse())(RequestFactory().get("/"))
    assert answer.headers.get("Strict-Transport-Security") == ("max-age=31536000; includeSubDomains" if https else None)

import pytest

from tests.mail.server import Server


@pytest.fixture
def mail_settings(settings):
    """The place sends from a domain that says nothing, to nobody yet."""
    settings.DEFAULT_FROM_EMAIL = "post@quiet.example"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    return settings


@pytest.fixture
def smtp(mail_settings):
    """A real mail server, and the place set up to use it."""
    with Server() as server:
        mail_settings.EMAIL_PORT = server.port
        yield server

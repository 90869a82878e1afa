"""From an address an operator writes to what Django wants to know."""

from urllib.parse import parse_qs, unquote, urlsplit


def database(url: str) -> dict[str, object]:
    """Django's description of the database a `postgresql://` address names."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # To compile a statement takes longer than to answer any of ours.
        "OPTIONS": {"options": "-c jit=off", **{name: values[-1] for name, values in parse_qs(parts.query).items()}},
        # A database that was killed comes back; a connection to it must not answer people with errors.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def mail_server(url: str) -> dict[str, object]:
    """Django's EMAIL_* settings for an `smtp://` or `smtps://` address; none is no host.

    A library's own mail would carry subjects that name the place and addresses in the clear, so
    what is sent past the mail room's queue goes nowhere.
    """
    quiet = {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    if not url:
        return {**quiet, "EMAIL_HOST": ""}
    parts = urlsplit(url)
    choices = parse_qs(parts.query)
    starttls = parts.scheme == "smtp" and choices.get("tls", ["starttls"])[-1] != "none"
    return {
        **quiet,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": starttls,
        "EMAIL_TIMEOUT": 20,
    }

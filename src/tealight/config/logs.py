"""What the log may know: that something happened, where in the code, and how long it took.

A log is read by more people, and kept in more places, than a database. So it never holds an
address, a path (a path tells which story somebody read), a local variable, the words of an
exception (a database's complaint quotes the row it refused), or a moment: beside a reply posted at
that second it would say which session wrote it.
"""

import logging
import traceback

#: the finest time a line of the log tells
HOUR = "%Y-%m-%d %H:00"


class RouteOnly(logging.Filter):
    """Replaces what Django says of a request by its status and the name of its route."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None or record.name.startswith("django.security"):
            match = getattr(request, "resolver_match", None)
            route = match.view_name if match else "no route"
            record.msg, record.args = "%s %s", (getattr(record, "status_code", "refused"), route)
        return True


class Frames(logging.Formatter):
    """Formats an exception as its kind and the places it passed, without its words."""

    def formatException(self, fault) -> str:
        _, error, _ = fault
        lines = []
        while error is not None:
            places = traceback.format_list(traceback.extract_tb(error.__traceback__))
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}\n" + "".join(places))
            error = error.__cause__ or error.__context__
        return "caused by ".join(lines).rstrip()


def logging_for(level: str) -> dict:
    """Django's LOGGING for a level such as INFO."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"route_only": {"()": "tealight.config.logs.RouteOnly"}},
        "formatters": {
            "frames": {"()": "tealight.config.logs.Frames", "format": "%(asctime)s %(levelname)s %(name)s: %(message)s", "datefmt": HOUR}
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "frames", "filters": ["route_only"]},
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # Django's own handlers would print paths, and mail tracebacks to people.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "propagate": False},
            # A request with a foreign Host header is noise, and the header is the sender's text.
            "django.security.DisallowedHost": {"handlers": [], "propagate": False, "level": "CRITICAL"},
            "tealight": {"level": level},
        },
    }

"""The log knows that something happened; never who, which page, or what was written."""

import logging
import re
import sys

from django.test import RequestFactory

from tealight.config.logs import Frames, RouteOnly, logging_for


def test_an_exception_is_logged_without_its_words():
    words = " ".join(["row", "of", "ada", "refused"])
    try:
        try:
            raise KeyError(words)
        except KeyError as first:
            raise ValueError(words) from first
    except ValueError:
        record = logging.makeLogRecord({"name": "tealight", "msg": "broken", "exc_info": sys.exc_info()})
    text = Frames("%(message)s").format(record)
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logs.py" in text
    assert words not in text


def test_a_line_tells_the_hour_and_no_moment():
    chosen = logging_for("INFO")["formatters"]["frames"]
    record = logging.makeLogRecord({"name": "tealight.access", "msg": "stories:reply 303", "created": 1_764_000_123.456, "levelname": "INFO"})
    line = Frames(chosen["format"], chosen["datefmt"]).format(record)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:00 \w+ tealight\.access: stories:reply 303", line)


def test_a_request_is_logged_without_its_path():
    request = RequestFactory().get("/stories/4711/")
    record = logging.makeLogRecord(
        {
            "name": "django.request",
            "msg": "Not Found: %s",
            "args": ("/stories/4711/",),
            "request": request,
            "status_code": 404,
        }
    )
    assert RouteOnly().filter(record)
    assert record.getMessage() == "404 no route"

"""A page is asked for or sent to; anything else is refused, the same wherever it is asked."""

import pytest

PATHS = ("/", "/help/", "/sign-in/", "/stories/", "/stories/7/", "/robots.txt", "/desk/cms/", "/no-such-page/")


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND"])
def test_no_other_way_of_asking_is_answered_or_tells_what_is_there(method, ada, browser_of, anybody):
    answers = {
        (answer.status_code, answer.content, answer.headers["Allow"])
        for browser in (anybody, browser_of(ada)) for path in PATHS
        if (answer := browser.client.generic(method, path, HTTP_X_SAID="sent with it"))
    }  # fmt: skip
    assert answers == {(405, b"", "GET, HEAD, POST")}, "TRACE would send back to a script what it may not read"

"""Doors that stay shut say so in one way, and keep what was sent."""

import pytest
from django.db import connections

from tealight.web.views import errors
from tests.contract import check
from tests.page import Browser


def without_what_changes(page):
    """A page but for its form tokens and where its footer leads back to."""
    import re

    return re.sub(r'value="[^"]*"', "", page.html)


@pytest.mark.parametrize(
    "url",
    ["/nothing-of-the-kind/", "/desk/people/", "/desk/people/1/", "/account/security/codes/", "/join/rooms/x/", "/people/1/"],
)
def test_what_never_was_and_what_may_not_be_seen_are_one_page(browser_of, ada, url):
    browser = browser_of(ada)
    beside = f"/{url.split('/')[1]}/nothing-at-all/"  # the frame marks the part of the place one is in
    missing, hidden = browser.get(beside), browser.get(url, follow=False)
    assert (hidden.status, hidden.heading) == (404, "Nothing is here")
    assert without_what_changes(hidden) == without_what_changes(missing)
    names = {name for name in hidden.response.headers if name != "Content-Length"}
    assert names == {name for name in missing.response.headers if name != "Content-Length"}


def test_too_many_fields_are_refused_in_words(anybody):
    page = anybody.post("/sign-in/", {f"field-{n}": "x" for n in range(600)})
    assert (page.status, page.heading) == (400, "That could not be read")


def test_a_broken_place_says_so_without_asking_a_database(rf, db):
    blocked = []
    for alias in connections:
        connections[alias].execute_wrappers.append(lambda *call: blocked.append(call))
    try:
        page = errors.broken(rf.get("/"))
    finally:
        for alias in connections:
            connections[alias].execute_wrappers.pop()
    assert page.status_code == 500 and not blocked
    check(page.content.decode(), "a broken place")


def test_a_refusal_says_why(olive):
    page = Browser.of(olive).post(f"/desk/people/{olive.persona_id}/", {"revoke": "operator"})
    assert page.status == 403 and page.heading == "This can’t be done"
    assert "This is the only operator." in page.main

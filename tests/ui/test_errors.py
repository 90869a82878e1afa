"""The pages for when something cannot be shown: whole for everyone, and never without a way out."""

import pytest
from django.test import RequestFactory

from tealight.accounts.carry import Carried
from tealight.kernel.verdict import Refused
from tealight.kernel.viewer import Visitor
from tealight.place.queries import Place
from tealight.web.views import errors
from tests.contract import check
from tests.journeys.eye import faults_in
from tests.ui.conftest import HOST

WAYS = {"Help now": "/help/", "Leave site": "/leave/", "Rules": "/rules/", "Write to the team": "/contact/"}
ALONE = ("broken", "bad_request")


@pytest.fixture
def error_page(monkeypatch):
    """`error_page("broken")`: that page as the place answers with it, made without a database."""

    def make(name: str) -> bytes:
        request = RequestFactory().post("/stories/", {"body": "It is on again."})
        request.viewer, request.resolver_match = Visitor(), None
        request.place = Place("Harbour", "", "open", "", "", is_sample=True, leave_address=f"{HOST}/nowhere/")
        carried = Carried("/stories/", (("body", "It is on again."),))
        monkeypatch.setattr(errors, "from_closed_door", lambda request: carried)
        monkeypatch.setattr(errors, "_came_from_here", lambda request: name == "form_expired")
        monkeypatch.setattr(errors, "ELSEWHERE", f"{HOST}/nowhere/")
        answers = {
            "broken": lambda: errors.broken(request),
            "bad_request": lambda: errors.bad_request(request, ValueError()),
            "form_expired": lambda: errors.form_expired(request),
            "form_from_elsewhere": lambda: errors.form_expired(request),
            "refused": lambda: errors.refused(request, Refused("Replies are closed.")),
            "refused_without_words": lambda: errors.refused(request, PermissionError()),
            "not_found": lambda: errors.not_found(request, LookupError()),
        }
        return answers[name]().content

    return make


NAMES = ("broken", "bad_request", "form_expired", "form_from_elsewhere", "refused", "refused_without_words", "not_found")


@pytest.mark.parametrize("name", NAMES)
def test_each_has_the_ways_of_every_page(error_page, name):
    root = check(error_page(name).decode(), name)
    links = {"".join(link.itertext()).strip(): link.get("href") for link in root.iter("a")}
    assert links.items() >= WAYS.items()


@pytest.mark.parametrize("name", ALONE)
def test_what_stands_alone_has_no_form(error_page, name):
    assert b"<form" not in error_page(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(house, error_page, name):
    """By day and by night, at 320 and 1280 px: one page, seen four ways."""
    html = error_page(name)
    answer = {"/error/": lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")}
    assert faults_in(house("/error/", answers=answer)) == []


def test_leaving_a_broken_place_asks_nothing_of_it(house, error_page):
    html = error_page("broken")
    page = house("/error/", answers={"/error/": lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")})
    page.get_by_role("link", name="Leave site").click()
    page.wait_for_url(f"{HOST}/nowhere/")
    assert f"{HOST}/leave/" not in [request.url for request in page.asked]

import pytest
from django.test import RequestFactory

from tealight.kernel.viewer import Visitor
from tealight.web.views.display import display


def set_look(**fields):
    request = RequestFactory().post("/display/", fields)
    request.viewer = Visitor()
    return display(request)


def test_a_look_is_kept_and_the_page_comes_back():
    response = set_look(theme="dark", text_size="large", next="/stories/4/")
    assert (response.status_code, response["Location"]) == (303, "/stories/4/")
    assert response.cookies["look"].value == "dark.large"


def test_a_visitors_browser_forgets_it_with_the_window():
    cookie = set_look(theme="dark").cookies["look"]
    assert not cookie["max-age"] and not cookie["expires"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "nowhere", "a\x00b"])
def test_nobody_is_sent_elsewhere(address):
    assert set_look(next=address)["Location"] == "/"


def test_only_what_is_offered_is_kept():
    assert set_look(theme="x; Path=/", text_size="<b>").cookies["look"].value == "."


def test_looking_does_not_set():
    assert display(RequestFactory().get("/display/")).status_code == 405

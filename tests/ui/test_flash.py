import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from tealight.ui import flash
from tealight.ui.flash import _BY_KEY, flash_middleware, said
from tealight.ui.said import SENTENCES

SHARED = "Shared. Only your circle can read it."


def redirect_after(sentence: str, secret: str, to: str = "/stories/4/") -> str:
    def view(request):
        flash(request, sentence)
        return HttpResponseRedirect(to, status=303)

    request = RequestFactory().post("/stories/new/")
    request.META["CSRF_COOKIE"] = secret
    return flash_middleware(view)(request)["Location"]


def said_at(address: str, secret: str) -> str:
    request = RequestFactory().get(address)
    request.META["CSRF_COOKIE"] = secret
    return said(request)


def test_the_next_page_says_what_happened():
    address = redirect_after(SHARED, "a" * 32)
    assert address.startswith("/stories/4/?said=")
    assert said_at(address, "a" * 32) == SHARED


def test_an_address_keeps_its_own_query_and_fragment():
    address = redirect_after(SHARED, "a" * 32, to="/stories/4/?after=9#reply-3")
    assert address.startswith("/stories/4/?after=9&said=") and address.endswith("#reply-3")


def test_a_link_made_in_one_browser_says_nothing_in_another():
    """Otherwise anyone could make the place tell a member what did not happen to their account."""
    address = redirect_after("Your account stays. Nothing was lost.", "a" * 32)
    assert said_at(address, "b" * 32) == ""
    assert said_at(address, "") == ""


def test_nothing_made_up_is_said():
    assert said_at("/?said=abcdef.-", "") == ""
    assert said_at("/?said=<b>hello", "a" * 32) == ""


def test_only_sentences_of_the_house_travel():
    with pytest.raises(LookupError):
        flash(RequestFactory().post("/"), "Marigold Lane wrote: hello")


def test_every_sentence_has_a_key_of_its_own_and_ends():
    assert len(_BY_KEY) == len(SENTENCES)
    assert all(sentence[-1] == "." for sentence in SENTENCES)


def test_a_page_without_a_redirect_is_left_alone():
    response = flash_middleware(lambda request: HttpResponse("a page"))(RequestFactory().get("/"))
    assert not response.has_header("Location")

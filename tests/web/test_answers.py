"""Every answer of every test is held to what protects its reader; here is shown that the holding would notice."""

from http.cookies import SimpleCookie

import pytest
from django.test import Client

from tests.ground import answers

WELL = {**answers.SAME_EVERYWHERE, "content-security-policy": answers.POLICY, "cache-control": "no-store"}
HERE = "http://testserver/stories/"


def faults(url=HERE, status=200, secure=False, **changed):
    heads = {**WELL, **{name.replace("_", "-"): value for name, value in changed.items()}}
    return answers.faults(url, status, {name: value for name, value in heads.items() if value is not None}, secure=secure)


def test_what_is_well_is_well():
    assert not faults()
    assert not faults(status=303, location="/stories/7/")
    assert not faults(content_type="image/webp", content_disposition='inline; filename="photo.webp"')
    assert not faults(status=302, location="http://testserver/stories/7/")
    assert not faults("http://testserver/leave/", status=302, location="https://weather.example/")
    assert not faults("http://x/static/ui/place.0123456789ab.css", cache_control="max-age=315360000, public, immutable")


@pytest.mark.parametrize("name", sorted(WELL))
def test_each_header_is_missed_when_it_is_not_there_or_another(name):
    assert faults(**{name: None})
    assert faults(**{name: "unsafe-none"})


@pytest.mark.parametrize(
    "changed",
    [
        {"content_security_policy": answers.POLICY + "; script-src 'unsafe-inline'"},
        {"content_security_policy": answers.CMS_POLICY},
        {"cache_control": "private, no-cache"},
        {"cache_control": "public, max-age=86400"},
        {"access_control_allow_origin": "*"},
        {"content_type": "text/html"},
        {"content_type": "image/webp"},
        {"content_type": "image/jpeg", "content_disposition": 'inline; filename="IMG_4711.jpeg"'},
        {"content_type": "application/zip", "content_disposition": 'inline; filename="my-things-2026-11-30.zip"'},
        {"status": 302, "location": "https://elsewhere.example/"},
        {"status": 302, "location": "//elsewhere.example/"},
        {"status": 302, "location": "/\\elsewhere.example/"},
        {"secure": True},
    ],
    ids=str,
)
def test_a_loosened_answer_is_noticed(changed):
    assert faults(**changed)


@pytest.mark.parametrize(
    "said",
    [
        "place=x; Path=/; SameSite=Lax",
        "place=x; Path=/; HttpOnly",
        "place=x; Path=/; HttpOnly; SameSite=None",
        "place=x; Path=/; HttpOnly; SameSite=Lax; Domain=example.org",
        "visits=3; Path=/; HttpOnly; SameSite=Lax",
    ],
)
def test_a_loosened_cookie_is_noticed(said):
    assert answers.cookie_faults(SimpleCookie(said), secure=False)


def test_a_cookie_is_bound_to_the_host_behind_https():
    bound = SimpleCookie("__Host-place=x; Path=/; HttpOnly; SameSite=Lax; Secure")
    assert not answers.cookie_faults(bound, secure=True)
    for said in (
        "place=x; Path=/; HttpOnly; SameSite=Lax; Secure",
        "__Host-place=x; Path=/; HttpOnly; SameSite=Lax",
        "__Host-place=x; Path=/join/; HttpOnly; SameSite=Lax; Secure",
    ):
        assert answers.cookie_faults(SimpleCookie(said), secure=True), said


@pytest.mark.parametrize(
    "html",
    [
        "<p style='x'>", "<p onclick=x()>", "<style>p{}</style>", "<script>x()</script>", "<base href='/x/'>",
        "<meta http-equiv=refresh content=0>", "<img src=//cdn.example/x.png>", "<img src='https://cdn.example/x.png'>",
        "<a href='javascript:x()'>", "<a href='https://elsewhere.example/'>", "<form action='https://elsewhere.example/'>",
        "<a href='data:text/html,x' rel=nofollow>", "<img srcset='https://cdn.example/x 2x'>",
    ],
)  # fmt: skip
def test_what_a_browser_would_run_or_fetch_is_noticed(html):
    assert answers.page_faults(f"<!doctype html><p>Before</p>{html}")


def test_words_and_links_of_people_are_no_fault():
    assert not answers.page_faults(
        "<p>My style = plain, onclick= too</p><a rel='nofollow noreferrer' href='https://x.example/'>x</a>"
        "<input value='&lt;img src=//x onerror=y&gt;'><a href='tel:116123'>116 123</a>"
        "<script type='application/json'>{}</script><script src='/static/x.js'></script>"
    )


def test_the_client_of_every_test_looks(place, monkeypatch):
    """Taken away in the code itself, a header is missed by a test that asks for any page."""
    from tealight.web.middleware import security

    monkeypatch.delitem(security.EVERYWHERE, "Referrer-Policy")
    with pytest.raises(AssertionError, match="referrer-policy"):
        Client().get("/help/")

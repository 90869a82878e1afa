"""A form from our own page is taken though it hides where it comes from; a stranger's is not."""

import os
from collections import Counter

import pytest
from django.conf import settings
from django.middleware.csrf import CSRF_ALLOWED_CHARS

from tealight.web.middleware import form_guard


def send(browser, token=True, **headers):
    fields = {"country": "", "csrfmiddlewaretoken": browser.token() if token else "x" * 32}
    return browser.client.post("/help/", fields, headers=headers).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "null", "sec-fetch-site": "same-origin"},  # every browser of today, asked for no-referrer
        {"origin": "null"},  # one too old to say more
        {"origin": "http://testserver"},
        {},
    ],
)
def test_our_own_forms_are_taken(headers, anybody):
    assert send(anybody, **headers) == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": "null", "sec-fetch-site": "same-site"},
        {"origin": "null", "sec-fetch-site": "none"},
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
    ],
)
def test_a_strangers_form_is_refused_even_with_a_token(headers, anybody):
    assert send(anybody, **headers) == 403


def test_a_form_without_its_token_is_refused_wherever_it_comes_from(anybody):
    anybody.get("/contact/")
    assert send(anybody, token=False, origin="null", **{"sec-fetch-site": "same-origin"}) == 403


def test_behind_https_a_form_without_a_referrer_is_ours_only_if_the_browser_says_so(anybody):
    token = anybody.token()
    for site, status in (("same-origin", 303), ("cross-site", 403)):
        response = anybody.client.post(
            "/help/", {"csrfmiddlewaretoken": token}, headers={"sec-fetch-site": site}, secure=True
        )
        assert response.status_code == status


def test_letters_of_a_token_are_each_as_likely(monkeypatch):
    every = iter([bytes(range(256))])
    monkeypatch.setattr(os, "urandom", lambda size: next(every))
    counts = Counter(form_guard.drawn(248, CSRF_ALLOWED_CHARS))
    assert set(counts) == set(CSRF_ALLOWED_CHARS)
    assert set(counts.values()) == {4}


def test_django_draws_the_letters_of_its_tokens_by_ours(monkeypatch, anybody):
    monkeypatch.setattr(os, "urandom", lambda size: bytes(range(size)))
    anybody.get("/contact/")
    assert anybody.client.cookies[settings.CSRF_COOKIE_NAME].value == form_guard.drawn(32, CSRF_ALLOWED_CHARS)

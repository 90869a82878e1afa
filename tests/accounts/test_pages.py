"""Every page of accounts stands, whoever is allowed to see it."""

import pytest

OPEN = [
    "/join/", "/join/name/", "/join/elsewhere/", "/join/waiting/", "/sign-in/", "/sign-out/",
    "/recover/", "/recover/words/", "/recover/mail/", "/recover/mail/sent/", "/account/email/confirmed/",
]
OWN = [
    "/account/", "/account/name/", "/account/word/", "/account/losses/", "/account/losses/new/", "/account/filters/", "/account/people/",
    "/account/password/", "/account/words/", "/account/email/", "/account/sessions/",
    "/account/security/", "/account/security/passkeys/new/", "/account/security/app/",
    "/account/pause/", "/account/close/", "/join/filters/", "/join/filters/own/", "/sign-in/again/",
]


@pytest.mark.parametrize("url", OPEN)
def test_a_page_for_everyone(anybody, url):
    assert anybody.get(url, follow=False).status == 200


@pytest.mark.parametrize("url", OWN)
def test_a_page_of_ones_own(browser_of, ada, anybody, url):
    assert browser_of(ada).get(url, follow=False).status == 200
    assert anybody.get(url, follow=False).goes_to.startswith("/sign-in/?next=")

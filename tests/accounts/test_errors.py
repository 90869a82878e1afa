"""Doors that stay shut say so in one way, and keep what was sent."""


def test_what_never_was_and_what_may_not_be_seen_are_one_page(anybody, browser_of, ada):
    for browser in (anybody, browser_of(ada)):
        missing = browser.get("/nothing-of-the-kind/")
        assert (missing.status, missing.heading) == (404, "Nothing is here")

"""Filling in the form of joining, with script and without."""

from datetime import timedelta

from tealight.accounts import proof
from tealight.kernel import clock

WORDS = "a quiet green kettle"


def work_for(note: str) -> str:
    return next(str(n) for n in range(10**7) if proof.is_worked(note, str(n)))


def fill(browser, url="/join/name/", *, script=True, **typed):
    form = browser.get(url).form("/join/name/")
    work = work_for(form.fields["note"][0]) if script else ""
    given = {"pen_name": "Teasel", "password": WORDS, "of_age": "yes", "work": work, **typed}
    return browser.send(form, follow=False, **given)


def aged(browser, monkeypatch, seconds=30, **typed):
    """Fill the form in without script, and let it grow `seconds` old."""
    form = browser.get("/join/name/").form("/join/name/")
    later = clock.now() + timedelta(seconds=seconds)
    monkeypatch.setattr(clock, "now", lambda: later)
    return browser.send(form, follow=False, **{"pen_name": "Teasel", "password": WORDS, "of_age": "yes", **typed})

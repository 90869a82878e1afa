"""An operator who sees no page is told which numbers to check."""

from datetime import timedelta

from tealight.cli.doctor import _helplines
from tealight.help.models import Helpline
from tealight.kernel import clock


def test_nothing_is_said_while_every_check_holds(helplines):
    assert _helplines() == []


def test_a_few_are_named(helplines):
    Helpline.objects.filter(key="gb-shout").update(verified_on="2026-04-01", expires_on="2026-10-01")
    assert _helplines() == ["Shout (United Kingdom): its check ran out on 1 October 2026."]


def test_many_are_counted(helplines, monkeypatch):
    late = clock.now() + timedelta(days=400)
    monkeypatch.setattr(clock, "now", lambda: late)
    (sentence,) = _helplines()
    assert "numbers must be checked again, the first by 22 May 2027; see /desk/helplines/." in sentence

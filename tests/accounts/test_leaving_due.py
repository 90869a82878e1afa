"""An account whose days are over, and somebody who comes back in that very moment."""

from datetime import timedelta

from tealight.accounts import closing
from tealight.accounts.actions.close_account import DAYS, close_account
from tealight.accounts.actions.stay_after_all import stay_after_all
from tealight.accounts.closing import close_those_due
from tealight.accounts.models import Member
from tealight.accounts.queries.own import own_record
from tests import make
from tests.make import NOW


def test_who_stays_in_the_very_moment_their_days_are_over_stays(ada, monkeypatch):
    """Between the list of those due and the closing somebody may press “stay”."""
    close_account(viewer=make.as_viewer(ada.member_id), now=NOW, keep_words=False, anonymous="once", at_once=False)
    later = NOW + timedelta(days=DAYS)

    def load_late(member, now):
        found = make.as_viewer(member, now)
        stay_after_all(viewer=found, now=now)
        return found

    with monkeypatch.context() as late:
        late.setattr(closing, "load_person", load_late)
        close_those_due(later)
    member = Member.objects.get(id=ada.member_id)
    assert member.closed_on is None and member.leaves_on is None
    assert own_record(make.as_viewer(ada.member_id)).leaving_anonymous == "keep"
    close_account(viewer=make.as_viewer(ada.member_id), now=NOW, keep_words=False, at_once=False)
    close_those_due(later)
    assert Member.objects.get(id=ada.member_id).closed_on is not None, "whoever does not come back is gone"

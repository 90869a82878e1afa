"""Every hour each member's record is sealed anew: what changes of everybody says of nobody who was here."""

from datetime import timedelta

import pytest

from tealight.accounts.actions.change_record import change_record
from tealight.accounts.actions.put_records import put_records
from tealight.accounts.models import Member
from tealight.accounts.queries.own import own_record
from tealight.accounts.sealing_anew import seal_all_anew
from tealight.config.schedule import SCHEDULE
from tealight.kernel.verdict import Refused
from tests import make


def records():
    return {row: bytes(record) for row, record in Member.objects.values_list("id", "record")}


def test_in_each_hour_each_record_changes_and_says_what_it_said(ada, ben, cy):
    change_record(ada.member_id, lambda record: record.kept.append(7))
    before = records()
    breaths = []
    assert seal_all_anew(make.NOW, lambda: breaths.append(records())) == 3
    after = records()
    assert all(after[row] != before[row] and len(after[row]) == len(before[row]) for row in before)
    assert own_record(ada).kept == [7] and own_record(ben).kept == []
    assert breaths == [after], "nothing is held while others may write"


def test_it_comes_more_often_than_whoever_copies_every_hour():
    assert SCHEDULE["seal-records-anew"].every < timedelta(hours=1)


def test_what_somebody_writes_meanwhile_is_never_lost(ada, ben, monkeypatch):
    from tealight.accounts import sealing_anew

    def put(*, records, **rest):
        change_record(ada.member_id, lambda record: record.kept.append(7))
        put_records(records=records, **rest)

    monkeypatch.setattr(sealing_anew, "put_records", put)
    before = records()
    seal_all_anew(make.NOW, lambda: None)
    assert own_record(ada).kept == [7]
    assert all(records()[row] != before[row] for row in before)


def test_whoever_is_gone_and_what_is_damaged_hold_up_nobody(ada, ben, cy, caplog):
    from tealight.kernel.crypto import destroy_member_keys

    destroy_member_keys(ben.member_id)
    Member.objects.filter(id=cy.member_id).update(record=bytes([1, 0, 0, 0, 1]) + bytes(2000))
    before = records()
    assert seal_all_anew(make.NOW, lambda: None) == 1
    assert {row for row in before if records()[row] != before[row]} == {ada.member_id}
    assert [one.getMessage() for one in caplog.records] == ["1 records of members do not open"]


def test_after_a_theft_it_writes_with_the_new_keys(ada):
    from tealight.kernel.crypto import generations, ring

    generations.begin()
    generations.write_with_new()
    seal_all_anew(make.NOW, lambda: None)
    ring.read_again()
    assert not ring.member_keys(ada.member_id).is_old(Member.objects.get(id=ada.member_id).record)


def test_nobody_but_the_software_does_it(ada, mira):
    for viewer in (ada, mira):
        with pytest.raises(Refused):
            put_records(viewer=viewer, now=make.NOW, records=[])

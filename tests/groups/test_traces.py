"""Coming and going leaves nothing behind: not in any table, not in a count, not in an event."""

import pytest

from tealight.groups.actions.answer_request import answer_request
from tealight.groups.actions.ask_to_join import ask_to_join
from tealight.groups.actions.invite_to_circle import invite_to_circle
from tealight.groups.actions.invite_to_group import invite_to_group
from tealight.groups.actions.make_circle import make_circle
from tealight.groups.models import Circle, CircleInvitation, JoinRequest
from tests.groups.dump import changed, dump
from tests.make import NOW

#: a member's own sealed record; one and the same column whatever was changed in it
ONLY_A_RECORD = {"accounts_member": {"record"}}


def _without_sessions(differences):
    return {table: columns for table, columns in differences.items() if table != "accounts_session"}


def test_joining_and_leaving_touch_one_sealed_column(rooms, ada, browser_of):
    browser = browser_of(ada)
    for path in ("/rooms/late-loss/join/", "/rooms/late-loss/filters/", "/rooms/late-loss/leave/"):
        before = dump()
        assert browser.post(path, {"lifted": "no"}).status == 303
        assert _without_sessions(changed(before, dump())) == ONLY_A_RECORD, path


def test_after_coming_and_going_nothing_is_different(rooms, ada, browser_of):
    browser = browser_of(ada)
    size = {len(dict(row)["record"]) for row in dump()["accounts_member"]}
    before = dump()
    browser.post("/rooms/early-loss/join/")
    browser.post("/rooms/early-loss/leave/")
    assert _without_sessions(changed(before, dump())) == ONLY_A_RECORD
    assert {len(dict(row)["record"]) for row in dump()["accounts_member"]} == size, "not even a size tells"


def test_moving_touches_one_sealed_column(all_open, ada, browser_of):
    browser = browser_of(ada)
    browser.post("/rooms/pregnant-after-loss/join/")
    before = dump()
    assert browser.post("/rooms/move/", {"into": str(all_open["late-loss"].id)}).status == 303
    assert _without_sessions(changed(before, dump())) == ONLY_A_RECORD


def test_asking_and_being_answered_leave_nothing(rooms, ada, mira, browser_of):
    before = dump()
    browser_of(ada).post("/rooms/tfmr/ask/", {"line": "I would like to."})
    (row,) = JoinRequest.objects.all()
    browser_of(mira).post(f"/desk/requests/{row.id}/answer/", {"answer": "yes"})
    assert _without_sessions(changed(before, dump())) == ONLY_A_RECORD


def test_a_refusal_leaves_nothing_at_all(rooms, ada, mira):
    before = dump()
    ask_to_join(viewer=ada, now=NOW, group=rooms["tfmr"].id, line="I would like to.")
    answer_request(viewer=mira, now=NOW, asked=JoinRequest.objects.get().id, yes=False)
    assert changed(before, dump()) == {}


def test_a_waiting_request_names_neither_person_nor_room(rooms, ada):
    ask_to_join(viewer=ada, now=NOW, group=rooms["tfmr"].id, line="Two years ago in March.")
    row = JoinRequest.objects.get()
    stored = b"".join(value if isinstance(value, bytes) else str(value).encode() for value in (row.tag, row.body))
    for secret in (str(ada.persona_id), str(ada.member_id), str(rooms["tfmr"].id), "March", "Ada"):
        assert secret.encode() not in stored
    assert {f.name for f in JoinRequest._meta.get_fields()} == {"id", "tag", "body", "asked_on"}


def test_coming_in_by_a_link_leaves_nothing(rooms, ada, mira, browser_of):
    before = dump()
    token = invite_to_group(viewer=mira, now=NOW, group=rooms["tfmr"].id)
    assert browser_of(ada).post(f"/rooms/invitation/{token}/").status == 303
    assert _without_sessions(changed(before, dump())) == ONLY_A_RECORD


def test_a_circle_names_nobody(ada, ben, again, browser_of):
    make_circle(viewer=ada, now=NOW)
    token = invite_to_circle(viewer=again(ada), now=NOW)
    assert browser_of(ben).post(f"/circle/invitation/{token}/").status == 303
    assert {f.name for f in Circle._meta.get_fields() if f.concrete} == {"id", "roster"}
    stored = bytes(Circle.objects.get().roster)
    for someone in (ada, ben):
        assert str(someone.persona_id).encode() not in stored
        assert someone.pen_name.encode() not in stored


def test_a_circle_link_is_stored_nowhere(ada, again):
    make_circle(viewer=ada, now=NOW)
    token = invite_to_circle(viewer=again(ada), now=NOW)
    everything = repr(dump()).encode()
    assert token.encode() not in everything
    row = CircleInvitation.objects.get()
    assert str(again(ada).own_circle).encode() not in bytes(row.body)


@pytest.mark.parametrize("most", [3])
def test_the_size_of_a_circle_is_not_in_its_row(ada, again, browser_of, most):
    from tests.make import a_person

    make_circle(viewer=ada, now=NOW)
    size = len(Circle.objects.get().roster)
    for number in range(most):
        token = invite_to_circle(viewer=again(ada), now=NOW)
        browser_of(a_person(f"Friend {'abc'[number]}")).post(f"/circle/invitation/{token}/")
    assert len(Circle.objects.get().roster) == size

"""Words to the team: sealed, once, read by few, gone in time."""

from datetime import timedelta

import pytest
from django.db import connection

from tealight.config.schedule import SCHEDULE
from tealight.help import jobs
from tealight.help.actions import close_message, erase_old_messages, take_message, write_to_team
from tealight.help.models import TeamMessage
from tealight.help.queries import desk_message, desk_messages
from tealight.kernel.verdict import NotFound, Refused
from tealight.kernel.viewer import System
from tealight.place.actions.shape_place import shape_place

WORDS = "The photo of Ines in the late room should not be there. 😀 שלום"


def send(viewer, now, number=7, **given):
    words = {"body": WORDS, "reply_to": "wren@example.org", "says_who": False, **given}
    write_to_team(viewer=viewer, form_number=number, now=now, **words)
    return TeamMessage.objects.get().id


def test_nothing_written_can_be_read_from_the_table(place, visitor, now):
    send(visitor, now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM help_teammessage")
        row = cursor.fetchone()
    stored = b" ".join(
        bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for cell in row
    )
    for word in ("photo", "Ines", "wren", "example"):
        assert word.encode() not in stored


def test_a_long_and_a_short_message_with_and_without_an_address_look_alike(place, visitor, now):
    send(visitor, now, number=1, body="Hello", reply_to="")
    write_to_team(
        viewer=visitor, body="Hello " * 50, reply_to="a@example.org", says_who=False,
        form_number=2, now=now,
    )  # fmt: skip
    assert len({len(row.sealed) for row in TeamMessage.objects.all()}) == 1


def test_only_the_hour_is_kept(place, visitor, now):
    send(visitor, now.replace(minute=47, second=12))
    assert TeamMessage.objects.get().hour == now.replace(minute=0)


def test_a_members_message_carries_no_one_unless_they_say_so(place, ben, lead, now):
    number = send(ben, now)
    assert TeamMessage.objects.get().persona_id is None
    assert desk_message(lead, number).pen_name == ""


def test_a_member_may_say_who_writes(place, ben, lead, now):
    number = send(ben, now, says_who=True)
    assert desk_message(lead, number).pen_name == "Ben"


def test_a_visitor_has_no_name_to_say(place, visitor, now):
    send(visitor, now, says_who=True)
    assert TeamMessage.objects.get().persona_id is None


def test_the_same_form_twice_is_one_message(place, visitor, now):
    send(visitor, now)
    send(visitor, now + timedelta(seconds=1), body="again")
    write_to_team(viewer=visitor, body="x", reply_to="", says_who=False, form_number=8, now=now)
    assert TeamMessage.objects.count() == 2


def test_a_read_only_place_says_that_nothing_was_sent(place, visitor, now):
    shape_place(viewer=System("test"), now=now, read_only_on=now.date())
    with pytest.raises(Refused, match="Nothing was sent"):
        send(visitor, now)


@pytest.mark.parametrize("role", [None, "listener", "moderator", "editor", "keyholder"])
def test_nobody_else_reads_them(role, place, person_called, visitor, now):
    number = send(visitor, now)
    viewer = person_called("Somebody", roles=(role,) if role else ())
    assert desk_messages(viewer) == ((), None)
    with pytest.raises(NotFound):
        desk_message(viewer, number)
    for act in (take_message, close_message):
        with pytest.raises(Refused):
            act(viewer=viewer, message=number, now=now)


def test_the_lead_reads_takes_and_closes(place, lead, person_called, visitor, now):
    number = send(visitor, now)
    page = desk_message(lead, number)
    assert (page.body, page.reply_to) == (WORDS, "wren@example.org")
    for _ in range(2):
        take_message(viewer=lead, message=number, now=now)
    other = person_called("Other Hand", roles=("operator",))
    assert desk_messages(other)[0][0].whose == "Someone on the team"
    with pytest.raises(Refused, match="already taken"):
        take_message(viewer=other, message=number, now=now)
    for _ in range(2):
        close_message(viewer=lead, message=number, now=now)
    assert desk_messages(lead) == ((), None)
    assert desk_message(lead, number).is_closed


def test_what_came_behind_a_flood_is_read_too(place, lead, visitor, now, browser_of):
    for number in range(60):
        form_number = 1000 + number
        write_to_team(viewer=visitor, body=f"Flood {number}.", reply_to="", says_who=False, form_number=form_number, now=now)
    write_to_team(viewer=visitor, body="A true one.", reply_to="", says_who=False, form_number=9, now=now + timedelta(hours=1))
    page = browser_of(lead).get("/desk/messages/")
    assert "A true one." not in page.main
    (further,) = {link for link in page.links() if "after=" in link}
    assert "A true one." in browser_of(lead).get(further).main


def test_closed_messages_are_erased_after_thirty_days(place, lead, visitor, now):
    number = send(visitor, now)
    erase_old_messages(viewer=System("retention"), now=now + timedelta(days=400))
    assert TeamMessage.objects.count() == 1
    close_message(viewer=lead, message=number, now=now)
    erase_old_messages(viewer=System("retention"), now=now + timedelta(days=29))
    assert TeamMessage.objects.count() == 1
    assert erase_old_messages(viewer=System("retention"), now=now + timedelta(days=30)) == 1


def test_the_schedule_erases_them(place, lead, visitor, now):
    number = send(visitor, now)
    close_message(viewer=lead, message=number, now=now - timedelta(days=30))
    assert SCHEDULE["erase-old-messages"].task == "tealight.help.jobs.erase_old_messages"
    jobs.erase_old_messages.call()
    assert not TeamMessage.objects.exists()


def test_no_person_erases_them_by_hand(place, lead, now):
    with pytest.raises(Refused):
        erase_old_messages(viewer=lead, now=now)


def test_no_statement_carries_a_member(place, ben, now):
    statements = []

    def watch(execute, sql, params, many, context):
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        send(ben, now)
    flat = [value for _, params in statements for value in params or ()]
    assert ben.member_id not in flat
    assert ben.persona_id not in flat

"""The tracing of statements finds what it is for: each of these leaks, one at a time, is a fault.

PRIVACY, "Anonymous writing" 4. What each test does on purpose, `leaking` keeps from failing it.
"""

import logging

import pytest

from tealight.kernel import actions
from tests import make
from tests.ground import traced
from tests.ground.traced_tests import leaking

SAID = "I have told nobody this."


def again(viewer):
    return make.as_viewer(viewer.member_id)


def adding(monkeypatch, leak):
    """Let `leak(viewer)` happen with every anonymous thing, in the transaction that writes it."""
    for name in ("share_story", "reply_to_story"):
        where = f"tealight.stories.actions.{name}.writes_as"
        from tealight.stories.actions.writing import writes_as

        def leaky(viewer, now, story, anonymous, *given, right=writes_as, **named):
            if anonymous:
                leak(viewer)
            return right(viewer, now, story, anonymous, *given, **named)

        monkeypatch.setattr(where, leaky)


# ── a row in the same transaction ────────────────────────────────────────────────────────────────
def touches_her_row(viewer):
    from tealight.accounts.models import Member

    Member.objects.filter(id=viewer.member_id).update(joined_on=make.NOW.date())


def a_list_that_grows(viewer):
    from tealight.accounts.models import Member
    from tealight.accounts.record import open_record, seal_record

    member = Member.objects.get(id=viewer.member_id)
    record = open_record(member, viewer.keys)
    record.kept.append(1)
    seal_record(member, viewer.keys, record)
    member.save(update_fields=["record"])


def a_column_of_its_number(viewer):
    from tealight.accounts.models import Persona

    Persona.objects.exclude(id=viewer.persona_id).update(line=f"by {viewer.member_id}")


def a_column_of_its_name(viewer):
    from tealight.accounts.models import Persona

    Persona.objects.exclude(id=viewer.persona_id).update(line=f"once {viewer.pen_name.upper()}")


def a_notice_to_the_pen_name(viewer):
    from tealight.notices.models import Notice

    Notice.objects.filter(persona_id=viewer.persona_id).delete()


def an_argument_of_an_event(viewer):
    from tealight.ledger import record

    record("reply.posted", about=("reply", 5), now=make.NOW, told=viewer.persona_id)


def an_argument_of_a_job(viewer):
    from tealight.notices.jobs import tell_of_reply

    tell_of_reply.enqueue(viewer.persona_id)


def a_job_of_its_own(viewer):
    from tealight.notices.jobs import tell_of_reply

    tell_of_reply.enqueue(5)


def her_session(viewer):
    from tealight.accounts.models import Session

    Session.objects.filter(owner_tag__in=viewer.keys.slots("session-owner/v1", 3)).update(body=b"")


def an_address(viewer):
    from tealight.accounts.models import Persona

    Persona.objects.exclude(id=viewer.persona_id).update(line="ada@example.org")


def her_number_among_bytes(viewer):
    from tealight.accounts.models import Sanction

    Sanction.objects.filter(tag=viewer.member_id.to_bytes(8, "big").rjust(32, b"\0")).update(kind="write")


def a_line_of_the_log(viewer):
    logging.getLogger("tealight.stories").warning("%s wrote", viewer.pen_name)


def a_file(viewer):
    from django.conf import settings

    (settings.TEALIGHT.data / f"of-{viewer.member_id}").write_text("")


def a_file_that_says_so(viewer):
    from django.conf import settings

    coming = settings.TEALIGHT.data / "written.coming"
    coming.write_text(f"{viewer.pen_name} wrote.")
    coming.replace(settings.TEALIGHT.data / "written")


LEAKS = [
    touches_her_row, a_list_that_grows, a_column_of_its_number, a_column_of_its_name, a_notice_to_the_pen_name,
    an_argument_of_an_event, an_argument_of_a_job, a_job_of_its_own, her_session, an_address, her_number_among_bytes,
    a_line_of_the_log, a_file, a_file_that_says_so,
]


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__.replace("_", " "))
def test_4_a_leak_is_found(ada, ben, monkeypatch, leak):
    told = make.a_story(ben)
    adding(monkeypatch, leak)
    for write in (lambda: make.a_story(ada, SAID, anonymous=True), lambda: make.a_reply(again(ada), told, SAID, anonymous=True)):
        with leaking() as faults:
            write()
        assert faults


def test_4_the_name_on_the_team_is_looked_for_too(mira, monkeypatch):
    """A member of the team who writes anonymously is led to by their duty name as much as by their own."""
    from tealight.accounts.models import Member, Persona
    from tealight.kernel.ids import new_id
    from tealight.ledger import record

    duty = Persona.objects.create(id=new_id(), kind="duty", name="Alder", name_key="alder")
    Member.objects.filter(id=mira.member_id).update(duty_persona=duty)
    adding(monkeypatch, lambda viewer: record("reply.posted", about=("reply", 5), now=make.NOW, told=duty.id))
    with leaking() as faults:
        make.a_story(again(mira), SAID, anonymous=True)
    assert any("holds the duty name’s persona" in fault for fault in faults)


def test_4_without_a_leak_nothing_is_found_and_all_of_it_is_watched(ada, ben):
    told, before = make.a_story(ben), traced.found.actions
    with leaking() as faults:
        make.a_story(ada, SAID, anonymous=True)
        make.a_reply(again(ada), told, SAID, anonymous=True)
    assert not faults and traced.found.actions == before + 2


def test_4_a_fault_names_the_action_the_table_and_the_statement(ada, monkeypatch):
    adding(monkeypatch, touches_her_row)
    with leaking() as faults:
        make.a_story(ada, SAID, anonymous=True)
    assert all(fault.startswith("action share_story: ") for fault in faults)
    assert any('UPDATE accounts_member.? holds the member: UPDATE "accounts_member" SET' in fault for fault in faults)


def test_the_watch_stands(db):
    assert type(actions.running).__name__ == "_Running"

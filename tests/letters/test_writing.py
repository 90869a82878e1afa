"""Writing first, answering, closing: what arrives, what is refused, and what is done once."""

from datetime import timedelta

import pytest

from tealight.accounts.models import Persona
from tealight.kernel.ids import new_id
from tealight.kernel.verdict import NotFound, Refused
from tealight.letters.actions.close_conversation import close_conversation
from tealight.letters.models import Conversation, Letter
from tealight.letters.queries.desk import closed_conversations, open_conversations
from tealight.letters.queries.own import NEWS, new_letters, own_conversations, own_thread
from tests import make
from tests.letters.writing import (
    ASKED,
    SAID,
    again,
    answers,
    face_of,
    read_at_the_desk,
    read_by,
    rows,
    write,
)


def closes(mira, number, now=make.NOW):
    close_conversation(viewer=mira, now=now, conversation=number)


# ── there and back ───────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("anonymous", [True, False], ids=["without a name", "under a pen name"])
def test_what_is_written_is_read_by_the_other_side(ada, mira, face, anonymous):
    face = face if anonymous else ada.persona_id
    number = write(mira, face)
    answers(ada, number)
    called = Persona.objects.get(id=face).name
    assert read_by(ada, number) == [("Alder", ASKED), ("You", SAID)]
    assert read_at_the_desk(mira, number) == [("Alder", ASKED), (called, SAID)]


def test_writing_again_to_a_face_goes_on_with_the_same_conversation(ada, mira, face):
    lead = make.a_person("Lena", roles=("lead",))
    number = write(mira, face, case=5)
    assert write(lead, face, "And now?", as_name="Rowan", case=6) == number and rows() == 1
    assert [who for who, _ in read_by(ada, number)] == ["Alder", "Rowan"]
    assert own_conversations(again(ada))[0].title == "Rowan, a volunteer here, wrote to you"


def test_two_faces_of_one_person_have_two_conversations(ada, mira, face):
    one, other = write(mira, face), write(mira, face_of(ada, "Nor can I."))
    assert one != other and {line.id for line in own_conversations(again(ada))} == {one, other}


def test_any_of_the_team_goes_on_with_it(ada, mira, face):
    number = write(mira, face)
    answers(ada, number)
    answers(make.a_person("Lena", roles=("lead",)), number, "I am here.", as_name="Rowan")
    assert read_by(ada, number)[-1] == ("Rowan", "I am here.")


def test_letters_keep_the_hour_and_their_order(ada, mira, face):
    late = make.NOW + timedelta(minutes=59)
    number = write(mira, face, now=late)
    answers(ada, number, now=late)
    assert [(row.ordinal, row.hour) for row in Letter.objects.order_by("ordinal")] == [(1, make.NOW), (2, make.NOW)]


# ── once ─────────────────────────────────────────────────────────────────────────────────────────
def test_pressed_twice_it_is_written_once_and_other_words_are_another_letter(ada, mira, face):
    first, second = new_id(), new_id()
    number = write(mira, face, letter=first)
    assert write(mira, face, letter=first) == number
    for text in (SAID, SAID, "And one more thing."):
        answers(ada, number, text, letter=second)
    assert [text for _, text in read_by(ada, number)] == [ASKED, SAID, "And one more thing."]


def test_the_number_of_a_letter_elsewhere_takes_nobodys_words(ada, ben, mira, face):
    mine = write(mira, face, letter=77)
    other = write(mira, ben.persona_id, letter=77)
    assert read_by(ada, mine) == read_by(ben, other) == [("Alder", ASKED)]


# ── what is refused ──────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("text", ["", "  \n ", "x" * 10_001], ids=["nothing", "spaces", "too much"])
def test_a_letter_says_something_that_fits(ada, mira, face, text):
    number = write(mira, face)
    for attempt in (lambda: write(mira, face, text), lambda: answers(ada, number, text)):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.about == "text"
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("name", ["Mira", "mira", "Ben", "", "Al<der", "A" * 25])
def test_the_team_writes_under_a_duty_name_and_never_under_a_pen_name(ada, ben, mira, face, name):
    with pytest.raises(Refused) as refused:
        write(mira, face, as_name=name)
    assert refused.value.about == "name" and not rows()
    number = write(mira, face)
    with pytest.raises(Refused):
        answers(mira, number, as_name=name)


def test_only_moderators_and_leads_write_first_and_only_awake(ada, ben, face):
    listener = make.a_person("Lis", roles=("listener", "editor", "operator"))
    asleep = make.a_person("Sam", roles=("moderator",), second_step=False)
    for viewer in (ben, listener, asleep, ada):
        with pytest.raises(Refused):
            write(viewer, face)
    assert not rows()


def test_there_is_nobody_to_write_to_behind_a_duty_name_nor_behind_ones_own(mira):
    duty = Persona.objects.create(id=new_id(), kind="duty", name="Alder", name_key="alder")
    for face in (duty.id, mira.persona_id, 1):
        with pytest.raises(NotFound):
            write(mira, face)


@pytest.mark.parametrize("kind", ["letters", "write", "suspend"])
def test_whatever_was_decided_about_them_they_may_answer_the_team(ada, mira, face, kind):
    from tealight.moderation.actions.sanction_persona import sanction_persona

    number = write(mira, face)
    sanction_persona(viewer=mira, now=make.NOW, persona_id=face, kind=kind)
    assert again(ada).sanctions == {kind}
    answers(ada, number)
    assert read_at_the_desk(mira, number)[-1][1] == SAID


def test_while_the_place_can_only_be_read_nothing_is_said_to_be_sent(ada, mira, face):
    number = write(mira, face)
    make.a_place_changes(read_only_on=make.NOW.date())
    for attempt in (lambda: write(mira, face), lambda: answers(ada, number), lambda: answers(mira, number, as_name="Alder"),
                    lambda: closes(mira, number)):
        with pytest.raises(Refused, match="only be read"):
            attempt()


# ── closing ──────────────────────────────────────────────────────────────────────────────────────
def test_closing_shuts_nobody_out(ada, mira, face):
    number = write(mira, face)
    closes(mira, number)
    closes(mira, number, make.NOW + timedelta(days=3))
    assert Conversation.objects.get().closed_on == make.NOW.date() and not open_conversations(mira)
    assert [one.id for one in closed_conversations(mira)[0]] == [number]
    answers(ada, number)
    assert open_conversations(mira)[0].waits and not own_thread(again(ada), number).is_closed


def test_closed_ones_come_in_pages_and_end(ada, mira, monkeypatch):
    from tealight.letters.queries import desk

    numbers = [write(mira, face_of(ada, f"Words {one}.")) for one in range(3)]
    for day, number in enumerate(numbers):
        closes(mira, number, make.NOW + timedelta(days=day // 2))
    monkeypatch.setattr(desk, "PAGE", 2)
    first, last = closed_conversations(mira)
    rest, end = closed_conversations(mira, last)
    assert [one.id for one in (*first, *rest)] == [numbers[2], *sorted(numbers[:2], reverse=True)] and end is None


def test_a_long_conversation_is_read_in_pages(ada, mira, face, monkeypatch):
    from tealight.letters.queries import thread

    monkeypatch.setattr(thread, "PAGE", 2)
    number = write(mira, face, "one")
    for text in ("two", "three"):
        answers(ada, number, text)
    newest = own_thread(again(ada), number).thread
    earliest = own_thread(again(ada), number, newest.earlier).thread
    assert [one.text for one in (*earliest.letters, *newest.letters)] == ["one", "two", "three"] and earliest.earlier is None


# ── being told ───────────────────────────────────────────────────────────────────────────────────
def told(viewer, now=make.NOW):
    return [(card.text, card.url, card.new) for card in new_letters(again(viewer), None, now)]


def test_it_is_new_until_it_is_answered_or_two_weeks_have_gone(ada, mira, face):
    assert told(ada) == []
    number = write(mira, face)
    assert told(ada) == [("You have a new message", f"/letters/{number}/", False)]
    assert told(ada, make.NOW + NEWS) == []
    answers(ada, number)
    assert told(ada) == []


def test_several_are_one_line_that_leads_to_all_of_them(ada, mira, face):
    for one in (face, ada.persona_id):
        write(mira, one)
    assert told(ada) == [("You have a new message", "/letters/", False)]


def test_who_answered_comes_first_on_the_desk_the_longest_waiting_on_top(ada, ben, mira, face):
    for hour, (viewer, number) in enumerate([(ben, write(mira, ben.persona_id)), (ada, write(mira, face))]):
        answers(viewer, number, now=make.NOW + timedelta(hours=hour))
    write(mira, make.a_person("Dot").persona_id)
    assert [(one.face.name, one.waits) for one in open_conversations(mira)][0::2] == [("Ben", True), ("Dot", False)]

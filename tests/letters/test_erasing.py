"""Deleted by the one it is with, with the account, or when it is old; given in the export; found again in no backup."""

from datetime import timedelta

import pytest

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.closing import erase_all, erase_scattered
from tealight.accounts.erasures import erase_again
from tealight.accounts.queries.leaving import own_things_counted
from tealight.kernel.verdict import NotFound, Refused
from tealight.letters.actions.erase_conversation import erase_conversation
from tealight.letters.actions.erase_old_conversations import KEPT, erase_old_conversations
from tealight.letters.models import Conversation, Letter
from tealight.letters.queries.desk import desk_thread, open_conversations
from tealight.letters.queries.given import conversations_counted, letters_given
from tests import make
from tests.accounts.packed import ask as ask_export
from tests.accounts.packed import fetched, packs
from tests.letters.writing import ASKED, SAID, again, answers, face_of, rows, write


def erases(viewer, number):
    erase_conversation(viewer=again(viewer), now=make.NOW, conversation=number)


def test_deleted_by_whom_it_is_with_it_is_gone_for_both(ada, mira, face):
    number, other = write(mira, face), write(mira, ada.persona_id)
    answers(ada, number)
    erases(ada, number)
    assert [row.id for row in Conversation.objects.all()] == [other] and Letter.objects.count() == 1
    for attempt in (lambda: desk_thread(mira, number), lambda: answers(ada, number), lambda: erases(ada, number)):
        with pytest.raises(NotFound):
            attempt()


def test_the_team_cannot_delete_one(mira, face):
    number = write(mira, face)
    with pytest.raises(NotFound):
        erases(mira, number)


def test_after_it_the_team_may_write_anew(ada, mira, face):
    erases(ada, write(mira, face))
    write(mira, face, "Once more.")
    assert rows() == 1


@pytest.mark.parametrize(("anonymous", "left"), [("keep", 1), ("once", 0)])
def test_with_the_account_goes_the_pen_names_and_of_the_others_what_was_chosen(ada, mira, face, anonymous, left):
    """Kept words keep their conversation: its going at that moment would say whose the face is."""
    write(mira, ada.persona_id)
    number = write(mira, face)
    kept = Conversation.objects.filter(id=number)
    before = list(kept.values_list("tag", "team", "author", "closed_on")), list(Letter.objects.filter(conversation=number).values())
    close_account(viewer=again(ada), now=make.NOW, keep_words=True, anonymous=anonymous)
    erase_all(ada.persona_id, True, make.NOW)
    assert rows() == left
    if left:
        assert (list(kept.values_list("tag", "team", "author", "closed_on")),
                list(Letter.objects.filter(conversation=number).values())) == before
        assert len(open_conversations(mira)) == 1


def test_words_that_go_one_by_one_take_their_conversation_along(ada, mira, face):
    write(mira, face)
    close_account(viewer=again(ada), now=make.NOW, keep_words=True, anonymous="days")
    erase_all(ada.persona_id, True, make.NOW)
    erase_scattered(make.NOW + timedelta(days=15))
    assert rows() == 0


def test_half_a_year_after_its_last_letter_it_goes_and_not_before(ada, mira, face):
    number = write(mira, face)
    later = make.NOW + timedelta(days=100)
    answers(ada, number, now=later)

    def tidies(now):
        return erase_old_conversations(viewer=make.TEST, now=now)

    assert tidies(make.NOW + KEPT) == 0 and tidies(later + KEPT - timedelta(hours=1)) == 0
    assert tidies(later + KEPT) == 1 and rows() == 0
    with pytest.raises(Refused):
        erase_old_conversations(viewer=mira, now=later)


def test_what_an_old_backup_brings_back_goes_again(ada, mira, face):
    number = write(mira, face)
    row, letters = Conversation.objects.get(), list(Letter.objects.all())
    erases(ada, number)
    row.save(force_insert=True)
    for letter in letters:
        letter.save(force_insert=True)
    assert erase_again(make.NOW) == 1 and rows() == 0 and erase_again(make.NOW) == 0


def test_the_export_has_both_sides_of_it_and_nobody_elses(ada, ben, mira, face):
    answers(ada, write(mira, face))
    write(mira, ben.persona_id, "To somebody else.")
    ask_export(ada)
    packs()
    packed = fetched(ada)
    assert [(one["from"], one["text"]) for one in packed.json("letters")] == [("Alder, a volunteer here", ASKED), ("You", SAID)]
    assert "To somebody else" not in packed.all and ASKED in packed.all and "Mira" not in packed.all
    assert [entry.title for entry in letters_given(again(mira)).entries()] == []


def test_closing_the_account_says_how_many_there_are(ada, mira, face):
    for one in (face, ada.persona_id, face_of(ada, "Nor can I.")):
        write(mira, one)
    counted = conversations_counted(again(ada))
    assert (counted.private, counted.anonymous, counted.shared) == (1, 2, 0)
    assert "1 conversation with the team" in own_things_counted(again(ada)).private

"""After a theft a conversation has another secret, and all of it other seals; both sides read on (decision 0019)."""

import pytest

from tealight.accounts.models import Persona
from tealight.config.keyed import MOVED
from tealight.kernel.crypto import SealBroken, generations, place_keys, ring
from tealight.kernel.viewer import System
from tealight.letters.keys import letter_keys
from tealight.letters.models import Conversation, Letter
from tealight.letters.queries.rekeying import conversations_left
from tealight.place.policy import may_rekey
from tests import make
from tests.letters.writing import again, answers, face_of, read_at_the_desk, read_by, write

ANEW = System("new keys after a theft")


def moves() -> None:
    """Move all that is under old keys, as the command does: of members their records too."""
    everybody = generations.everybody()
    for one in MOVED.values():
        for row, known in one.find(viewer=ANEW, everybody=everybody).items():
            one.act(viewer=ANEW, now=make.NOW, everybody=everybody, row=row, known=known)


@pytest.fixture
def stolen(ada, ben, mira, face):
    """Three conversations: without a name, with a pen name, and with a face without a seal; then all keys are new."""
    unsealed = face_of(ben, "And I.")
    Persona.objects.filter(id=unsealed).update(seal=None)
    numbers = [(ada, write(mira, face)), (ada, write(mira, ada.persona_id)), (ben, write(mira, unsealed))]
    for viewer, number in numbers:
        answers(viewer, number)
    assert may_rekey(ANEW) and conversations_left(ANEW, generations.everybody()) == {}
    old = generations.everybody()
    generations.begin()
    generations.write_with_new()
    ring.read_again()
    return old, numbers


def test_meanwhile_and_afterwards_both_sides_read_and_write(ada, mira, stolen):
    for viewer, number in stolen[1]:
        answers(viewer, number, "Meanwhile.")
    moves()
    generations.end()
    ring.read_again()
    assert conversations_left(ANEW, generations.everybody()) == {}
    for viewer, number in stolen[1]:
        answers(viewer, number, "Afterwards.")
        assert [text for _, text in read_by(viewer, number)] == [text for _, text in read_at_the_desk(mira, number)]
        assert len(read_by(viewer, number)) == 4


def test_what_was_stolen_opens_and_finds_nothing_of_it(stolen):
    old, numbers = stolen
    secrets = {row.id: row.team.open_json(old.place, row.id)["secret"] for row in Conversation.objects.all()}
    tags = {bytes(row.tag) for row in Conversation.objects.all()}
    moves()
    for row in Conversation.objects.all():
        assert bytes(row.tag) not in tags
        for keys in (old.place, *old.members.values()):
            for sealed in (row.team, row.author):
                with pytest.raises(SealBroken):
                    sealed.open_json(keys, row.id)
    for letter in Letter.objects.all():
        with pytest.raises(SealBroken):
            letter.sealed.open_json(letter_keys(secrets[letter.conversation_id], letter.conversation_id), letter.id)


def test_where_nobody_has_keys_any_more_it_moves_and_looks_alike(ada, mira, stolen):
    from tealight.accounts.actions.close_account import close_account
    from tealight.accounts.closing import erase_all

    close_account(viewer=again(ada), now=make.NOW, keep_words=True)
    erase_all(ada.persona_id, True, make.NOW)
    moves()
    generations.end()
    ring.read_again()
    newest = place_keys().generations[0].number
    assert Conversation.objects.count() == 2
    for row in Conversation.objects.all():
        assert not place_keys().is_old(row.author) and newest > 1
        assert len(read_at_the_desk(mira, row.id)) == 2

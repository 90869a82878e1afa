"""Whoever has every row, before and after, and no key ring, learns of no conversation whose it is (PRIVACY 3, 4, 9)."""

import os
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.models import Persona
from tealight.kernel.crypto import Keys, SealBroken, place_keys
from tealight.letters.models import Conversation, Letter
from tealight.letters.queries.own import own_conversations, own_thread
from tests import make
from tests.ground.work import drain
from tests.groups.dump import changed, dump
from tests.letters.writing import again, answers, face_of, read_at_the_desk, read_by, rows, write

WRITTEN_BY_THE_TEAM = {"letters_conversation", "letters_letter", "accounts_deed", "ledger_link"}


def new_rows(after, before):
    return [(table, dict(row)) for table in after for row in after[table] - before.get(table, set())]


def shapes(written):
    """Rows as they look to whoever cannot open them."""
    return sorted(
        (table, tuple((name, len(value) if isinstance(value, bytes) else type(value)) for name, value in row.items()))
        for table, row in written
    )


@pytest.mark.parametrize("anonymous", [True, False], ids=["without a name", "under a pen name"])
def test_no_row_names_the_author_the_face_or_who_of_the_team_wrote(ada, mira, face, anonymous):
    face = face if anonymous else ada.persona_id
    drain()
    before = dump()
    number = write(mira, face, case=99_000_001)
    drain()
    middle = dump()
    answers(ada, number)
    drain()
    after = dump()
    assert {table for table, _ in new_rows(middle, before)} == WRITTEN_BY_THE_TEAM
    assert {table for table, _ in new_rows(after, middle)} == {"letters_letter"}
    written = new_rows(after, before)
    for one in (ada.member_id, ada.persona_id, mira.member_id, mira.persona_id, face, 99_000_001):
        assert not [table for table, row in written if str(one) in str(row) or one.to_bytes(8, "big") in b"".join(_bytes(row))]
    for name in ("Ada", "Mira", "Alder", Persona.objects.get(id=face).name):
        assert not [table for table, row in written if name in str(row)]


def _bytes(row):
    return [value for value in row.values() if isinstance(value, bytes)]


def test_reading_changes_nothing(ada, mira, face):
    number = write(mira, face)
    drain()
    before = dump()
    read_by(ada, number)
    read_at_the_desk(mira, number)
    assert own_conversations(again(ada)) and changed(before, dump()) == {}


def test_which_side_wrote_shows_in_no_column(ada, mira, face):
    answers(ada, write(mira, face, "x"), "y")
    one, other = (tuple(_shape(row)) for row in Letter.objects.order_by("ordinal"))
    assert one == other


def _shape(row):
    return [len(row.sealed), row.hour, row.conversation_id]


def test_of_somebody_of_nobody_any_more_and_of_a_pen_name_the_same_rows_are_written(ada, ben, mira, face):
    gone = face_of(ben, "And I.")
    close_account(viewer=again(ben), now=make.NOW, keep_words=True)
    drain()
    seen = []
    for one in (face, gone, ada.persona_id):
        before = dump()
        write(mira, one)
        seen.append(shapes(new_rows(dump(), before)))
    assert seen[0] == seen[1] == seen[2] and rows() == 3


def test_two_conversations_of_one_person_have_no_bytes_in_common(ada, mira, face):
    for one in (face, face_of(ada, "Nor can I."), ada.persona_id):
        write(mira, one)
    columns = [bytes(value) for row in Conversation.objects.all() for value in (row.tag, row.team[5:21], row.author[5:21])]
    assert len(set(columns)) == 9
    assert len({(len(row.team), len(row.author)) for row in Conversation.objects.all()}) == 1


def test_a_tag_is_never_used_for_two_faces(ada, mira, face):
    """A slot that is free again would say of two faces that they have one owner."""
    from tealight.letters.actions.erase_conversation import erase_conversation

    tags = set()
    for one in (face, *(face_of(ada, f"Words {number}.") for number in range(3))):
        number = write(mira, one)
        tags.add(bytes(Conversation.objects.get(id=number).tag))
        erase_conversation(viewer=again(ada), now=make.NOW, conversation=number)
    assert len(tags) == 4


# ── the key of a conversation ────────────────────────────────────────────────────────────────────
def test_each_conversation_has_a_key_and_each_side_opens_it_with_their_own(ada, ben, mira, face):
    write(mira, face)
    write(mira, ben.persona_id)
    (hers, his) = sorted(Conversation.objects.all(), key=lambda row: row.team.open_json(place_keys(), row.id)["persona"] != face)
    secret = hers.author.open_json(again(ada).keys, hers.id)["secret"]
    assert secret == hers.team.open_json(place_keys(), hers.id)["secret"]
    assert secret != his.author.open_json(again(ben).keys, his.id)["secret"]
    for keys, value in ((again(ben).keys, hers.author), (place_keys(), hers.author), (again(ada).keys, hers.team)):
        with pytest.raises(SealBroken):
            value.open_json(keys, hers.id)
    letter = hers.letters.get()
    for keys in (place_keys(), again(ada).keys, Keys.from_secret(os.urandom(32), owner=hers.id)):
        with pytest.raises(SealBroken):
            letter.sealed.open_json(keys, letter.id)


def test_in_a_place_that_never_unseals_it_arrives_all_the_same(db):
    make.a_place(never_unseals=True)
    ada, ben, mira = make.a_person("Ada"), make.a_person("Ben"), make.a_person("Mira", roles=("moderator",))
    face = face_of(ada)
    assert Persona.objects.get(id=face).seal is None
    number = write(mira, face)
    answers(ada, number)
    assert len(read_by(ada, number)) == 2 and own_conversations(again(ben)) == ()
    sizes = {len(row.author) for row in Conversation.objects.filter(id__in=[number, write(mira, ada.persona_id)])}
    assert len(sizes) == 1


def test_the_same_is_asked_whether_it_is_named_or_not(ada, ben, mira):
    """Each bears one face beside the pen name; the one was written to under it, the other under the pen name."""
    numbers = {ada.member_id: write(mira, face_of(ada)), ben.member_id: write(mira, (face_of(ben), ben.persona_id)[1])}
    asked = []
    for viewer, number in numbers.items():
        viewer = make.as_viewer(viewer)
        with CaptureQueriesContext(connection) as seen:
            own_conversations(viewer)
            own_thread(viewer, number)
        asked.append([_without_values(one["sql"]) for one in seen])
    assert asked[0] == asked[1] and asked[0]


def _without_values(sql: str) -> str:
    return re.sub(r"X?b?'[^']*'(::bytea)?|<memory[^>]*>|\b\d+\b", "?", sql)

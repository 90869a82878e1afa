"""Whoever has every row before and after, and no key ring, learns of no unsealing whom it was about (PRIVACY 3, 4, 10)."""

import ast

from tealight.accounts.actions.close_account import close_account
from tealight.accounts.models import Unsealed
from tealight.moderation.queries.unsealings import answer
from tests import make
from tests.ground.work import drain
from tests.groups.dump import changed, dump
from tests.moderation.asking import again, agree, ask
from tests.structure.code import SOURCE, imports, modules


def rows_of(after, before):
    return [(table, dict(row)) for table in after for row in after[table] - before.get(table, set())]


def names_in(row) -> str:
    return " ".join(str(value) for value in row.values())


def test_no_row_written_names_her_the_face_or_a_keyholder(ada, hazel, otto, face, untold):
    drain()
    before = dump()
    number = ask(hazel, untold)
    agree(otto, number)
    drain()
    after = dump()
    written = rows_of(after, before)
    assert {table for table, _ in written} == {"moderation_unsealing", "accounts_unsealed", "accounts_deed", "ledger_link"}
    for who in (ada, hazel, otto):
        for one in (who.member_id, who.persona_id, who.pen_name):
            assert not [table for table, row in written if str(one) in names_in(row)]
    assert not [table for table, row in written if str(face.id) in names_in(row) or face.name in names_in(row)]
    assert not [table for table, row in written if str(untold) in names_in(row)]


def test_nothing_else_changes_and_reading_the_answer_changes_nothing(ada, hazel, otto, untold):
    number = ask(hazel, untold)
    before = dump()
    agree(otto, number)
    assert changed(before, dump()).keys() == {"moderation_unsealing", "accounts_unsealed", "accounts_deed", "ledger_link"}
    before = dump()
    assert answer(hazel, make.NOW, number).pen_name == "Ada"
    assert changed(before, dump()) == {}


def test_the_pen_name_stands_in_no_row_and_opens_with_no_key_but_by_the_ring(ada, hazel, otto, untold):
    """Not even whoever holds the place's keys reads it in a row; it is worked out when the two look."""
    from tealight.accounts.models import Deed
    from tealight.kernel.crypto import place_keys
    from tealight.moderation.models import Unsealing

    agree(otto, ask(hazel, untold))
    opened = [deed.facts.open_json(place_keys(), deed.id) for deed in Deed.objects.all()]
    row = Unsealing.objects.get()
    opened += [row.asked.open_json(place_keys(), row.id), row.agreed.open_json(place_keys(), row.id)]
    hers = {"Ada", ada.member_id, ada.persona_id}
    # Her pen name's own deeds, such as a role given, are about her openly; none is here.
    assert not [one for one in opened if hers & set(map(_plain, one.values()))]


def _plain(value):
    return value if isinstance(value, int | str) else str(value)


def test_of_somebody_and_of_nobody_any_more_the_same_rows_are_written(ada, ben, hazel, otto, untold):
    gone = make.a_story(ben, "And I.", anonymous=True)
    questions = [ask(hazel, untold), ask(hazel, gone)]
    close_account(viewer=again(ben), now=make.NOW, keep_words=True)
    drain()
    shapes = []
    for number in questions:
        before = dump()
        agree(otto, number)
        shapes.append(sorted(
            (table, tuple((name, len(value) if isinstance(value, bytes) else type(value)) for name, value in row.items()))
            for table, row in rows_of(dump(), before)
        ))
    assert shapes[0] == shapes[1]
    assert Unsealed.objects.count() == 2


def test_two_unsealings_of_one_person_have_no_bytes_in_common(ada, hazel, otto, untold):
    other = make.a_story(again(ada), "And this.", anonymous=True)
    for story in (untold, other):
        agree(otto, ask(hazel, story))
    one, two = Unsealed.objects.all()
    assert bytes(one.tag) != bytes(two.tag) and bytes(one.sealed)[5:17] != bytes(two.sealed)[5:17]
    assert len(one.sealed) == len(two.sealed)


#: who may ask the ring whom an anonymous face belongs to, and what each does with the answer
MAY_LOOK_BEHIND = {
    "moderation/actions/agree_to_unsealing.py": "leaves word to the person",
    "moderation/queries/unsealings.py": "shows it to the two keyholders who agreed",
    "letters/actions/write_first.py": "wraps a conversation's key for the person, and tells nobody whom",
    "moderation/actions/sanction_persona.py": "writes what holds for the person, and tells nobody whom",
}


def test_nothing_else_looks_behind_a_face():
    looking = {
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        for name, _ in imports(path)
        if name in {
            "tealight.accounts.identity.behind", "tealight.accounts.identity.keys_behind", "tealight.kernel.crypto.ring.owner_of",
        }
    }
    asking = {
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        if any(isinstance(node, ast.Attribute) and node.attr == "owner_of" for node in ast.walk(ast.parse(path.read_text())))
    }
    assert looking == MAY_LOOK_BEHIND.keys()
    assert asking == {"accounts/identity.py"}

"""What authors say of words that sounded like danger stands among the notes of the case."""

import pytest

from tealight.jobs.later import NotYet
from tealight.kernel.crypto import place_keys
from tealight.kernel.crypto.cases import case_keys, make_case_keys
from tealight.kernel.ids import new_id
from tealight.moderation import jobs
from tealight.moderation.models import Case, CaseNote, Urgency, Why
from tealight.stories.actions.tell_who_is_safe import SEALED_FOR
from tests import make


@pytest.fixture
def case(ada):
    number, story = new_id(), make.a_story(ada)
    sealed = Case._meta.get_field("snapshot").seal_json(make_case_keys(number), number, [])
    return Case.objects.create(
        id=number, kind="story", thing=story, face=ada.persona_id, why=Why.DANGER, danger="self-harm", urgency=Urgency.DANGER,
        opened_hour=make.NOW, due_hour=make.NOW, snapshot=sealed,
    )


def notes(case):
    return sorted(note.sealed.open_json(case_keys(case.id), note.id)["text"] for note in case.notes.all())


def test_it_stands_there_once_however_often_it_is_told(case):
    said = place_keys().seal(SEALED_FOR, case.thing, b"Who is with the child now? His nan.").hex()
    for _ in range(2):
        jobs.note_not_meant.call(case.thing, kind="story")
        jobs.note_answer.call(case.thing, kind="story", said=said)
    assert notes(case) == ["That’s not what I meant.", "Who is with the child now? His nan."]
    assert "nan" not in str(CaseNote.objects.values_list("sealed"))


def test_before_there_is_a_case_it_waits_for_it(case):
    with pytest.raises(NotYet):
        jobs.note_not_meant.call(case.thing + 1, kind="story")
    with pytest.raises(NotYet):
        jobs.note_not_meant.call(case.thing, kind="reply")


def test_only_the_software_notes_it(case, mira):
    from tealight.kernel.verdict import Refused
    from tealight.moderation.actions.note_from_author import note_from_author

    with pytest.raises(Refused):
        note_from_author(viewer=mira, now=make.NOW, kind="story", thing=case.thing, text="No.")
    assert notes(case) == []

"""Content notes: an operator adds and retires them, and nobody's filters lose their hold."""

import pytest

from tealight.kernel.verdict import Refused
from tealight.place.actions.add_note import add_note
from tealight.place.actions.retire_note import retire_note
from tealight.place.models import ContentNote
from tealight.place.notes import OWN_BITS, STARTING_NOTES
from tealight.place.queries import notes, place
from tests import make
from tests.make import NOW

TYPED = {"label": "Pets", "phrase": "a pet who died", "meaning": "an animal of the family"}


def test_a_note_is_added_and_can_be_chosen_by_authors_and_readers(olive, ada, browser_of):
    desk, before = browser_of(olive), place().version
    for _ in range(2):
        page = desk.send(desk.get("/desk/notes/").form("/desk/notes/"), follow=False, **TYPED)
        assert (page.status, page.goes_to) == (303, "/desk/notes/")
    note = notes().by_key["pets"]
    assert note.mask == 1 << OWN_BITS[0] and place().version == before + 1
    assert note.mask & (ada.filters.cover | ada.filters.leave_out) == 0, "nobody’s filters change by it"
    writer = browser_of(ada)
    assert "an animal of the family" in writer.get("/stories/new/").main
    writer.send(writer.get("/account/filters/").form("/account/filters/"), **{"note-pets": "leave-out"})
    story = make.a_story(make.a_person("Ben"), "The dog knew.", title="Rex", notes=["pets"])
    assert "Rex" not in writer.get("/stories/").main
    assert "A story with a pet who died." in writer.get(f"/stories/{story}/").main


def test_a_note_above_a_paragraph_is_written_by_its_name(olive, ada, browser_of):
    add_note(viewer=olive, now=NOW, label="Hospital corridors", phrase="hospital corridors")
    story = make.a_story(ada, "We waited.\n\n[note: hospital corridors]\n\nThe lights were green.")
    assert "[note" not in browser_of(ada).get(f"/stories/{story}/").main


def test_a_retired_note_is_offered_no_longer_and_still_keeps_away_what_carries_it(olive, ada, browser_of):
    ben = make.a_person("Ben")
    story = make.a_story(ben, "Two lines.", title="The test", notes=["pregnancy"])
    desk = browser_of(olive)
    for _ in range(2):
        assert desk.post("/desk/notes/pregnancy/retire/").status == 303
    reader = browser_of(ada)
    assert "a positive test" not in reader.get("/stories/new/").main
    form = reader.get("/account/filters/").form("/account/filters/")
    assert "note-pregnancy" not in form.fields
    reader.send(form, **{"note-faith": "cover"})
    for someone in (ada, make.a_person("Late Comer")):
        assert notes().by_key["pregnancy"].mask & make.as_viewer(someone.member_id).filters.leave_out
        assert "The test" not in browser_of(someone).get("/stories/").main
    assert "A story with a pregnancy." in reader.get(f"/stories/{story}/").main
    assert browser_of(ben).get(f"/stories/{story}/edit/").form().fields["notes"] == ["pregnancy"]


def test_a_note_retired_by_mistake_is_offered_again(olive, ada, browser_of):
    desk = browser_of(olive)
    desk.post("/desk/notes/faith/retire/")
    desk.send(desk.get("/desk/notes/").form("/desk/notes/faith/offer/"))
    assert "prayer, religion" in browser_of(ada).get("/stories/new/").main


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"label": ""}, "The note needs a name."),
    ({"phrase": ""}, "Say it as part of a sentence."),
    ({"label": "x" * 41}, "1 characters longer than the 40"),
    ({"label": "Faith"}, "There is a note of this name already"),
    ({"label": "suicide, or self harm"}, "There is a note of this name already"),
    ({"label": "…"}, "Use letters from a to z"),
    ({"phrase": "a\x00b"}, "null byte"),
])
def test_bad_input_is_answered_and_kept(olive, browser_of, typed, sentence):
    desk = browser_of(olive)
    page = desk.send(desk.get("/desk/notes/").form("/desk/notes/"), follow=False, **{**TYPED, **typed})
    assert page.status == 422 and sentence in page.main and "an animal of the family" in page.html
    assert ContentNote.objects.count() == len(STARTING_NOTES)


def test_no_bit_is_ever_given_twice_and_they_end(olive):
    for number in range(len(OWN_BITS)):
        key = add_note(viewer=olive, now=NOW, label=f"Note {number}", phrase="x")
        retire_note(viewer=olive, now=NOW, note=key)
    assert ContentNote.objects.values("bit").distinct().count() == len(STARTING_NOTES) + len(OWN_BITS)
    with pytest.raises(Refused, match="retired ones counted"):
        add_note(viewer=olive, now=NOW, label="One more", phrase="x")


def test_nobody_but_an_operator_keeps_the_notes(ada, mira, browser_of):
    for someone in (ada, mira):
        assert browser_of(someone).get("/desk/notes/").status == 404
        assert browser_of(someone).post("/desk/notes/faith/retire/").status == 404
        with pytest.raises(Refused):
            add_note(viewer=someone, now=NOW, label="Mine", phrase="x")
        with pytest.raises(Refused):
            retire_note(viewer=someone, now=NOW, note="faith")

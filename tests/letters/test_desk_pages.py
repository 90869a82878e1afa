"""The team's pages: beginning with words that are offered, under a duty name, and learning nothing of whose a face is."""

import pytest

from tealight.accounts.models import Persona
from tealight.config.slots import SLOTS
from tealight.kernel.crypto import place_keys
from tealight.letters.models import Conversation, Letter
from tealight.letters.starting import WORDS, words
from tests.letters.writing import ASKED, SAID, answers, read_by, rows, write


@pytest.fixture
def desk(mira, browser_of):
    return browser_of(mira)


def test_a_letter_begins_with_words_that_are_offered_and_can_be_changed(ada, face, desk, monkeypatch):
    monkeypatch.setitem(SLOTS, "duty name", "tests.letters.writing.on_duty_as")
    page = desk.get(f"/desk/letters/new/{face}/?case=5")
    for label, _ in WORDS.values():
        assert label in page.main
    page = desk.get(f"/desk/letters/new/{face}/?words=plan&case=5")
    form = page.form(f"/desk/letters/new/{face}/")
    assert form.fields["name"] == ["Alder"] and form.fields["text"] == [words("plan", "Alder")] and "I’m Alder" in form.fields["text"][0]
    page = desk.send(form, text=form.fields["text"][0].replace("tonight", "today"))
    row = Conversation.objects.get()
    assert page.url == f"/desk/letters/{row.id}/" and row.team.open_json(place_keys(), row.id)["case"] == 5
    assert "Are you thinking of ending your life today?" in read_by(ada, row.id)[0][1]


def test_whoever_writes_first_sees_what_was_written_before_and_for_which_case(ada, mira, face, desk):
    number = write(mira, face, case=5)
    answers(ada, number)
    page = desk.get(f"/desk/letters/new/{face}/?case=6")
    assert SAID in page.main and ASKED in page.main and "Words to begin with" not in page.main
    page = desk.send(page.form(f"/desk/letters/new/{face}/"), name="Rowan", text="I am here.")
    assert page.url == f"/desk/letters/{number}/" and "/desk/cases/6/" in page.links()
    assert rows() == 1 and read_by(ada, number)[-1] == ("Rowan", "I am here.")


def test_the_words_offered_hold_no_number_and_nobodys_name_without_one(face, desk):
    for key in WORDS:
        said = words(key, "Alder")
        assert said.startswith("I’m Alder") and not any(sign.isdigit() for sign in said)
        assert words(key, "").startswith("I’m a volunteer")
    assert desk.get(f"/desk/letters/new/{face}/?words=nothing").form(f"/desk/letters/new/{face}/").fields["text"] == [""]


def test_what_cannot_be_sent_stays_in_the_box(ben, face, desk):
    form = desk.get(f"/desk/letters/new/{face}/?case=5").form(f"/desk/letters/new/{face}/")
    for typed, says in (({"name": "Ben"}, "duty name"), ({"name": ""}, "on duty"), ({"text": ""}, "nothing here")):
        given = {"name": "Alder", "text": SAID, **typed}
        page = desk.send(form, **given)
        found = page.form(f"/desk/letters/new/{face}/").fields
        assert page.status == 422 and says in page.main and not rows()
        assert (found["name"], found["text"], found["case"]) == ([given["name"]], [given["text"]], ["5"])


def test_pressed_twice_it_is_sent_once(face, desk):
    form = desk.get(f"/desk/letters/new/{face}/").form(f"/desk/letters/new/{face}/")
    for _ in range(2):
        desk.send(form, name="Alder", text=ASKED)
    assert Letter.objects.count() == 1


def test_the_page_of_an_anonymous_face_leads_to_its_story_and_to_nobody(ada, mira, face, desk):
    number = write(mira, face)
    answers(ada, number)
    page = desk.get(f"/desk/letters/{number}/")
    assert f"/stories/{Persona.objects.get(id=face).story}/" in page.links()
    for shown in (page, desk.get("/desk/letters/"), desk.get(f"/desk/letters/new/{face}/")):
        assert "Ada" not in shown.html and str(ada.persona_id) not in shown.html and str(ada.member_id) not in shown.html


def test_there_is_no_page_to_write_to_nobody(mira, desk):
    for face in (mira.persona_id, 4711):
        assert desk.get(f"/desk/letters/new/{face}/").status == 404


def test_the_desk_leads_to_it(desk):
    assert "/desk/letters/" in desk.get("/desk/").links()


def test_nothing_says_whether_anybody_has_read(ada, mira, face, desk, browser_of):
    number = write(mira, face)
    before = [desk.get(url).html for url in ("/desk/letters/", "/desk/letters/closed/")]
    browser_of(ada).get(f"/letters/{number}/")
    assert [desk.get(url).html for url in ("/desk/letters/", "/desk/letters/closed/")] == before


def test_each_deed_of_the_team_is_in_the_record_and_none_of_the_words(ada, mira, face, desk):
    from tealight.accounts.models import Deed
    from tealight.accounts.queries.deeds import changed_deeds
    from tests import make

    number = write(mira, face)
    answers(ada, number)
    answers(mira, number, "I am here.", as_name="Alder")
    desk.send(desk.get(f"/desk/letters/{number}/").form(f"/desk/letters/{number}/closing/"))
    facts = [deed.facts.open_json(place_keys(), deed.id) for deed in Deed.objects.order_by("number")]
    mine = [one for one in facts if one.get("conversation") == number]
    assert [(one["by"], one["persona"]) for one in mine] == [(mira.persona_id, face)] * 3
    assert not [one for one in mine if ASKED in str(one) or "Alder" in str(one)] and changed_deeds(make.TEST) == []

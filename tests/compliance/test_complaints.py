"""The log of complaints: dated, sealed, added to and never written over; and the software's own numbers beside it."""

from datetime import timedelta

import pytest

from tealight.compliance.actions.log_complaint import log_complaint
from tealight.compliance.actions.note_step import note_step
from tealight.compliance.actions.rekey_complaint import rekey_complaint
from tealight.compliance.actions.take_words_away import take_words_away
from tealight.compliance.models import Complaint
from tealight.compliance.queries.complaints import complaints, counted_here, twelve_months
from tealight.kernel import clock
from tealight.kernel.crypto import place_keys
from tealight.kernel.verdict import Refused
from tealight.moderation.models import Appeal, Decision
from tests.groups.dump import dump
from tests.make import NOW, TEST

URL = "/desk/workbook/complaints/"
TODAY = clock.day(clock.now())
TYPED = {"about": "taken-down", "what": "A reader says that a photo was taken down wrongly."}


@pytest.fixture
def entry(olive):
    log_complaint(viewer=olive, now=NOW, number=7, about="team", received_on=NOW.date(), what="About a tone.")
    return Complaint.objects.get()


def test_a_complaint_is_written_down_once_and_sealed(olive, browser_of):
    browser = browser_of(olive)
    form = browser.get(URL).form(URL)
    for _ in range(2):  # pressed twice
        assert browser.send(form, follow=False, **TYPED).status == 303
    row = Complaint.objects.get()
    assert (row.about, row.received_on, row.settled_on) == ("taken-down", TODAY, None)
    page = browser.get(URL)
    assert "Something was taken down wrongly" in page.main and "Not settled yet." in page.main
    assert TYPED["what"] in browser.get(f"{URL}{row.id}/").main
    assert "photo was taken down" not in dump()
    assert row.sealed.open_json(place_keys(), row.id)["by"] == "operator", "a duty, never a name"


def test_what_is_done_is_added_and_what_stands_stays(entry, olive, lena, browser_of):
    url = f"{URL}{entry.id}/"
    browser = browser_of(olive)
    for _ in range(2):
        browser.send(browser.get(url).form(url), text="We asked the trustee.")
    other = browser_of(lena)
    page = other.send(other.get(url).form(url), text="We said sorry.", settled="on")
    assert "About a tone." in page.main and page.main.count("We asked the trustee.") == 1 and "We said sorry." in page.main
    assert "the operator" in page.main and "the safeguarding lead" in page.main and "Settled on" in page.main
    assert Complaint.objects.get().settled_on == TODAY
    browser.send(browser.get(url).form(url), text="They wrote again.")
    assert Complaint.objects.get().settled_on is None and len(complaints(olive)[0].steps) == 3


def test_words_that_named_somebody_can_be_taken_away(entry, olive, browser_of):
    browser, url = browser_of(olive), f"{URL}{entry.id}/words/"
    page = browser.send(browser.get(url).form(url))
    assert "The words are gone." in page.main and "Somebody on the team" in page.main
    page = browser.get(f"{URL}{entry.id}/")
    assert "About a tone." not in page.main and "were taken away" in page.main and not [f for f in page.forms if f.action == f"{URL}{entry.id}/"]
    take_words_away(viewer=olive, now=NOW, complaint=entry.id)
    with pytest.raises(Refused, match="taken away"):
        note_step(viewer=olive, now=NOW, complaint=entry.id, text="More.", settled=False)
    assert browser.get(f"{URL}8/").status == browser.get(f"{URL}8/words/").status == 404


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"about": ""}, "Choose one."),
    ({"about": "nothing"}, "Choose one of these."),
    ({"what": ""}, "Say what it is about."),
    ({"what": "a\x00b"}, "a null byte"),
    ({"what": "x" * 8_001}, "1 characters longer"),
    ({"received_on": "soon"}, "This is no day."),
    ({"received_on": f"{TODAY + timedelta(days=2)}"}, "This day has not come yet."),
])
def test_bad_input_is_kept_and_nothing_is_logged(olive, browser_of, typed, sentence):
    browser = browser_of(olive)
    page = browser.send(browser.get(URL).form(URL), follow=False, **{**TYPED, **typed})
    assert page.status == 422 and sentence in page.main and not Complaint.objects.exists()
    assert "what" in typed or TYPED["what"] in page.html


def test_only_those_who_answer_for_the_place_write_it(entry, ada, mira, browser_of):
    for someone in (ada, mira):
        for path in ("", f"{entry.id}/", f"{entry.id}/words/"):
            assert browser_of(someone).get(URL + path).status == 404
    for someone in (ada, mira, TEST):
        with pytest.raises(Refused):
            log_complaint(viewer=someone, now=NOW, number=9, about="team", received_on=NOW.date(), what="x")
        with pytest.raises(Refused):
            note_step(viewer=someone, now=NOW, complaint=entry.id, text="x", settled=False)
        with pytest.raises(Refused):
            take_words_away(viewer=someone, now=NOW, complaint=entry.id)
    with pytest.raises(Refused):
        rekey_complaint(viewer=ada, now=NOW, everybody=None, row=entry.id, known=())


def test_the_software_offers_its_own_numbers_and_names_nobody(ada, olive, browser_of):
    since, until = twelve_months(TODAY)
    assert counted_here(olive, TODAY).noticed == ()
    for number, days in enumerate((1, 1, 1, 1, 1, 1, 400), 1):
        Decision.objects.create(
            id=number, face=ada.persona_id, what="remove", category="privacy", noticed="report", sealed=b"x", decided_on=until - timedelta(days=days)
        )
    Appeal.objects.create(
        tag=b"t" * 32, decision_id=1, sealed=b"x", appealed_on=since, answer=b"x", heard_on=until - timedelta(days=1), outcome="undone"
    )
    found = counted_here(olive, TODAY)
    assert found.noticed == (("Somebody told us", "5 or more"),) and found.appeals == (("It was undone", "a few"),)
    page = browser_of(olive).get(URL)
    assert "Decided because: somebody told us" in page.main and "Appeals that ended so: it was undone" in page.main
    assert "Ada" not in page.main and str(ada.persona_id) not in page.html

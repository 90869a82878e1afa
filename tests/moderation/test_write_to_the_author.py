"""From a case to its author, who answers, and neither learns who the other is."""

import re

import pytest

from tealight.kernel import clock
from tealight.moderation.models import Case
from tests import make
from tests.moderation.at_desk import a_case, close
from tests.stories.wishes import wishes


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    """It is the evening of the tests, on every page."""
    monkeypatch.setattr(clock, "now", lambda: make.NOW)


@pytest.mark.parametrize("anonymous", [True, False], ids=["without a name", "under a pen name"])
def test_a_case_leads_to_a_letter_and_the_letter_back_to_the_case(ada, mira, browser_of, anonymous):
    case = a_case("story", make.a_story(ada, "I’ve written the letters.", anonymous=anonymous), "danger", danger="self-harm")
    desk, face = browser_of(wishes(mira)), Case.objects.get(id=case).face
    (way,) = [link for link in desk.get(f"/desk/cases/{case}/").links() if "/desk/letters/" in link]
    assert way == f"/desk/letters/new/{face}/?case={case}"
    form = desk.get(f"{way}&words=plan").form(f"/desk/letters/new/{face}/")
    page = desk.send(form, name="Alder")
    assert f"/desk/cases/{case}/" in page.links() and (anonymous is False or "Ada" not in page.html)
    hers = browser_of(ada)
    letter = next(link for link in hers.get("/").links() if re.fullmatch(r"/letters/\d+/", link))
    page = hers.send(hers.get(letter).form(letter), text="I am at the kitchen table.")
    assert "Alder, a volunteer here" in page.main and "Mira" not in page.html
    assert "answered within the hour" in desk.get("/desk/letters/").main


def test_there_is_no_way_to_write_where_nobody_wrote_or_nothing_is_left_to_do(ada, mira, browser_of):
    desk = browser_of(wishes(mira))
    case = a_case("story", make.a_story(ada))
    close(case)
    faceless = a_case("story", make.a_story(make.as_viewer(ada.member_id), "And this."))
    Case.objects.filter(id=faceless).update(face=None)
    for one in (case, faceless):
        assert not [link for link in desk.get(f"/desk/cases/{one}/").links() if "/desk/letters/new/" in link]
